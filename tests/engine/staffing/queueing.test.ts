import { describe, expect, it } from 'vitest';
import { readProcesses, type StaffingModel, simulateStaffing, type WorkTime } from '#engine';

/** One step and nothing else: the textbook's queue. */
const XML = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wutong="https://wutong.dev/bpmn/1" id="d" targetNamespace="https://wutong.dev/test">
  <bpmn:process id="queue" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>a</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="serve" name="受理" wutong:post="acceptance" wutong:level="town"><bpmn:incoming>a</bpmn:incoming><bpmn:outgoing>b</bpmn:outgoing></bpmn:userTask>
    <bpmn:endEvent id="end"><bpmn:incoming>b</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="serve" /><bpmn:sequenceFlow id="b" sourceRef="serve" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

const DAY_MINUTES = 420;
const FLAT = Array.from({ length: 24 }, () => 1);

async function queue(perMinute: number, officers: number, work: WorkTime): Promise<StaffingModel> {
  const read = await readProcesses(XML);
  const process = read.ok ? read.value[0] : undefined;
  if (!process) throw new Error(JSON.stringify(read));
  return {
    process,
    calls: {},
    calendar: { id: 'c', title: '日历', holidays: {}, workdays: {}, publishedYears: [2026], utcOffset: 480 },
    start: '2026-03-02',
    // Some 40,000 cases, however many come in a day.
    days: Math.min(690, Math.floor(40_000 / (perMinute * DAY_MINUTES))),
    warmUp: 10,
    promised: { value: 5, unit: 'workingDay' },
    arrivals: { perDay: perMinute * DAY_MINUTES, profile: FLAT },
    steps: { serve: { element: 'serve', name: '受理', pool: 'town/acceptance', work, outcomes: [] } },
    pools: [{ id: 'town/acceptance', post: 'acceptance', level: 'town', officers, share: 1 }],
    seed: 7,
  };
}

/** Erlang C: mean wait in minutes for arrivals λ and service rate μ a minute at c officers. */
function erlangWait(lambda: number, mu: number, c: number): number {
  const load = lambda / mu;
  let [term, sum] = [1, 0];
  for (let n = 0; n < c; n += 1) {
    sum += term;
    term *= load / (n + 1);
  }
  const queued = (term * c) / (c - load);
  return queued / (sum + queued) / (c * mu - lambda);
}

/** One run strays by some percent: queues remember. */
const SEEDS = [1, 2, 3];
const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const within = (found: number, expected: number, part: number) =>
  expect(Math.abs(found - expected) / expected, `${found} against ${expected}`).toBeLessThan(part);

describe('the simulation agrees with queueing theory', () => {
  it.each([
    [1, 0.5],
    [3, 0.7],
    [6, 0.75],
  ])('M/M/%i at %f: mean wait, queue and utilization within 5 %%', async (officers, load) => {
    const mean = 2;
    const lambda = (load * officers) / mean;
    const model = await queue(lambda, officers, { kind: 'exponential', mean });
    const pools = SEEDS.flatMap((seed) => simulateStaffing({ ...model, seed }).pools);
    const wait = erlangWait(lambda, 1 / mean, officers);
    within(meanOf(pools.map((pool) => pool.wait.mean)), wait, 0.05);
    // Little's law.
    within(meanOf(pools.map((pool) => pool.queue.mean)), lambda * wait, 0.05);
    within(meanOf(pools.map((pool) => pool.utilization)), load, 0.02);
    expect(pools.some(({ overloaded }) => overloaded)).toBe(false);
  });

  it('M/G/1 with triangular work: Pollaczek and Khinchine within 5 %', async () => {
    const [min, mode, max] = [2, 3, 10];
    const mean = (min + mode + max) / 3;
    const variance = (min ** 2 + mode ** 2 + max ** 2 - min * mode - min * max - mode * max) / 18;
    const lambda = 0.6 / mean;
    const model = await queue(lambda, 1, { kind: 'triangular', min, mode, max });
    const results = SEEDS.map((seed) => simulateStaffing({ ...model, seed }));
    const wait = (lambda * (variance + mean ** 2)) / (2 * (1 - 0.6));
    within(meanOf(results.map(({ pools }) => pools[0]?.wait.mean ?? 0)), wait, 0.05);
    within(results[0]?.steps[0]?.work ?? 0, mean, 0.01);
  });

  it('nine of ten in M/M/1 wait no longer than the exponential tail says, within 5 %', async () => {
    const lambda = 0.3;
    const model = await queue(lambda, 1, { kind: 'exponential', mean: 2 });
    const tails = SEEDS.map((seed) => simulateStaffing({ ...model, seed }).pools[0]?.wait.p90 ?? 0);
    // P(W > t) = ρ·e^(−(μ−λ)t)
    within(meanOf(tails), Math.log(0.6 / 0.1) / (0.5 - lambda), 0.05);
  });

  it('says that more comes than can be worked', async () => {
    const model = await queue(1.2, 1, { kind: 'exponential', mean: 2 });
    const result = simulateStaffing({ ...model, days: 60 });
    expect(result.pools[0]).toMatchObject({ overloaded: true });
    expect(result.ended).toBeLessThan(result.arrived);
  });

  it('counts half of the officers’ time as twice the work', async () => {
    const whole = await queue(0.2, 2, { kind: 'exponential', mean: 4 });
    const half = { ...whole, steps: { serve: { ...whole.steps.serve, work: { kind: 'exponential', mean: 2 } } } };
    const pools = whole.pools.map((pool) => ({ ...pool, share: 0.5 }));
    const short = { days: 100, warmUp: 5 };
    const a = simulateStaffing({ ...whole, ...short });
    const b = simulateStaffing({ ...(half as StaffingModel), pools, ...short });
    expect(b.pools[0]?.wait.mean).toBeCloseTo(a.pools[0]?.wait.mean ?? 0, 6);
  });
});

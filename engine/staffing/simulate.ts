import { detailOf } from '../bpmn/detail.ts';
import type { FlowNode } from '../bpmn/model.ts';
import { parseDuration } from '../bpmn/timer.ts';
import { dueDate } from '../deadline/index.ts';
import { arrivalsOf } from './arrivals.ts';
import { type OpenAxis, openAxis } from './axis.ts';
import { type EventQueue, eventQueue } from './heap.ts';
import { drawWork, type Random, randomOf, randomOfCase } from './random.ts';
import { meanOf, quantile, type Tally, type TimeAverage, timeAverage, waitFigures } from './tally.ts';
import type { PoolFigures, StaffedStep, StaffingModel, StaffingResult, StaffPool } from './types.ts';
import { begin, goOn, type Rest, type Scope, type Walker } from './walk.ts';

/** Bounds of one run. */
export const MOST_CASES = 300_000;
export const MOST_DAYS = 750;
/** Working days after the measured ones in which their last cases may end. */
const TAIL_DAYS = 60;
/** Working days that applicants take on the average to hand in what was asked for. */
const APPLICANT_DAYS = 3;
const DAY = 86_400_000;

interface Kase {
  root: Scope;
  random: Random;
  /** Minutes on the axis. */
  arrived: number;
  measured: boolean;
  acceptedAt?: number;
  /** Minutes in which the clock stood. */
  paused: number;
  ended?: true;
}

interface Job {
  kase: Kase;
  rest: Rest;
  step: StaffedStep;
  since: number;
}

type Event = { type: 'arrival' } | { type: 'done'; job: Job; pool?: Pool } | { type: 'resume'; kase: Kase; rest: Rest };

interface Pool {
  source: StaffPool;
  free: number;
  queue: Job[];
  /** Jobs taken from the front of `queue`. */
  taken: number;
  waits: Tally;
  length: TimeAverage;
  busy: TimeAverage;
}

/** A run that is played piece by piece, so that a page stays alive. */
export interface StaffingRun {
  /** Plays so many events; true when nothing is left to play. */
  advance(events: number): boolean;
  /** 0 to 1. */
  progress(): number;
  result(): StaffingResult;
}

/** What is wrong with a model's size, in words; undefined: nothing. */
export function staffingBounds({ days, warmUp, arrivals, pools }: StaffingModel): string | undefined {
  if (!(days >= 1) || days + warmUp > MOST_DAYS) return `测算天数为 1 至 ${MOST_DAYS} 个工作日（含预热）。`;
  if (!(arrivals.perDay > 0)) return '每天来件数应大于 0。';
  if ((days + warmUp + TAIL_DAYS) * arrivals.perDay > MOST_CASES)
    return `一次最多模拟 ${MOST_CASES} 件，请减少天数或每天来件数。`;
  if (!arrivals.profile.some((weight) => weight > 0)) return '各时段来件比重不能全为 0。';
  if (pools.some(({ officers, share }) => !(officers >= 1) || !(share > 0 && share <= 1)))
    return '每个岗位至少 1 人，可用时间为 1% 至 100%。';
  return undefined;
}

/** Throws RangeError beyond `staffingBounds`. */
export function startSimulation(model: StaffingModel): StaffingRun {
  const fault = staffingBounds(model);
  if (fault !== undefined) throw new RangeError(fault);
  const axis = openAxis(model.calendar, model.start, model.warmUp + model.days + TAIL_DAYS);
  return new Run(model, axis);
}

/** The whole run at once. */
export function simulateStaffing(model: StaffingModel): StaffingResult {
  const run = startSimulation(model);
  while (!run.advance(100_000));
  return run.result();
}

class Run implements StaffingRun {
  private readonly events: EventQueue<Event> = eventQueue();
  private readonly walker: Walker;
  private readonly pools: Map<string, Pool>;
  private readonly waits = new Map<string, Tally>();
  private readonly works = new Map<string, Tally>();
  private readonly next: () => number;
  private readonly from: number;
  private readonly to: number;
  private readonly end: number;
  private now = 0;
  private cases = 0;
  private arrived = 0;
  private ended = 0;
  private open = 0;
  private onTime = 0;
  private clocked = 0;
  private readonly turnarounds: number[] = [];

  constructor(
    private readonly model: StaffingModel,
    private readonly axis: OpenAxis,
  ) {
    this.walker = { calls: model.calls, conditions: new Map() };
    this.from = axis.days[model.warmUp] ?? 0;
    this.to = axis.days[model.warmUp + model.days] ?? 0;
    this.end = axis.days.at(-1) ?? 0;
    this.pools = new Map(model.pools.map((source) => [source.id, poolOf(source, this.from, this.to)]));
    this.next = arrivalsOf(axis, model.arrivals, randomOf(model.seed));
    this.await();
  }

  advance(events: number): boolean {
    for (let played = 0; played < events; played += 1) {
      if (this.over()) return true;
      const event = this.events.take();
      if (!event) return true;
      this.now = event.at;
      this.play(event.event);
    }
    return false;
  }

  progress(): number {
    return this.to === 0 ? 1 : Math.min(1, this.now / this.to);
  }

  /** The measured days have passed and all their cases have ended, or will not in the time that is left. */
  private over(): boolean {
    return this.now > this.end || (this.now > this.to && this.open === 0);
  }

  private await(): void {
    const at = this.next();
    if (Number.isFinite(at)) this.events.put(at, { type: 'arrival' });
  }

  private play(event: Event): void {
    if (event.type === 'arrival') this.arrive();
    else if (event.type === 'done') this.finish(event.job, event.pool);
    else this.proceed(event.kase, event.rest, '');
  }

  private arrive(): void {
    const measured = this.now >= this.from && this.now < this.to;
    const random = randomOfCase(this.model.seed, this.cases++);
    const { root, rests } = begin(this.walker, this.model.process, random);
    const kase: Kase = { root, random, arrived: this.now, measured, paused: 0 };
    if (measured) {
      this.arrived += 1;
      this.open += 1;
    }
    for (const rest of rests) this.rest(kase, rest);
    this.settle(kase);
    this.await();
  }

  /** A token rests: it waits for an officer, for the applicant or for time to pass. */
  private rest(kase: Kase, rest: Rest): void {
    const step = this.model.steps[rest.node.id];
    const pool = step?.pool === undefined ? undefined : this.pools.get(step.pool);
    if (rest.node.type !== 'userTask' || !step) this.delay(kase, rest, this.waitOf(kase, rest.node));
    else if (!pool) this.delay(kase, rest, drawWork(step.work, kase.random));
    else this.queue(pool, { kase, rest, step, since: this.now });
  }

  private queue(pool: Pool, job: Job): void {
    if (pool.free > 0) {
      this.serve(pool, job);
      return;
    }
    pool.queue.push(job);
    pool.length.change(this.now, pool.queue.length - pool.taken);
  }

  private delay(kase: Kase, rest: Rest, minutes: number): void {
    if (rest.node.settings.clock === 'pause') kase.paused += minutes;
    this.events.put(this.now + minutes, { type: 'resume', kase, rest });
  }

  private waitOf({ random }: Kase, node: FlowNode): number {
    const day = this.end / Math.max(1, this.axis.days.length - 1);
    const { timer } = detailOf(node);
    const iso = timer?.kind === 'duration' ? parseDuration(timer.text) : undefined;
    if (!timer || !iso)
      return day * drawWork({ kind: 'triangular', min: 0, mode: APPLICANT_DAYS, max: 2 * APPLICANT_DAYS }, random);
    if (timer.workingDay) return day * iso.days;
    const at = this.axis.toReal(this.now) + (iso.years * 365 + iso.months * 30 + iso.days) * DAY + iso.ms;
    return Math.max(0, this.axis.toOpen(at) - this.now);
  }

  private serve(pool: Pool, job: Job): void {
    const minutes = drawWork(job.step.work, job.kase.random);
    pool.free -= 1;
    pool.busy.change(this.now, pool.source.officers - pool.free);
    if (job.kase.measured) {
      const wait = this.now - job.since;
      pool.waits.values.push(wait);
      tallyOf(this.waits, job.step.element).values.push(wait);
      tallyOf(this.works, job.step.element).values.push(minutes);
    }
    // Who has half the time for this item is twice as long at it.
    this.events.put(this.now + minutes / pool.source.share, { type: 'done', job, pool });
  }

  private finish({ kase, rest, step }: Job, pool: Pool | undefined): void {
    if (pool) this.release(pool);
    const outcome = pick(step, kase.random);
    if (outcome?.kind === 'accept') kase.acceptedAt ??= this.now;
    this.proceed(kase, rest, outcome?.id ?? '');
  }

  private release(pool: Pool): void {
    pool.free += 1;
    const job = pool.queue[pool.taken];
    if (!job) {
      pool.busy.change(this.now, pool.source.officers - pool.free);
      return;
    }
    pool.taken += 1;
    if (pool.taken > 1_000 && pool.taken * 2 > pool.queue.length) {
      pool.queue.splice(0, pool.taken);
      pool.taken = 0;
    }
    pool.length.change(this.now, pool.queue.length - pool.taken);
    this.serve(pool, job);
  }

  private proceed(kase: Kase, rest: Rest, outcome: string): void {
    if (kase.ended) return;
    for (const next of goOn(this.walker, rest, outcome, kase.random)) this.rest(kase, next);
    this.settle(kase);
  }

  private settle(kase: Kase): void {
    if (kase.ended || kase.root.tokens > 0) return;
    kase.ended = true;
    if (!kase.measured) return;
    this.open -= 1;
    this.ended += 1;
    this.turnarounds.push(this.now - kase.arrived);
    if (kase.acceptedAt === undefined) return;
    this.clocked += 1;
    const { calendar, promised } = this.model;
    const due = dueDate(calendar, this.axis.toReal(kase.acceptedAt), promised).due;
    if (this.axis.toReal(this.now - kase.paused) <= due) this.onTime += 1;
  }

  result(): StaffingResult {
    const { axis, model } = this;
    const day = this.end / Math.max(1, axis.days.length - 1);
    const pools = [...this.pools.values()].map((pool) => poolFigures(pool, this.now));
    const busiest = pools.toSorted((a, b) => b.utilization - a.utilization)[0];
    const mean = meanOf(this.turnarounds);
    return {
      arrived: this.arrived,
      ended: this.ended,
      onTime: this.clocked === 0 ? null : this.onTime / this.clocked,
      turnaround: mean === undefined ? null : { mean: mean / day, p90: (quantile(this.turnarounds, 0.9) ?? 0) / day },
      pools,
      steps: Object.values(model.steps).flatMap(({ element, name, pool }) => {
        const waits = this.waits.get(element);
        if (!waits) return [];
        const work = meanOf(this.works.get(element)?.values ?? []) ?? 0;
        return [{ element, name, wait: waitFigures(waits), work, ...(pool === undefined ? {} : { pool }) }];
      }),
      ...(busiest ? { bottleneck: busiest.id } : {}),
    };
  }
}

const poolOf = (source: StaffPool, from: number, to: number): Pool => ({
  source,
  free: source.officers,
  queue: [],
  taken: 0,
  waits: { values: [] },
  length: timeAverage(from, to),
  busy: timeAverage(from, to),
});

/** Queues that still grow at the end of the measured days belong to a pool that cannot keep up. */
function poolFigures({ source, waits, length, busy }: Pool, now: number): PoolFigures {
  const utilization = busy.mean(now) / source.officers;
  const queue = { mean: length.mean(now), max: length.max() };
  const { id, post, level, officers } = source;
  const overloaded = utilization > 0.995 && queue.mean > officers;
  return { id, post, level, officers, wait: waitFigures(waits), queue, utilization, overloaded };
}

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const known = tallies.get(key) ?? { values: [] };
  tallies.set(key, known);
  return known;
}

function pick({ outcomes }: StaffedStep, random: Random): StaffedStep['outcomes'][number] | undefined {
  const total = outcomes.reduce((sum, { share }) => sum + Math.max(0, share), 0);
  let left = random() * total;
  for (const outcome of outcomes) {
    left -= Math.max(0, outcome.share);
    if (left < 0) return outcome;
  }
  return outcomes[0];
}

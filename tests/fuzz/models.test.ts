import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileDecisions, readDefinitions } from '#engine';
import { walkThrough } from '../engine/kernel/random/lead.ts';
import { newWalk } from '../engine/kernel/random/walk.ts';
import { corpus } from './corpus.ts';
import { changes, mutated } from './mutate.ts';

/** `WUTONG_FUZZ=200000`: so many changed files, half of them BPMN, half DMN. */
const asked = Number(process.env.WUTONG_FUZZ ?? 0);
const RUNS = asked > 0 ? asked / 2 : 80;
const TIMEOUT = asked > 0 ? 12 * 3_600_000 : 120_000;
const seed = Number(process.env.WUTONG_FUZZ_SEED ?? 20261123);
/** Microseconds of the processor that one file may take: other work on the machine does not count. */
const LONGEST = 15_000_000;
const MEMORY = 1_500_000_000;

/** Characters of a file that takes long to read: one in ten is as large. */
const LARGE = 20_000;

const dice = fc.array(fc.nat(10_000), { minLength: 6, maxLength: 6 });
const which = fc.nat(1_000_000);

async function inTime(work: () => Promise<void>): Promise<void> {
  const start = process.cpuUsage();
  await work();
  expect(process.cpuUsage(start).user).toBeLessThan(LONGEST);
  expect(process.memoryUsage().heapUsed).toBeLessThan(MEMORY);
}

const isSaid = ({ code, message }: { code: string; message: string }): boolean => code !== '' && message !== '';

/** Reads the file; what can be read is run for a few steps, where every state is looked at. */
async function runModel(xml: string, all: number[]): Promise<boolean> {
  const read = await readDefinitions(xml);
  if (!read.ok) {
    expect(read.problems.length).toBeGreaterThan(0);
    expect(read.problems.every(isSaid)).toBe(true);
    return false;
  }
  if (read.value.processes.length > 0) walkThrough(newWalk(read.value.processes), { count: 1, form: {} }, all);
  return true;
}

async function runDecisions(xml: string): Promise<boolean> {
  const read = await compileDecisions(xml);
  if (!read.ok) {
    expect(read.problems.every(isSaid)).toBe(true);
    return false;
  }
  for (const { id } of read.value.entries) {
    const result = read.value.evaluate(id, {});
    if (result.ok) JSON.stringify(result.value);
    else expect(result.problems.every(isSaid)).toBe(true);
  }
  return true;
}

it.each([
  ['BPMN', /\.bpmn(?:20\.xml)?$/, ['third-party-bpmn', 'betsy'], runModel],
  ['DMN', /\.dmn$/, ['dmn-tck'], runDecisions],
])(
  'changed %s files are problems or models, in time, never exceptions',
  { timeout: TIMEOUT },
  async (_, ending, suites, run) => {
    const files = corpus(ending, suites);
    const small = files.filter((file) => file.length < LARGE);
    expect(small.length).toBeGreaterThan(0);
    let compiled = 0;
    await fc.assert(
      fc.asyncProperty(which, changes, dice, async (at, list, all) => {
        const from = at % 10 === 0 ? files : small;
        const xml = mutated(from[at % from.length] ?? '', list);
        await inTime(async () => {
          if (await run(xml, all)) compiled += 1;
        });
      }),
      { numRuns: RUNS, seed },
    );
    expect(compiled).toBeGreaterThan(RUNS / 50);
  },
);

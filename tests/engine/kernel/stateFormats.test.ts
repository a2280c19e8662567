import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Case, MONDAY, names, play, readFixture, readGolden } from './harness.ts';

const FOLDER = new URL('../../fixtures/state/', import.meta.url);

/** A case as an earlier version wrote it, after `done` steps of a golden trace. */
interface Kept extends Case {
  fixture: string;
  done: number;
}

/** The format of today. `UPDATE_STATES=1` writes it anew, until it ships; then it is kept for ever. */
const TODAY = 'v2.json';

/** Every state in the middle of a golden trace that has something of its own: an optional member, or another wait. */
async function statesOfToday(): Promise<Kept[]> {
  const kept: Kept[] = [];
  const seen = new Set<string>();
  for (const fixture of names()) {
    const golden = readGolden(fixture);
    const processes = await readFixture(fixture, golden.also);
    for (let done = 1; done < golden.steps.length; done++) {
      const { end } = play(processes, { ...golden, steps: golden.steps.slice(0, done) });
      const { v, next, ended, ...members } = end?.state ?? { v: 2, next: 0, ended: 'failed' };
      const shape = JSON.stringify(members).replace(/"(?:at|via|element|process|digest)":"[^"]*"|-?\d+/g, '');
      if (!end || ended || golden.brief || seen.has(shape)) continue;
      seen.add(shape);
      kept.push({ fixture, done, ...end });
    }
  }
  return kept;
}

if (process.env.UPDATE_STATES === '1') {
  const lines = (await statesOfToday()).map((kept) => `  ${JSON.stringify(kept)}`);
  writeFileSync(new URL(TODAY, FOLDER), `[\n${lines.join(',\n')}\n]\n`);
}

const keptIn = (file: string): Kept[] => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));

/** Plays the rest of the trace on the kept state. */
async function finish({ fixture, done, state, data }: Kept): Promise<void> {
  const golden = readGolden(fixture);
  const since = golden.steps.slice(0, done).findLast(({ at }) => at !== undefined)?.at;
  const left = golden.steps.slice(done);
  const processes = await readFixture(fixture, golden.also);
  const { steps, end } = play(
    processes,
    { ...golden, steps: left },
    { state, data },
    since ? Date.parse(since) : MONDAY,
  );
  expect(steps).toEqual(left);
  expect(end?.state.ended).toBe(golden.ended);
}

describe.each(readdirSync(FOLDER))('cases kept in %s still finish', (file) => {
  it.each(keptIn(file).map((kept): [string, Kept] => [kept.fixture, kept]))('%s', (_, kept) => finish(kept));

  it('has cases that wait for a task, job, message, time, event, join, instance or call, and incidents', () => {
    const waits = keptIn(file).flatMap(({ state }) => state.tokens.map((token) => token.waits));
    expect([...new Set(waits)].sort()).toEqual([
      'children',
      'event',
      'incident',
      'job',
      'join',
      'message',
      'task',
      'timer',
    ]);
  });

  it('is of the format that its name says', () => {
    const version = Number(/v(\d+)/.exec(file)?.[1]);
    for (const { state } of keptIn(file)) expect(state.v).toBe(version);
  });
});

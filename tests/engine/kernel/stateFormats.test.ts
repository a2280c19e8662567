import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Case, MONDAY, play, readFixture, readGolden } from './harness.ts';

const FOLDER = new URL('../../fixtures/state/', import.meta.url);

/** A case as an earlier version wrote it, after `done` steps of a golden trace. */
interface Kept extends Case {
  fixture: string;
  done: number;
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

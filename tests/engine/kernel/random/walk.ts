import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { advance, isRefusal, type KernelCommand, type KernelContext, type KernelFact, type Process } from '#engine';
import { calendar } from '../calendar.ts';
import { type Case, deepFreeze, MONDAY, stored } from '../harness.ts';
import { checkState, type Ledger, newLedger } from './invariants.ts';

/** One case that is led at random, with all that it did. */
export interface Walk {
  /** The main process first, then those that it calls. */
  processes: Process[];
  now: number;
  case: Case | null;
  facts: KernelFact[];
  ledger: Ledger;
  /** Accepted commands, each with the bytes of what came of it. */
  log: { command: KernelCommand; now: number; bytes: string }[];
}

export const newWalk = (processes: Process[]): Walk => ({
  processes: deepFreeze(processes),
  now: MONDAY,
  case: null,
  facts: [],
  ledger: newLedger(),
  log: [],
});

const contextOf = (walk: Walk, now: number): KernelContext => ({
  now,
  calendar,
  process: (id) => walk.processes.find((process) => process.id === id),
});

function mainOf({ processes: [process] }: Walk): Process {
  if (!process) throw new Error('A walk needs a process.');
  return process;
}

/**
 * One command on frozen input: a state that is the same after storage, and everything in it in its place. False if the
 * command was refused.
 */
export function step(walk: Walk, command: KernelCommand): boolean {
  const process = mainOf(walk);
  const before = deepFreeze(walk.case);
  const first = advance(process, before, deepFreeze(command), contextOf(walk, walk.now));
  const bytes = JSON.stringify(first);
  if (isRefusal(first)) return false;
  const next = { state: first.state, data: first.data };
  const rebuilt = stored(next);
  if (!isDeepStrictEqual(rebuilt, next)) expect(rebuilt).toStrictEqual(next);
  walk.case = rebuilt;
  for (const fact of first.facts) walk.facts.push(fact);
  walk.log.push({ command, now: walk.now, bytes });
  checkState(walk, rebuilt.state, first.facts);
  return true;
}

/** The same commands again, without storage between them: the same bytes at every step. */
export function replay(walk: Walk): void {
  const process = mainOf(walk);
  let before: Case | null = null;
  for (const { command, now, bytes } of walk.log) {
    const result = advance(process, before, command, contextOf(walk, now));
    if (JSON.stringify(result) !== bytes) expect(JSON.stringify(result)).toBe(bytes);
    if (isRefusal(result)) return;
    before = { state: result.state, data: result.data };
  }
}

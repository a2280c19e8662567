import { expect } from 'vitest';
import type { KernelCommand, KernelState } from '#engine';
import { hostile, invited, uninvited } from './commands.ts';
import { replay, step, type Walk } from './walk.ts';

const HOUR = 3_600_000;
/** A case that multiplies its tokens is left at this size: its model is the lint's. */
export const CROWD = 150;
/** One that ran into the limit of steps is not retried: the next hundred thousand say nothing new. */
const LONG_STORY = 100_000;

/** One turn for each die: mostly what the state invites, then what comes from outside, then what nobody may do. */
export function lead(walk: Walk, dice: readonly number[]): void {
  for (const die of dice) {
    const state = walk.case?.state;
    if (!state || state.ended || state.tokens.length > CROWD || walk.facts.length > LONG_STORY) break;
    walk.now += HOUR;
    if (die % 7 === 3) step(walk, pick(uninvited(state, die), die));
    else if (die % 7 === 5) step(walk, pick(hostile(state, die), die));
    else accept(walk, state, die);
  }
}

const pick = (commands: KernelCommand[], die: number): KernelCommand =>
  commands[Math.floor(die / 7) % commands.length] ?? { type: 'case.terminate', reason: '试验' };

/** What the state invites must not be refused; a timer is waited for. */
export function accept(walk: Walk, state: KernelState, die: number): void {
  const commands = invited(walk.processes, state, die);
  const command = commands[die % Math.max(1, commands.length)];
  if (!command) return;
  const timer = state.timers.find(({ id }) => command.type === 'timer.fire' && id === command.timer);
  if (timer) walk.now = Math.max(walk.now, timer.due);
  expect(step(walk, command), `${JSON.stringify(command)} was refused`).toBe(true);
}

/** Begins a case, leads it and does it all again. */
export function walkThrough(walk: Walk, data: object, dice: readonly number[]): void {
  if (!step(walk, { type: 'case.start', data } as KernelCommand)) return;
  lead(walk, dice);
  replay(walk);
}

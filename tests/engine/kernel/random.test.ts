import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, isRefusal, type KernelCommand, type KernelFact, type KernelState, type Process } from '#engine';
import { compile } from '../bpmn/model.ts';
import { anyBlock } from './blocks.ts';
import { draw } from './drawing.ts';
import { type Case, deepFreeze, MONDAY, stored } from './harness.ts';

const HOUR = 3_600_000;

/** Commands that the state invites, and some that it does not. */
function commandsFor(state: KernelState, word: string): KernelCommand[] {
  const commands: KernelCommand[] = state.tokens.flatMap((token): KernelCommand[] => {
    if (token.waits === 'task') return [{ type: 'task.complete', task: token.id, outcome: word }];
    if (token.waits === 'job') return [{ type: 'job.complete', job: token.id }];
    if (token.waits === 'event') return [{ type: 'message.deliver', name: 'windReport' }];
    return token.waits === 'incident' ? [{ type: 'incident.retry', token: token.id }] : [];
  });
  return [...commands, ...state.timers.map((timer): KernelCommand => ({ type: 'timer.fire', timer: timer.id }))];
}

/** What may or may not be waited for. */
const fromOutside = (id: number): KernelCommand[] => [
  { type: 'signal.deliver', name: 'gale' },
  { type: 'message.deliver', name: 'windReport' },
  { type: 'escalation.throw', token: id, escalation: 'late' },
  { type: 'error.throw', token: id, error: 'storm' },
];

const stale = (id: number): KernelCommand[] => [
  { type: 'task.complete', task: id },
  { type: 'task.sendBack', task: id, target: 'start' },
  { type: 'job.complete', job: id },
  { type: 'job.fail', job: id, error: 'storm', message: '大风' },
  { type: 'incident.retry', token: id },
  { type: 'timer.fire', timer: id },
  { type: 'message.deliver', name: 'nothing' },
];

interface Walk {
  process: Process;
  now: number;
  case: Case;
  facts: KernelFact[];
}

/** One command, twice on frozen input: same bytes both times, and the state survives storage. */
function step(walk: Walk, command: KernelCommand): boolean {
  const before = deepFreeze(walk.case);
  const first = advance(walk.process, before, command, { now: walk.now });
  const second = advance(walk.process, before, command, { now: walk.now });
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  if (isRefusal(first)) return false;
  const next = { state: first.state, data: first.data };
  expect(stored(next)).toEqual(next);
  walk.case = stored(next);
  walk.facts.push(...first.facts);
  conserved(walk);
  return true;
}

/** Tokens are conserved: what was entered and has not left is what lives, and nothing lives in an ended case. */
function conserved({ case: { state }, facts }: Walk): void {
  expect(state.ended !== undefined).toBe(state.tokens.length === 0);
  const alive = new Set<number>();
  for (const fact of facts) {
    if (fact.type === 'element.entered') alive.add(fact.token);
    if (fact.type === 'element.completed' || fact.type === 'element.terminated')
      expect(alive.delete(fact.token)).toBe(true);
  }
  const outside = ['arrive', 'leave'];
  const visiting = state.tokens.filter((token) => token.waits !== 'join' && !outside.includes(token.retry ?? ''));
  expect([...alive].sort()).toEqual(visiting.map((token) => token.id).sort());
  for (const scope of state.scopes)
    expect(state.tokens.find((token) => token.id === scope.id)).toMatchObject({ waits: 'children' });
  for (const timer of state.timers)
    expect(timer.token === 0 || state.tokens.some((token) => token.id === timer.token)).toBe(true);
  for (const entry of state.done ?? []) expect(entry.scope === 0 || isLive(state, entry.scope)).toBe(true);
  for (const { by, token, scope } of state.undoing ?? [])
    for (const id of [by, token, scope]) expect(id === 0 || isLive(state, id)).toBe(true);
  if (state.ended) expect([state.done, state.undoing, state.met, state.result]).toEqual(Array(4).fill(undefined));
  for (const token of state.tokens)
    expect(token.scope === 0 || state.scopes.some((scope) => scope.id === token.scope)).toBe(true);
}

const isLive = (state: KernelState, token: number): boolean => state.tokens.some(({ id }) => id === token);

function begin(process: Process, choices: Record<string, boolean>): Walk {
  const walk: Walk = { process, now: MONDAY, case: { state: {} as KernelState, data: {} }, facts: [] };
  const started = advance(process, null, { type: 'case.start', data: { form: choices } }, { now: MONDAY });
  if (isRefusal(started)) throw new Error(started.code);
  walk.case = stored({ state: started.state, data: started.data });
  walk.facts.push(...started.facts);
  conserved(walk);
  return walk;
}

function wander(walk: Walk, dice: number[]): void {
  for (const die of dice) {
    if (walk.case.state.ended) break;
    walk.now += HOUR;
    const invited = commandsFor(walk.case.state, ['again', 'enough', 'go'][die % 3] ?? 'go');
    const all = die % 5 === 0 ? stale(die % 40) : die % 7 === 0 ? fromOutside(anyToken(walk, die)) : invited;
    const command = all[die % all.length];
    if (command) step(walk, command);
  }
}

const anyToken = ({ case: { state } }: Walk, die: number): number => state.tokens[die % state.tokens.length]?.id ?? -1;

/** Works whatever is open, without going round again, until the case ends. */
function finish(walk: Walk): void {
  for (let turn = 0; turn < 500 && !walk.case.state.ended; turn++) {
    walk.now += HOUR;
    const commands = commandsFor(walk.case.state, 'go');
    const command = commands[turn % commands.length];
    if (!command) throw new Error(`Stuck: ${JSON.stringify(walk.case.state)}`);
    // Only a timer may be asked for too early.
    if (!step(walk, command)) expect(command.type).toBe('timer.fire');
  }
  const failed = walk.facts.some((fact) => fact.type === 'case.ended' && fact.code === 'storm');
  expect(walk.case.state.ended).toBe(failed ? 'failed' : 'completed');
}

describe('random models in random order', () => {
  it('conserves tokens, is deterministic, survives storage and always comes to its end', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(anyBlock, fc.array(fc.nat(1000), { maxLength: 40 }), async (block, dice) => {
        const { xml, choices } = draw(block);
        const walk = begin(await compile(xml), choices);
        wander(walk, dice);
        finish(walk);
        // Only a job that happened to be told to fail waits as an incident.
        for (const fact of walk.facts) if (fact.type === 'incident.raised') expect(fact.code).toBe('storm');
      }),
      { numRuns: 400, seed: 20261123 },
    );
  });
});

import { expect } from 'vitest';
import type { KernelFact, KernelState, Process, Token } from '#engine';
import { detailOf, triggersOf } from '../../../../engine/bpmn/detail.ts';
import type { Walk } from './walk.ts';

/** The process that a scope runs. */
export function processAt(processes: readonly Process[], state: KernelState, scope: number): Process | undefined {
  for (let at = scopeOf(state, scope); at; at = scopeOf(state, at.parent)) {
    const called = at.process;
    if (called !== undefined) return processes.find(({ id }) => id === called);
  }
  return processes[0];
}

const scopeOf = (state: KernelState, id: number) => state.scopes.find((scope) => scope.id === id);
const isLive = (state: KernelState, token: number): boolean => state.tokens.some(({ id }) => id === token);

/** What holds after every command. */
export function checkState(walk: Walk, state: KernelState, fresh: KernelFact[]): void {
  expect(state.ended !== undefined, 'an ended case has no tokens, another one has').toBe(state.tokens.length === 0);
  checkTokens(walk, state);
  checkScopes(walk, state);
  checkTimers(walk, state);
  checkCompensation(state);
  checkFacts(fresh, state);
  if (state.ended) expect([state.done, state.undoing, state.met, state.result]).toEqual(Array(4).fill(undefined));
  else expect(isMovable(walk, state), 'something can go on').toBe(true);
}

/** Somebody or something from outside can, or must, move a token; a timer without end would hide that nobody does. */
const isMovable = (walk: Walk, state: KernelState): boolean =>
  state.timers.some(({ repeat }) => repeat !== -1) || state.tokens.some((token) => mayMove(walk, state, token));

/** What was entered and has not left is what lives, each with an id of its own. */
function checkTokens({ facts }: Walk, state: KernelState): void {
  const alive = new Set<number>();
  const open = { task: new Set<number>(), timer: new Set<number>() };
  for (const fact of facts) {
    if (fact.type === 'element.entered') alive.add(fact.token);
    if (fact.type === 'element.completed' || fact.type === 'element.terminated')
      expect(alive.delete(fact.token), `${fact.type} of ${fact.element}, which has not been entered`).toBe(true);
    if (fact.type === 'task.created') open.task.add(fact.token);
    if (fact.type === 'task.completed' || fact.type === 'task.canceled')
      expect(open.task.delete(fact.token), `${fact.type} of ${fact.element}`).toBe(true);
    if (fact.type === 'timer.set') open.timer.add(fact.timer);
    if (fact.type === 'timer.fired' || fact.type === 'timer.canceled')
      expect(open.timer.delete(fact.timer), `${fact.type} of ${fact.element}`).toBe(true);
  }
  const visiting = state.tokens.filter(({ waits, retry }) => waits !== 'join' && retry !== 'arrive' && retry !== 'leave');
  expect(sorted(alive), 'elements entered and not left').toEqual(sorted(visiting.map(({ id }) => id)));
  const working = state.tokens.filter(({ waits }) => waits === 'task').map(({ id }) => id);
  expect(sorted(open.task), 'open tasks').toEqual(sorted(working));
  expect(sorted(open.timer), 'open timers').toEqual(sorted(state.timers.map(({ id }) => id)));
  const ids = [...state.tokens, ...state.timers].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Math.max(0, ...ids)).toBeLessThan(state.next);
}

const sorted = (ids: Iterable<number>): number[] => [...ids].sort((a, b) => a - b);

/** Each scope has the token that waits for it, at its element, in its parent; each token is in a scope and a process. */
function checkScopes({ processes }: Walk, state: KernelState): void {
  expect(new Set(state.scopes.map(({ id }) => id)).size).toBe(state.scopes.length);
  for (const scope of state.scopes) {
    const owner = state.tokens.find(({ id }) => id === scope.id);
    expect(owner, `owner of scope ${scope.id}`).toMatchObject({ at: scope.element, scope: scope.parent });
    expect(owner?.waits === 'children' || owner?.retry === 'complete', `owner of ${scope.element} waits`).toBe(true);
  }
  for (const token of state.tokens) {
    expect(token.scope === 0 || scopeOf(state, token.scope) !== undefined, `scope of ${token.at}`).toBe(true);
    expect(processAt(processes, state, token.scope)?.nodes[token.at], `element ${token.at}`).toBeDefined();
  }
}

/** Each timer belongs to an event that waits where it hangs; who waits for a time has a timer. */
function checkTimers({ processes }: Walk, state: KernelState): void {
  for (const { token: id, element, scope } of state.timers) {
    const token = state.tokens.find((one) => one.id === id);
    if (scope) {
      expect(id === 0 || scopeOf(state, id) !== undefined, `scope of timer ${element}`).toBe(true);
      const handlers = Object.values(processAt(processes, state, id)?.handlers ?? {}).flat();
      expect(handlers).toContain(element);
    } else expect(token && eventsAt(processes, state, token), `events that wait with ${element}`).toContain(element);
  }
  for (const token of state.tokens)
    if (token.waits === 'timer') expect(state.timers.some((timer) => timer.token === token.id)).toBe(true);
}

function eventsAt(processes: Process[], state: KernelState, token: Token): string[] {
  const process = processAt(processes, state, token.scope);
  const node = process?.nodes[token.at];
  if (!process || !node) return [];
  const behind = node.outgoing.flatMap((flow) => process.flows[flow]?.target ?? []);
  return [node.id, ...node.boundary, ...(node.type === 'eventBasedGateway' ? behind : [])];
}

function checkCompensation(state: KernelState): void {
  for (const entry of state.done ?? []) expect(entry.scope === 0 || isLive(state, entry.scope)).toBe(true);
  for (const { by, token, scope } of state.undoing ?? [])
    for (const id of [by, token, scope]) expect(id === 0 || isLive(state, id)).toBe(true);
}

/** Who is told to wait for a message or signal has been given a place, unless it was canceled in the same step. */
function checkFacts(facts: KernelFact[], state: KernelState): void {
  for (const [at, fact] of facts.entries()) {
    if (fact.type === 'case.ended') expect(at, 'nothing happens after the end').toBe(facts.length - 1);
    if (fact.type !== 'message.awaited' && fact.type !== 'signal.awaited') continue;
    const left = facts.some(
      (other) =>
        (other.type === 'element.completed' || other.type === 'element.terminated') && other.token === fact.token,
    );
    const isThere = fact.token === 0 || isLive(state, fact.token);
    expect(isThere || left || state.ended !== undefined, `${fact.type} of ${fact.element}`).toBe(true);
  }
}

function mayMove({ processes }: Walk, state: KernelState, token: Token): boolean {
  if (token.waits === 'join') return false;
  if (token.waits !== 'children') return true;
  const node = processAt(processes, state, token.scope)?.nodes[token.at];
  return node?.type === 'adHocSubProcess' && detailOf(node).adHoc?.completion !== undefined;
}

/** Names of messages and signals that an element which waits accepts now. */
export function awaited(processes: Process[], state: KernelState, token: Token): { message: string[]; signal: string[] } {
  const process = processAt(processes, state, token.scope);
  const node = process?.nodes[token.at];
  const names = { message: [] as string[], signal: [] as string[] };
  if (!process || !node || !['message', 'event', 'timer'].includes(token.waits)) return names;
  const behind = node.outgoing.flatMap((flow) => process.nodes[process.flows[flow]?.target ?? ''] ?? []);
  const events = node.type === 'eventBasedGateway' ? behind : [node];
  for (const event of events.filter(({ id }) => !token.met?.includes(id)))
    for (const { message, signal } of triggersOf(event)) {
      if (message && message.key === undefined) names.message.push(message.name);
      if (signal !== undefined) names.signal.push(signal);
    }
  return names;
}

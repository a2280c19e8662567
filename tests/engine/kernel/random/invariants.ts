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

/** Asked a million times; said in words only when it does not hold. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`Broken: ${what}`);
}

/** What the facts have opened and not closed. */
export interface Ledger {
  inside: Set<number>;
  tasks: Set<number>;
  timers: Set<number>;
}

export const newLedger = (): Ledger => ({ inside: new Set(), tasks: new Set(), timers: new Set() });

/** What holds after every command. */
export function checkState(walk: Walk, state: KernelState, fresh: KernelFact[]): void {
  must((state.ended !== undefined) === (state.tokens.length === 0), 'an ended case has no tokens, another one has');
  for (const fact of fresh) keep(walk.ledger, fact);
  checkLedger(walk.ledger, state);
  checkIds(state);
  checkScopes(walk, state);
  checkTimers(walk, state);
  checkCompensation(state);
  checkFacts(fresh, state);
  const left = state.done ?? state.undoing ?? state.met ?? state.result;
  must(state.ended ? left === undefined : isMovable(walk, state), 'an ended case keeps nothing, another one can go on');
}

/** Somebody or something from outside can, or must, move a token; a timer without end would hide that nobody does. */
const isMovable = (walk: Walk, state: KernelState): boolean =>
  state.timers.some(({ repeat }) => repeat !== -1) || state.tokens.some((token) => mayMove(walk, state, token));

function keep({ inside, tasks, timers }: Ledger, fact: KernelFact): void {
  switch (fact.type) {
    case 'element.entered':
      must(isNew(inside, fact.token), `${fact.element} is entered once`);
      break;
    case 'element.completed':
    case 'element.terminated':
      must(inside.delete(fact.token), `${fact.element} was entered before its ${fact.type}`);
      break;
    case 'task.created':
      must(isNew(tasks, fact.token), `the task ${fact.element} is created once`);
      break;
    case 'task.completed':
    case 'task.canceled':
      must(tasks.delete(fact.token), `${fact.element} was created before its ${fact.type}`);
      break;
    case 'timer.set':
      must(isNew(timers, fact.timer), `a timer of ${fact.element} is set once`);
      break;
    case 'timer.fired':
    case 'timer.canceled':
      must(timers.delete(fact.timer), `a timer of ${fact.element} was set before its ${fact.type}`);
      break;
  }
}

const isNew = (set: Set<number>, id: number): boolean => set.size < set.add(id).size;

/** Tokens are conserved: what was entered and has not left is what lives; so with tasks and timers. */
function checkLedger({ inside, tasks, timers }: Ledger, { tokens, timers: open }: KernelState): void {
  const visiting = tokens.filter(({ waits, retry }) => waits !== 'join' && retry !== 'arrive' && retry !== 'leave');
  must(isSame(inside, visiting), 'what was entered and has not left is what lives');
  must(
    isSame(
      tasks,
      tokens.filter(({ waits }) => waits === 'task'),
    ),
    'tasks',
  );
  must(isSame(timers, open), 'timers');
}

const isSame = (ids: Set<number>, things: { id: number }[]): boolean =>
  ids.size === things.length && things.every(({ id }) => ids.has(id));

/** Tokens and timers have ids of their own, and the next one will, too. */
function checkIds({ tokens, timers, next }: KernelState): void {
  const ids = [...tokens, ...timers].map(({ id }) => id);
  must(new Set(ids).size === ids.length, 'ids are unique');
  must(
    ids.every((id) => id < next),
    'ids to come are free',
  );
}

/** Each scope has the token that waits for it, at its element, in its parent; each token is in a scope and a process. */
function checkScopes({ processes }: Walk, state: KernelState): void {
  must(new Set(state.scopes.map(({ id }) => id)).size === state.scopes.length, 'scopes are unique');
  for (const { id, element, parent } of state.scopes) {
    const owner = state.tokens.find((token) => token.id === id);
    must(owner?.at === element && owner.scope === parent, `the scope of ${element} has its owner`);
    must(owner?.waits === 'children' || owner?.retry === 'complete', `the owner of the scope of ${element} waits`);
  }
  for (const token of state.tokens) {
    must(token.scope === 0 || scopeOf(state, token.scope) !== undefined, `the scope of ${token.at} is there`);
    const process = processAt(processes, state, token.scope);
    must(process?.nodes[token.at] !== undefined, `the element ${token.at} is there`);
  }
}

/** Each timer belongs to an event that waits where it hangs; who waits for a time has a timer. */
function checkTimers({ processes }: Walk, state: KernelState): void {
  for (const { token: id, element, scope } of state.timers) {
    const token = state.tokens.find((one) => one.id === id);
    const ofScope = () => Object.values(processAt(processes, state, id)?.handlers ?? {}).flat();
    if (scope) must(id === 0 || scopeOf(state, id) !== undefined, `the scope of timer ${element} is there`);
    const events = scope ? ofScope() : token ? eventsAt(processes, state, token) : [];
    must(events.includes(element), `the timer ${element} hangs where its event waits`);
  }
  for (const { waits, id, at } of state.tokens)
    if (waits === 'timer') must(hasTimer(state, id), `${at} waits for a time that is set`);
}

const hasTimer = ({ timers }: KernelState, id: number): boolean =>
  timers.some((timer) => timer.token === id && !timer.scope);

function eventsAt(processes: Process[], state: KernelState, token: Token): string[] {
  const process = processAt(processes, state, token.scope);
  const node = process?.nodes[token.at];
  if (!process || !node) return [];
  const behind = node.outgoing.flatMap((flow) => process.flows[flow]?.target ?? []);
  return [node.id, ...node.boundary, ...(node.type === 'eventBasedGateway' ? behind : [])];
}

function checkCompensation(state: KernelState): void {
  for (const { scope, at } of state.done ?? []) must(scope === 0 || isLive(state, scope), `${at} can be undone`);
  for (const { by, token, scope } of state.undoing ?? [])
    for (const id of [by, token, scope]) must(id === 0 || isLive(state, id), 'who undoes lives');
}

/** Who is told to wait for a message or signal has a place, unless it has left it in the same step. */
function checkFacts(facts: KernelFact[], state: KernelState): void {
  const left = new Set<number>();
  for (const fact of facts)
    if (fact.type === 'element.completed' || fact.type === 'element.terminated') left.add(fact.token);
  for (const [at, fact] of facts.entries()) {
    if (fact.type === 'case.ended') must(at === facts.length - 1, 'nothing happens after the end');
    if (fact.type !== 'message.awaited' && fact.type !== 'signal.awaited') continue;
    const isThere = fact.token === 0 || isLive(state, fact.token) || left.has(fact.token);
    must(isThere || state.ended !== undefined, `${fact.type} of ${fact.element} has its place`);
  }
}

function mayMove({ processes }: Walk, state: KernelState, token: Token): boolean {
  if (token.waits === 'join') return false;
  if (token.waits !== 'children') return true;
  const node = processAt(processes, state, token.scope)?.nodes[token.at];
  return node?.type === 'adHocSubProcess' && detailOf(node).adHoc?.completion !== undefined;
}

/** Names of messages and signals that an element which waits accepts now. */
export function awaited(
  processes: Process[],
  state: KernelState,
  token: Token,
): { message: string[]; signal: string[] } {
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

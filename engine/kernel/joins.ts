import { awaitsStart } from './adHoc.ts';
import { resetComplex, tryActivation } from './complexJoin.ts';
import { raise } from './incidents.ts';
import { enter } from './moving.ts';
import { reachOf } from './reach.ts';
import { dropToken, type Run, rest, type Visit } from './run.ts';
import { findScope, processOf, visitOf } from './scopes.ts';
import type { OpenTimer, Token } from './types.ts';

/** Tokens that wait at a joining element of one scope. What a complex gateway remembers of its first phase is none. */
export const waitingAt = (run: Run, { node, scope }: Visit): Token[] =>
  run.state.tokens.filter(
    (token) => token.waits === 'join' && token.at === node.id && token.scope === scope && token.met === undefined,
  );

/** Takes one waiting token of each of these incoming flows. */
export function consume(run: Run, visit: Visit, flows: readonly string[]): void {
  const waiting = new Map<string | undefined, Token>();
  for (const token of waitingAt(run, visit)) if (!waiting.has(token.via)) waiting.set(token.via, token);
  const taken = new Set(flows.map((flow) => waiting.get(flow)?.id));
  run.state.tokens = run.state.tokens.filter((token) => !taken.has(token.id));
}

/** Lets a token wait at a joining element. */
export function waitToJoin(run: Run, visit: Visit): void {
  visit.id = run.state.next++;
  rest(run, visit, 'join');
}

/** An activity with a start quantity begins when so many tokens have come, by whatever flows (BPMN 2.0 §13.3.2). */
export function heldForQuantity(run: Run, visit: Visit, quantity: number): boolean {
  if (quantity <= 1 || visit.index !== undefined) return false;
  const others = waitingAt(run, visit).slice(0, quantity - 1);
  if (others.length < quantity - 1) waitToJoin(run, visit);
  else for (const token of others) dropToken(run, token.id);
  return others.length < quantity - 1;
}

/**
 * Activates one inclusive or complex gateway that no longer needs to wait. Asked only when everything else rests, so that
 * a token on its way is never overlooked. True if one was activated.
 */
export function fireJoin(run: Run): boolean {
  const joins = waitingJoins(run);
  if (joins.length === 0) return false;
  for (const join of joins)
    if (!join.met && join.node.type === 'complexGateway' && tryActivation(run, join)) return true;
  const synchronizing = joins.filter((join) => join.met || join.node.type === 'inclusiveGateway');
  const ready =
    synchronizing.find((join) => !mustWait(run, join)) ?? synchronizing.find((join) => isCircle(run, join.scope));
  if (!ready) return false;
  if (ready.met) resetComplex(run, ready, ready.met);
  else activateInclusive(run, ready);
  return true;
}

function activateInclusive(run: Run, join: Visit): void {
  consume(run, join, join.node.incoming);
  enter(run, { ...join, via: undefined });
}

/** Inclusive and complex gateways at which tokens wait, once for each scope, in the order of arrival. */
function waitingJoins(run: Run): Visit[] {
  const joins = new Map<string, Visit>();
  let last: Token | undefined;
  for (const token of run.state.tokens) {
    if (token.waits !== 'join') continue;
    // Many tokens at one gateway mostly stand side by side.
    if (last && token.at === last.at && token.scope === last.scope && token.met === undefined) continue;
    last = token;
    const visit = visitOf(run, token);
    if (visit && SYNCHRONIZING.has(visit.node.type)) addJoin(joins, visit);
  }
  return [...joins.values()];
}

/** What a complex gateway remembers stands for the gateway, before the tokens that wait for its reset. */
function addJoin(joins: Map<string, Visit>, visit: Visit): void {
  const key = `${visit.scope} ${visit.node.id}`;
  if (visit.met || !joins.has(key)) joins.set(key, visit);
}

const SYNCHRONIZING = new Set(['inclusiveGateway', 'complexGateway']);

/**
 * A token elsewhere in the scope can come to an incoming flow that has no token, and to none that has one, without
 * passing the gateway (BPMN 2.0 §13.4.3, and §13.4.5 for the reset).
 */
function mustWait(run: Run, join: Visit): boolean {
  const filled = new Set([...waitingAt(run, join).map((token) => token.via), ...(join.met ?? [])]);
  for (const token of run.state.tokens) {
    if (token.scope !== join.scope || (token.waits === 'join' && (token.at === join.node.id || token.met))) continue;
    const flows = reachOf(join.process, join.node, token.at);
    if (flows.size > 0 && !meets(flows, filled)) return true;
  }
  return false;
}

function meets(flows: ReadonlySet<string>, filled: ReadonlySet<string | undefined>): boolean {
  for (const flow of flows) if (filled.has(flow)) return true;
  return false;
}

/** Synchronizing gateways that wait only for each other would wait for ever: then the first one goes. */
const isCircle = (run: Run, scope: number): boolean =>
  run.state.tokens.every((token) => {
    if (token.scope !== scope) return true;
    const type = token.waits === 'join' ? processOf(run, scope)?.nodes[token.at]?.type : undefined;
    return type !== undefined && SYNCHRONIZING.has(type);
  });

const DEADLOCK = {
  code: 'kernel.deadlock',
  message: '汇聚在等待一条不会再到达的分支，流程无法继续，请检查流程的分支与汇聚是否配对。',
};

/** Raises an incident when nothing but joins is left, so that no case hangs unnoticed. */
export function reportDeadlock(run: Run): void {
  const stuck = run.state.tokens.find((token) => token.waits === 'join');
  if (!stuck || run.state.timers.some(isBounded) || !run.state.tokens.every((token) => isPassive(run, token))) return;
  const visit = visitOf(run, stuck);
  if (visit) raise(run, visit, DEADLOCK, 'arrive');
}

/** A timer that repeats without end would hide for ever that nothing else goes on. */
const isBounded = ({ repeat }: OpenTimer): boolean => repeat !== -1;

/**
 * Waits for other tokens only: no person, job or catching event is there that must move it. Boundary events and event
 * sub-processes may still do so, but need not.
 */
function isPassive(run: Run, token: Token): boolean {
  if (token.waits === 'join') return true;
  if (token.waits !== 'children' || !findScope(run, token.id)) return false;
  const visit = visitOf(run, token);
  return !visit || !awaitsStart(token, visit);
}

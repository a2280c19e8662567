import { raise } from './incidents.ts';
import { enter } from './moving.ts';
import { reachOf } from './reach.ts';
import { dropToken, type Run, type Visit } from './run.ts';
import { findScope, processOf, visitOf } from './scopes.ts';
import type { Token } from './types.ts';

/** Tokens that wait at a joining gateway of one scope. */
export const waitingAt = (run: Run, { node, scope }: Visit): Token[] =>
  run.state.tokens.filter((token) => token.waits === 'join' && token.at === node.id && token.scope === scope);

/** Takes one waiting token of each incoming flow. */
export function consume(run: Run, visit: Visit, flows: string[]): void {
  const waiting = waitingAt(run, visit);
  for (const flow of flows) {
    const token = waiting.find((candidate) => candidate.via === flow);
    if (token) dropToken(run, token.id);
  }
}

/**
 * Activates one inclusive gateway that no longer needs to wait. Asked only when everything else rests, so that a token
 * on its way is never overlooked. True if one was activated.
 */
export function fireInclusiveJoin(run: Run): boolean {
  const waiting = run.state.tokens.filter((token) => token.waits === 'join');
  const joins = waiting.flatMap((token) => {
    const visit = visitOf(run, token);
    return visit?.node.type === 'inclusiveGateway' ? [visit] : [];
  });
  const ready = joins.find((join) => !mustWait(run, join)) ?? joins.find((join) => onlyJoinsIn(run, join.scope));
  if (!ready) return false;
  consume(run, ready, ready.node.incoming);
  enter(run, { ...ready, via: undefined });
  return true;
}

/** A live token elsewhere in the scope can still reach an incoming flow that has no token, without passing the gateway. */
function mustWait(run: Run, join: Visit): boolean {
  const filled = new Set(waitingAt(run, join).map((token) => token.via));
  const elsewhere = run.state.tokens.filter((token) => token.scope === join.scope && token.at !== join.node.id);
  return join.node.incoming.some((flow) => {
    if (filled.has(flow)) return false;
    const sources = reachOf(join.process, join.node.id, flow);
    return elsewhere.some((token) => sources.has(token.at));
  });
}

/** Joins that wait for each other would wait for ever: then the first one goes. */
const onlyJoinsIn = (run: Run, scope: number): boolean =>
  run.state.tokens.every((token) => token.scope !== scope || token.waits === 'join');

const DEADLOCK = {
  code: 'kernel.deadlock',
  message: '并行汇聚在等待一条不会再到达的分支，流程无法继续，请检查流程的分支与汇聚是否配对。',
};

/** Raises an incident when nothing but joins is left, so that no case hangs unnoticed. */
export function reportDeadlock(run: Run): void {
  const stuck = run.state.tokens.find((token) => token.waits === 'join');
  if (!stuck || run.state.timers.length > 0 || !run.state.tokens.every((token) => isPassive(run, token))) return;
  const visit = visitOf(run, stuck);
  if (visit) raise(run, visit, DEADLOCK, 'arrive');
}

/** Waits for other tokens only: no person, job, timer or message can move it. */
function isPassive(run: Run, token: Token): boolean {
  if (token.waits === 'join') return true;
  if (token.waits !== 'children' || !findScope(run, token.id)) return false;
  const process = processOf(run, token.scope);
  const boundary = process?.nodes[token.at]?.boundary ?? [];
  return !boundary.some((id) => process?.nodes[id]?.event === 'message');
}

import { detailOf } from '../bpmn/detail.ts';
import type { JsonObject } from '../json.ts';
import { raiseFirst } from './incidents.ts';
import { consume, waitingAt } from './joins.ts';
import { enter } from './moving.ts';
import { dropToken, type Run, type Visit } from './run.ts';
import { endPath } from './scopeEnd.ts';
import type { Token } from './types.ts';
import { evaluateAt } from './variables.ts';

/** What the gateway remembers of its first phase while it waits for its reset. */
export const memoryOf = (run: Run, { node, scope }: Visit): Token | undefined =>
  run.state.tokens.find(
    (token) => token.met && token.waits === 'join' && token.at === node.id && token.scope === scope,
  );

/** First phase: true if the gateway was activated, or raised an incident. */
export function tryActivation(run: Run, visit: Visit): boolean {
  const flows = flowsWaiting(run, visit);
  const vars: JsonObject = { activationCount: flows.length, waitingForStart: true };
  const { activation } = detailOf(visit.node);
  const result = activation === undefined ? undefined : evaluateAt(run, { ...visit, vars }, activation);
  if (result && !result.ok) {
    raiseFirst(run, visit, result.problems, 'arrive');
    return true;
  }
  if (result && result.value !== true) return false;
  consume(run, visit, flows);
  if (flows.length < visit.node.incoming.length) remember(run, visit, flows);
  enter(run, { ...visit, via: undefined, vars });
  return true;
}

const flowsWaiting = (run: Run, visit: Visit): string[] => {
  const filled = new Set(waitingAt(run, visit).map((token) => token.via));
  return visit.node.incoming.filter((flow) => filled.has(flow));
};

function remember(run: Run, { node, scope }: Visit, met: string[]): void {
  run.state.tokens.push({ id: run.state.next++, at: node.id, scope, waits: 'join', met });
}

/**
 * Second phase: what has come by the other flows is consumed. Only then may flows be taken again, and only those whose
 * conditions hold now.
 */
export function resetComplex(run: Run, memory: Visit, met: readonly string[]): void {
  const flows = flowsWaiting(run, memory).filter((flow) => !met.includes(flow));
  consume(run, memory, flows);
  dropToken(run, memory.id);
  const vars: JsonObject = { activationCount: flows.length, waitingForStart: false };
  if (flows.length > 0) enter(run, { ...memory, via: undefined, met: undefined, vars });
  else endPath(run, memory);
}

import { detailOf } from '../bpmn/detail.ts';
import type { FlowNode } from '../bpmn/model.ts';
import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import { cancelScope } from './cancel.ts';
import { raiseFirst } from './incidents.ts';
import { isLoopScope } from './loop/index.ts';
import { complete } from './moving.ts';
import { openScope } from './opening.ts';
import { findToken, type Run, replaceToken, send, type Visit } from './run.ts';
import { isEmpty, ownerOf, visitOf } from './scopes.ts';
import type { Token } from './types.ts';
import { evaluateAt } from './variables.ts';

/**
 * Starts each activity without incoming flow once: all at once, or one after the other in the order of the document
 * (BPMN 2.0 §13.3.5). More runs are started by `adHoc.start`. The token's `met` holds what was started already.
 */
export function startAdHoc(run: Run, visit: Visit): void {
  if (!openScope(run, visit)) return;
  startNext(run, visit);
  if (isEmpty(run, visit.id)) complete(run, visit);
}

/** Stands among the started activities once the condition has held: nothing more is started. */
const CLOSED = '';

function startNext(run: Run, visit: Visit): void {
  const { process, node } = visit;
  const met = findToken(run, visit.id)?.met ?? [];
  const waiting = (process.entries?.[node.id] ?? []).filter((id) => !met.includes(id));
  const due = met.includes(CLOSED) ? [] : waiting.slice(0, detailOf(node).adHoc?.sequential ? 1 : waiting.length);
  if (due.length === 0) return;
  mark(run, visit.id, [...met, ...due]);
  for (const id of due) startInner(run, visit, id);
}

function mark(run: Run, id: number, met: string[]): void {
  const token = findToken(run, id);
  if (token) replaceToken(run, { ...token, met });
}

/** Puts a token at an activity of the ad-hoc sub-process. */
export function startInner(run: Run, visit: Visit, element: string): void {
  const inner = visit.process.nodes[element];
  if (inner) send(run, visit.process, inner, visit.id);
}

/** An event sub-process has interrupted the scope: nothing more is started in it. */
export function closeAdHoc(run: Run, scope: number): void {
  const adHoc = adHocAround(run, scope);
  if (adHoc) mark(run, scope, [...(adHoc.met ?? []), CLOSED]);
}

/** Whether more may be started in the ad-hoc sub-process that a token waits at. */
export const isOpen = (token: Token): boolean => !token.met?.includes(CLOSED);

/** Whether a token stands for an ad-hoc sub-process that goes on until its condition holds: more may be started. */
export const awaitsStart = (token: Token, { node, index }: Visit): boolean =>
  detailOf(node).adHoc?.completion !== undefined && !isLoopScope(node, index) && isOpen(token);

/** The ad-hoc sub-process that a visit stands directly in. */
function adHocAround(run: Run, scope: number): Visit | undefined {
  if (scope === 0) return undefined;
  const owner = ownerOf(run, scope);
  const visit = owner && visitOf(run, owner);
  return visit?.node.type === 'adHocSubProcess' && !isLoopScope(visit.node, visit.index) ? visit : undefined;
}

const isActivity = ({ type }: FlowNode): boolean => !type.endsWith('Event') && !type.endsWith('Gateway');

/**
 * Each time an inner activity completes the completion condition is asked. If it holds the sub-process completes, and
 * cancels what still runs or waits for it. True if the token needs no flows any more.
 */
export function leaveWithinAdHoc(run: Run, visit: Visit): boolean {
  const adHoc = isActivity(visit.node) ? adHocAround(run, visit.scope) : undefined;
  if (!adHoc) return false;
  const done = isDone(run, visit, adHoc);
  if (!done.ok) raiseFirst(run, visit, done.problems, 'leave');
  else if (done.value) close(run, adHoc);
  return !done.ok || done.value;
}

function isDone(run: Run, visit: Visit, adHoc: Visit): Result<boolean> {
  const { completion } = detailOf(adHoc.node).adHoc ?? {};
  if (completion === undefined) return ok(false);
  const result = evaluateAt(run, { ...visit, vars: undefined }, completion);
  return result.ok ? ok(result.value === true) : result;
}

function close(run: Run, adHoc: Visit): void {
  if (!detailOf(adHoc.node).adHoc?.keepRemaining) {
    cancelScope(run, adHoc.id);
    complete(run, adHoc);
    return;
  }
  mark(run, adHoc.id, [...(adHoc.met ?? []), CLOSED]);
  if (isEmpty(run, adHoc.id)) complete(run, adHoc);
}

/**
 * The last token of a scope is gone. An ad-hoc sub-process then starts its next activity, or waits for `adHoc.start`
 * while its condition does not hold. True if the scope goes on.
 */
export function adHocGoesOn(run: Run, scope: number): boolean {
  const adHoc = adHocAround(run, scope);
  if (!adHoc) return false;
  startNext(run, adHoc);
  if (!isEmpty(run, scope)) return true;
  const token = findToken(run, scope);
  return token !== undefined && isOpen(token) && detailOf(adHoc.node).adHoc?.completion !== undefined;
}

import { adHocGoesOn } from './adHoc.ts';
import { cancelScope, interruptScope } from './cancel.ts';
import { scopeUndone } from './compensation/index.ts';
import { complete } from './moving.ts';
import type { Run, Visit } from './run.ts';
import { isEmpty, ownerOf, visitOf } from './scopes.ts';
import type { KernelState } from './types.ts';

/** A path of the scope has ended; when it was the last one, the scope ends, and with scope 0 the case. */
export function endPath(run: Run, visit: Visit): void {
  keepResult(run, visit);
  if (isEmpty(run, visit.scope)) endScope(run, visit.scope, 'completed', visit);
}

/** The last handler of a compensation that nobody waits for has ended. */
export function endIfEmpty(run: Run, scope: number): void {
  if (isEmpty(run, scope)) endScope(run, scope, 'completed');
}

/** The rest of the scope is canceled and the scope ends (terminate end event, BPMN 2.0 §13.5.6). */
export function terminateScope(run: Run, visit: Visit): void {
  keepResult(run, visit);
  cancelScope(run, visit.scope);
  endScope(run, visit.scope, 'terminated', visit);
}

/** The result of an end event holds for the case also when another path ends later, or it stands in an event sub-process. */
function keepResult(run: Run, { node, scope }: Visit): void {
  if (node.result !== undefined && isOfProcess(run, scope)) run.state.result = node.result;
}

/** Scope 0, and the event sub-processes in it. */
function isOfProcess(run: Run, scope: number): boolean {
  let at = scope;
  while (at !== 0) {
    const owner = ownerOf(run, at);
    const visit = owner && visitOf(run, owner);
    if (!visit?.node.detail.eventSubProcess) return false;
    at = visit.scope;
  }
  return true;
}

function endScope(run: Run, scope: number, how: 'completed' | 'terminated', visit?: Visit): void {
  if (scope === 0) endCase(run, how, visit);
  else if (!scopeUndone(run, scope) && !(how === 'completed' && adHocGoesOn(run, scope))) endActivity(run, scope);
}

function endActivity(run: Run, scope: number): void {
  const owner = ownerOf(run, scope);
  const activity = owner && visitOf(run, owner);
  if (activity) complete(run, activity);
}

/** The case ends. `visit` is the end event or last element that ended it, if one did. */
export function endCase(run: Run, how: NonNullable<KernelState['ended']>, visit?: Visit, code?: string): void {
  const result = visit?.node.result ?? (how === 'completed' ? run.state.result : undefined);
  interruptScope(run, 0);
  if (run.state.done) delete run.state.done;
  if (run.state.result) delete run.state.result;
  run.state.ended = how;
  run.facts.push({
    type: 'case.ended',
    how,
    ...(visit ? { element: visit.node.id } : {}),
    ...(result === undefined ? {} : { result }),
    ...(code === undefined ? {} : { code }),
  });
}

import { cancelScope } from './cancel.ts';
import { complete } from './moving.ts';
import type { Run, Visit } from './run.ts';
import { dropScope, isEmpty, ownerOf, visitOf } from './scopes.ts';
import type { KernelState } from './types.ts';

/** A path of the scope has ended; when it was the last one, the scope ends, and with scope 0 the case. */
export function endPath(run: Run, visit: Visit): void {
  if (isEmpty(run, visit.scope)) endScope(run, visit, 'completed');
}

/** The rest of the scope is canceled and the scope ends (terminate end event, BPMN 2.0 §13.5.6). */
export function terminateScope(run: Run, visit: Visit): void {
  cancelScope(run, visit.scope);
  endScope(run, visit, 'terminated');
}

function endScope(run: Run, visit: Visit, how: 'completed' | 'terminated'): void {
  if (visit.scope === 0) {
    endCase(run, how, visit);
    return;
  }
  const owner = ownerOf(run, visit.scope);
  const activity = owner && visitOf(run, owner);
  dropScope(run, visit.scope);
  if (activity) complete(run, activity);
}

/** The case ends. `visit` is the end event or last element that ended it, if one did. */
export function endCase(run: Run, how: NonNullable<KernelState['ended']>, visit?: Visit, code?: string): void {
  run.state.ended = how;
  run.facts.push({
    type: 'case.ended',
    how,
    ...(visit ? { element: visit.node.id } : {}),
    ...(visit?.node.result === undefined ? {} : { result: visit.node.result }),
    ...(code === undefined ? {} : { code }),
  });
}

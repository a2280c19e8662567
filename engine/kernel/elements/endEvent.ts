import { detailOf } from '../../bpmn/detail.ts';
import { cancelScope } from '../cancel.ts';
import { around, followError } from '../errors.ts';
import { complete } from '../moving.ts';
import type { Run, Visit } from '../run.ts';
import { endCase, endPath, terminateScope } from '../scopeEnd.ts';
import type { Behavior } from './behavior.ts';
import { throwMessage } from './intermediateThrowEvent.ts';

/** Ends a path, with a message, an error, or by ending everything else in its scope (BPMN 2.0 §13.5.6). */
export const endEvent: Behavior = {
  execute(run, visit) {
    if (visit.node.event === 'message') throwMessage(run, visit);
    complete(run, visit);
  },
  leave(run, visit) {
    if (visit.node.event === 'terminate') terminateScope(run, visit);
    else if (visit.node.event === 'error') throwError(run, visit);
    else endPath(run, visit);
  },
};

/** An error that nobody catches fails the whole case. */
function throwError(run: Run, visit: Visit): void {
  const code = detailOf(visit.node).error ?? '';
  run.facts.push({ type: 'error.thrown', element: visit.node.id, error: code });
  if (followError(run, code, around(run, visit))) return;
  cancelScope(run, 0);
  endCase(run, 'failed', visit, code);
}

import { triggersOf } from '../../bpmn/detail.ts';
import type { EventKind } from '../../bpmn/model.ts';
import { cancelTransaction } from '../compensation/index.ts';
import { throwError } from '../errors.ts';
import type { Run, Visit } from '../run.ts';
import { endPath, terminateScope } from '../scopeEnd.ts';
import { throwAll, throwAndComplete } from '../throwing.ts';
import { kindOf } from '../triggers.ts';
import type { Behavior } from './behavior.ts';

/** Throws its events and ends a path; or ends its scope with an error, by cancellation or termination (BPMN 2.0 §13.5.6). */
export const endEvent: Behavior = {
  execute: throwAndComplete,
  leave(run, visit) {
    if (visit.node.event === 'none') endPath(run, visit);
    else if (throwAll(run, visit)) end(run, visit);
  },
};

function end(run: Run, visit: Visit): void {
  const error = triggersOf(visit.node).find((trigger) => kindOf(visit.node, trigger) === 'error');
  if (error) throwError(run, error.error ?? '', visit);
  else if (isOneOf(visit, 'cancel') && cancelTransaction(run, visit)) return;
  else if (isOneOf(visit, 'terminate')) terminateScope(run, visit);
  else endPath(run, visit);
}

const isOneOf = ({ node }: Visit, kind: EventKind): boolean =>
  triggersOf(node).some((trigger) => kindOf(node, trigger) === kind);

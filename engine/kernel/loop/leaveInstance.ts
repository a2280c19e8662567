import { detailOf } from '../../bpmn/detail.ts';
import type { Problem } from '../../result.ts';
import { cancelScope } from '../cancel.ts';
import { raise } from '../incidents.ts';
import { complete } from '../moving.ts';
import type { Run, Visit } from '../run.ts';
import { dropScope, findScope, ownerOf, visitOf } from '../scopes.ts';
import { evaluateAt } from '../variables.ts';
import { bookOf } from './book.ts';
import { startInstance } from './startInstance.ts';

/** One instance is done: the activity ends when all are, or when the completion condition holds; else the next one begins. */
export function leaveInstance(run: Run, visit: Visit): void {
  const owner = ownerOf(run, visit.scope);
  const activity = owner && visitOf(run, owner);
  if (!activity) return;
  count(run, visit.scope, 1);
  const finished = isComplete(run, visit);
  if (typeof finished === 'object') {
    count(run, visit.scope, -1);
    raise(run, visit, finished, 'leave');
    return;
  }
  const { total, done } = bookAt(run, visit.scope);
  if (finished || done === total) close(run, activity);
  else if (detailOf(visit.node).loop?.sequential) startInstance(run, activity, (visit.index ?? 0) + 1);
}

function bookAt(run: Run, scope: number) {
  const found = findScope(run, scope);
  return found ? bookOf(found) : { total: 0, done: 0 };
}

function count(run: Run, scope: number, by: number): void {
  const { scopes } = run.state;
  const at = scopes.findIndex((candidate) => candidate.id === scope);
  const found = scopes[at];
  if (found) scopes[at] = { ...found, vars: { ...found.vars, done: bookOf(found).done + by } };
}

function isComplete(run: Run, visit: Visit): boolean | Problem {
  const expression = detailOf(visit.node).loop?.completion;
  if (expression === undefined) return false;
  const result = evaluateAt(run, visit, expression);
  if (result.ok) return result.value === true;
  return result.problems[0] ?? { code: 'feel.failed', message: `完成条件“${expression}”无法计算。` };
}

function close(run: Run, activity: Visit): void {
  cancelScope(run, activity.id);
  dropScope(run, activity.id);
  complete(run, activity);
}

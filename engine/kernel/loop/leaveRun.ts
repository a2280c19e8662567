import { detailOf, type LoopDetail } from '../../bpmn/detail.ts';
import { ok, type Result } from '../../result.ts';
import { raiseFirst } from '../incidents.ts';
import { findToken, type Run, type Visit } from '../run.ts';
import { findScope, ownerOf, visitOf } from '../scopes.ts';
import type { ScopeInstance } from '../types.ts';
import { evaluateAt } from '../variables.ts';
import { throwForInstance } from './behavior.ts';
import { bookOf, type LoopBook } from './book.ts';
import { closeLoop } from './close.ts';
import { jointResult } from './joint.ts';
import { mayRunAgain } from './standard.ts';
import { startRun } from './startRun.ts';

/**
 * One run of a looping activity is done: the activity ends when it has run often enough, else the next run begins. While
 * the condition is asked, the run counts as done.
 */
export function leaveRun(run: Run, visit: Visit): void {
  const owner = ownerOf(run, visit.scope);
  const activity = owner && visitOf(run, owner);
  const scope = findScope(run, visit.scope);
  if (!activity || !scope) return;
  const book = counted(visit, bookOf(scope));
  keep(run, { ...scope, vars: book });
  const finished = isFinished(run, visit, book);
  if (!finished.ok) {
    keep(run, scope);
    raiseFirst(run, visit, finished.problems, 'leave');
  } else if (throwForInstance(run, visit, activity, book)) goOn(run, visit, activity, finished.value);
  else keep(run, scope);
}

function goOn(run: Run, visit: Visit, activity: Visit, finished: boolean): void {
  // What was thrown for the run may have canceled the whole activity.
  if (findToken(run, activity.id)?.waits !== 'children') return;
  const { loop } = detailOf(visit.node);
  if (finished) closeLoop(run, activity);
  else if (!loop || loop.sequential) startRun(run, activity, (visit.index ?? 0) + 1);
}

function counted(visit: Visit, book: LoopBook): LoopBook {
  const output = detailOf(visit.node).loop?.output;
  const done = book.done + 1;
  if (!output) return { ...book, done };
  return { ...book, done, results: [...(book.results ?? []), [visit.index ?? 0, visit.vars?.[output.item] ?? null]] };
}

function keep(run: Run, scope: ScopeInstance): void {
  run.state.scopes = run.state.scopes.map((candidate) => (candidate.id === scope.id ? scope : candidate));
}

function isFinished(run: Run, visit: Visit, book: LoopBook): Result<boolean> {
  const { total, done } = book;
  if (visit.node.settings.joint) return ok(jointResult(visit.node, book) !== undefined);
  const { loop } = detailOf(visit.node);
  if (loop) return isComplete(run, visit, loop, done === total);
  if (done === total) return ok(true);
  const again = mayRunAgain(run, visit);
  return again.ok ? ok(!again.value) : again;
}

function isComplete(run: Run, visit: Visit, { completion }: LoopDetail, last: boolean): Result<boolean> {
  if (completion === undefined) return ok(last);
  const result = evaluateAt(run, visit, completion);
  return result.ok ? ok(last || result.value === true) : result;
}

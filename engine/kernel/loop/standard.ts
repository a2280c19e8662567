import { detailOf } from '../../bpmn/detail.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Run, Visit } from '../run.ts';
import { evaluateAt } from '../variables.ts';
import type { LoopBook } from './book.ts';
import { wholeNumber } from './wholeNumber.ts';

/** A standard loop begins: how often it may run at most. */
export function openStandard(run: Run, visit: Visit): Result<LoopBook> {
  const { maximum } = detailOf(visit.node).standardLoop ?? {};
  if (maximum === undefined) return ok({ total: -1, done: 0 });
  const total = wholeNumber(run, visit, maximum, '循环的最多次数');
  return total.ok ? ok({ total: total.value, done: 0 }) : total;
}

/** Whether the condition holds at this run, of which `loopCounter` is the number (BPMN 2.0 §13.3.6: the loop runs while it does). */
export function mayRunAgain(run: Run, visit: Visit): Result<boolean> {
  const { condition } = detailOf(visit.node).standardLoop ?? {};
  if (condition === undefined) return ok(true);
  const result = evaluateAt(run, visit, condition);
  if (!result.ok) return result;
  if (result.value === null || typeof result.value === 'boolean') return ok(result.value === true);
  return fail({
    code: 'kernel.conditionNotBoolean',
    message: `循环条件“${condition}”的结果不是真或假，请更正条件。`,
    element: visit.node.id,
  });
}

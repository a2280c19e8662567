import type { LoopDetail } from '../../bpmn/detail.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Run, Visit } from '../run.ts';
import { valueAt } from '../variables.ts';
import type { LoopBook } from './book.ts';
import { wholeNumber } from './wholeNumber.ts';

/** More instances at once than a case can sensibly have; a wrong collection must not flood the worklist. */
export const MAX_INSTANCES = 1000;
/** More than this is not kept in the state of a case: the elements of a collection, or the results of the instances. */
export const MAX_ITEMS = 10_000;

/**
 * How many instances there will be (BPMN 2.0 §13.3.7). One after the other, counted and without output list, there may be
 * any number: only the count is kept.
 */
export function openInstances(run: Run, visit: Visit, loop: LoopDetail): Result<LoopBook> {
  const book = loop.collection === undefined ? counted(run, visit, loop) : collected(run, visit, loop.collection);
  if (!book.ok) return book;
  if (visit.node.settings.joint && book.value.total === 0) return fail(nobodySigns(visit));
  const limit = limitOf(loop);
  return book.value.total > limit ? fail(tooMany(book.value.total, limit)) : book;
}

function limitOf({ sequential, collection, output }: LoopDetail): number {
  if (!sequential) return MAX_INSTANCES;
  return collection === undefined && output === undefined ? Number.MAX_SAFE_INTEGER : MAX_ITEMS;
}

function counted(run: Run, visit: Visit, { cardinality = '' }: LoopDetail): Result<LoopBook> {
  const total = wholeNumber(run, visit, cardinality, '多实例的次数');
  return total.ok ? ok({ total: total.value, done: 0 }) : total;
}

function collected(run: Run, visit: Visit, collection: string): Result<LoopBook> {
  const result = valueAt(run, visit, collection);
  if (!result.ok) return result;
  if (Array.isArray(result.value)) return ok({ total: result.value.length, done: 0, items: result.value });
  return fail({ code: 'kernel.loop', message: `多实例的集合“${collection}”不是列表，请更正数据后重试。` });
}

/** Nobody's signature is never everybody's. */
const nobodySigns = ({ node }: Visit) => ({
  code: 'kernel.noSigners',
  message: `会签“${node.name ?? node.id}”没有签署人，请确定签署人后重试。`,
});

const tooMany = (count: number, limit: number) => ({
  code: 'kernel.tooManyInstances',
  message: `多实例共 ${count} 个，超过上限 ${limit} 个，请缩小范围后重试。`,
});

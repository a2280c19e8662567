import { detailOf, type LoopDetail } from '../../bpmn/detail.ts';
import { fail, ok, type Result } from '../../result.ts';
import { raise } from '../incidents.ts';
import { complete } from '../moving.ts';
import { type Run, rest, type Visit } from '../run.ts';
import { evaluateAt } from '../variables.ts';
import type { LoopBook } from './book.ts';
import { startInstance } from './startInstance.ts';

/** More instances than a case can sensibly have; a wrong collection must not flood the worklist. */
export const MAX_INSTANCES = 1000;

/** A multi-instance activity begins (BPMN 2.0 §13.3.7): all instances at once, or the first one. */
export function enterLoop(run: Run, visit: Visit): void {
  const { loop } = detailOf(visit.node);
  if (!loop) return;
  const book = openBook(run, visit, loop);
  if (!book.ok) {
    const [problem] = book.problems;
    if (problem) raise(run, visit, problem, 'execute');
    return;
  }
  if (book.value.total === 0) complete(run, visit);
  else startInstances(run, visit, book.value, loop.sequential);
}

function startInstances(run: Run, visit: Visit, book: LoopBook, sequential: boolean): void {
  rest(run, visit, 'children');
  run.state.scopes.push({ id: visit.id, element: visit.node.id, parent: visit.scope, vars: book });
  const first = sequential ? 1 : book.total;
  for (let index = 0; index < first; index++) startInstance(run, visit, index);
}

function openBook(run: Run, visit: Visit, { collection, cardinality }: LoopDetail): Result<LoopBook> {
  const result = evaluateAt(run, visit, collection ?? cardinality ?? '');
  if (!result.ok) return result;
  const { value } = result;
  if (collection !== undefined) {
    if (!Array.isArray(value)) return fail(wrong(`多实例的集合“${collection}”不是列表`));
    return value.length > MAX_INSTANCES
      ? fail(tooMany(value.length))
      : ok({ total: value.length, done: 0, items: value });
  }
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    return fail(wrong(`多实例的次数“${cardinality}”不是不小于 0 的整数`));
  return value > MAX_INSTANCES ? fail(tooMany(value)) : ok({ total: value, done: 0 });
}

const wrong = (what: string) => ({ code: 'kernel.loop', message: `${what}，请更正数据后重试。` });

const tooMany = (count: number) => ({
  code: 'kernel.tooManyInstances',
  message: `多实例共 ${count} 个，超过上限 ${MAX_INSTANCES} 个，请缩小范围后重试。`,
});

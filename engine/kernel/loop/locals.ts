import { detailOf } from '../../bpmn/detail.ts';
import type { JsonObject } from '../../json.ts';
import type { Visit } from '../run.ts';
import type { ScopeInstance } from '../types.ts';
import { bookOf } from './book.ts';

/**
 * What a run of a looping activity sees of its own: `loopCounter` (the first run is 1) and, in a multi-instance
 * activity, the numbers of instances (BPMN 2.0 table 10.30) and the element.
 */
export function runLocals({ node }: Visit, scope: ScopeInstance, index: number): JsonObject {
  const { loop } = detailOf(node);
  if (!loop) return { loopCounter: index + 1 };
  const { total, done, items } = bookOf(scope);
  const started = loop.sequential ? index + 1 : total;
  const counters: JsonObject = {
    loopCounter: index + 1,
    numberOfInstances: total,
    numberOfActiveInstances: started - done,
    numberOfCompletedInstances: done,
    numberOfTerminatedInstances: 0,
  };
  if (loop.elementVariable !== undefined) counters[loop.elementVariable] = items?.[index] ?? null;
  return counters;
}

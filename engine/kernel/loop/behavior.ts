import { detailOf, type LoopDetail, type Trigger } from '../../bpmn/detail.ts';
import { raiseFirst } from '../incidents.ts';
import type { Run, Visit } from '../run.ts';
import { throwTrigger } from '../throwing.ts';
import { evaluateAt } from '../variables.ts';
import type { LoopBook } from './book.ts';

/**
 * Throws what the activity has to throw for a completed instance, for its own boundary events and those around it
 * (BPMN 2.0 §13.3.7): `none` for each, `one` for the first, `complex` where the rule's condition holds. False if a
 * condition raised an incident.
 */
export function throwForInstance(run: Run, visit: Visit, activity: Visit, book: LoopBook): boolean {
  const { loop } = detailOf(visit.node);
  if (!loop?.behavior) return true;
  const events = eventsFor(run, visit, loop, book);
  if (!events) return false;
  for (const event of events) throwTrigger(run, activity, event);
  return true;
}

function eventsFor(run: Run, visit: Visit, loop: LoopDetail, book: LoopBook): Trigger[] | undefined {
  if (loop.behavior === 'complex') return ruledEvents(run, visit, loop);
  const due = loop.behaviorEvent && (loop.behavior === 'none' || book.done === 1);
  return due ? [loop.behaviorEvent as Trigger] : [];
}

function ruledEvents(run: Run, visit: Visit, { behaviorRules = [] }: LoopDetail): Trigger[] | undefined {
  const events: Trigger[] = [];
  for (const { condition, event } of behaviorRules) {
    const result = evaluateAt(run, visit, condition);
    if (!result.ok) {
      raiseFirst(run, visit, result.problems, 'leave');
      return undefined;
    }
    if (result.value === true) events.push(event);
  }
  return events;
}

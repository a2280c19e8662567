import { triggersOf } from '../bpmn/detail.ts';
import { triggerBoundary } from './boundaries.ts';
import { followBranch } from './branches.ts';
import { startHandler } from './handlers.ts';
import { addMark, dropMarks, hasMark, metMark } from './marks.ts';
import { complete } from './moving.ts';
import type { Place } from './places.ts';
import type { Run } from './run.ts';

/** A definition of the event that a place waits for has happened. A parallel multiple event waits for the others. */
export function occur(run: Run, place: Place, trigger: number): void {
  if (place.event.event === 'parallelMultiple' && !haveAllHappened(run, place, trigger)) return;
  const { where, visit, event } = place;
  if (where === 'self') complete(run, visit);
  else if (where === 'boundary') triggerBoundary(run, visit, event);
  else if (where === 'branch') followBranch(run, visit, event);
  else startHandler(run, visit, event);
}

/** Notes the trigger; when it was the last one, all are forgotten, so that the event can happen again. */
function haveAllHappened(run: Run, { visit, event }: Place, trigger: number): boolean {
  addMark(run, visit.id, metMark(event.id, trigger));
  const marks = triggersOf(event).map((_, index) => metMark(event.id, index));
  if (!marks.every((mark) => hasMark(run, visit.id, mark))) return false;
  dropMarks(run, visit.id, (mark) => marks.includes(mark));
  return true;
}

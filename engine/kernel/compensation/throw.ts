import { detailOf, type Trigger } from '../../bpmn/detail.ts';
import { around } from '../errors.ts';
import { type Run, rest, type Visit } from '../run.ts';
import type { Compensable } from '../types.ts';
import { startUndoing } from './undo.ts';

export type Compensate = NonNullable<Trigger['compensate']>;

/**
 * Throws compensation of single activities, or of all that was completed in the scope of the event; in an event
 * sub-process, of the scope that it belongs to (BPMN 2.0 §10.5.6). True if the event must wait for the handlers: then it
 * rests.
 */
export function throwCompensation(run: Run, visit: Visit, thrown: Compensate[]): boolean {
  const outer = around(run, visit);
  const scope = outer && detailOf(outer.node).eventSubProcess ? outer.scope : visit.scope;
  const within = (entry: Compensable) => entry.scope === scope || entry.scope === visit.scope;
  const entries = (run.state.done ?? []).filter(
    (entry) => within(entry) && thrown.some(({ activity }) => activity === undefined || activity === entry.at),
  );
  if (entries.length === 0) return false;
  const wait = thrown.some((one) => one.wait);
  if (wait) rest(run, visit, 'children');
  startUndoing(run, scope, entries, wait ? visit.id : 0);
  return wait;
}

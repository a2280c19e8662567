import type { Trigger } from '../bpmn/detail.ts';
import type { FlowNode } from '../bpmn/model.ts';
import { occur } from './occur.ts';
import { isWaiting, type Place, placesOf } from './places.ts';
import type { Run, Visit } from './run.ts';
import { findTrigger } from './triggers.ts';

/** Announces that `event` waits for a signal. */
export function awaitSignal(run: Run, visit: Visit, event: FlowNode, { signal }: Trigger): void {
  if (signal !== undefined) run.facts.push({ type: 'signal.awaited', element: event.id, token: visit.id, signal });
}

/**
 * A signal reaches every place of the case that waits for it at this moment (BPMN 2.0 §10.5.1); not those that begin to
 * wait because of it, nor those that another one of them cancels. True if there was any.
 */
export function broadcast(run: Run, name: string): boolean {
  const places = placesFor(run, name);
  for (const place of places) if (!run.state.ended && isWaiting(run, place)) occurAll(run, place, name);
  return places.length > 0;
}

/** The places that wait for a signal now, the oldest first. */
export const placesFor = (run: Run, name: string): Place[] =>
  placesOf(run, (event) => findTrigger(event, ({ signal }) => signal === name) >= 0);

function occurAll(run: Run, place: Place, name: string): void {
  occur(
    run,
    place,
    findTrigger(place.event, ({ signal }) => signal === name),
  );
}

import { detailOf, type Trigger, triggersOf } from '../bpmn/detail.ts';
import type { JsonObject } from '../json.ts';
import { throwCompensation } from './compensation/index.ts';
import { escalate, throwError } from './errors.ts';
import { keyOf } from './messages.ts';
import { complete } from './moving.ts';
import type { Run, Visit } from './run.ts';
import { broadcast } from './signals.ts';

/** An event that has thrown must not throw again when only its leaving is tried again. */
const THROWN = 'thrown';

/** Makes one event definition happen, as thrown by an element. Nobody waits for a compensation. */
export function throwTrigger(run: Run, visit: Visit, trigger: Trigger): void {
  const { message, error, compensate } = trigger;
  if (message) throwMessage(run, visit, trigger);
  throwInside(run, visit, trigger);
  if (compensate) throwCompensation(run, visit, [{ ...compensate, wait: false }]);
  if (error !== undefined) throwError(run, error, visit);
}

/** A message leaves the case; whoever runs the case takes it where it belongs. */
export function throwMessage(run: Run, visit: Visit, { message }: Trigger): void {
  if (!message) return;
  const key = keyOf(run, visit, message.key);
  const data = payloadOf(visit);
  run.facts.push({
    type: 'message.thrown',
    element: visit.node.id,
    message: message.name,
    ...(key === undefined ? {} : { key }),
    ...(data === undefined ? {} : { data }),
  });
}

/** What the input associations of the element have put into its data inputs. */
function payloadOf({ node, vars }: Visit): JsonObject | undefined {
  const { inputs } = detailOf(node);
  if (!inputs || !vars) return undefined;
  const names = new Set(inputs.map(({ to }) => to.split('.')[0] ?? to));
  return Object.fromEntries(Object.entries(vars).filter(([name]) => names.has(name)));
}

/**
 * A throwing event does its work: it sends its messages and undoes what it compensates; when that is done it completes,
 * and on leaving it throws the rest.
 */
export function throwAndComplete(run: Run, visit: Visit): void {
  if (visit.node.event === 'none') {
    complete(run, visit);
    return;
  }
  const triggers = triggersOf(visit.node);
  for (const trigger of triggers) throwMessage(run, visit, trigger);
  const thrown = triggers.flatMap(({ compensate }) => compensate ?? []);
  if (thrown.length === 0 || !throwCompensation(run, visit, thrown)) complete(run, visit);
}

/**
 * Throws the signals and escalations of an event that has completed. False if that canceled the scope of the event:
 * then its path does not go on.
 */
export function throwAll(run: Run, visit: Visit): boolean {
  const triggers = triggersOf(visit.node).filter(
    ({ signal, escalation }) => signal !== undefined || escalation !== undefined,
  );
  if (triggers.length === 0 || visit.met?.includes(THROWN)) return true;
  visit.met = [THROWN];
  return survives(run, visit, () => {
    for (const trigger of triggers) throwInside(run, visit, trigger);
  });
}

function throwInside(run: Run, visit: Visit, { signal, escalation }: Trigger): void {
  if (signal !== undefined) {
    run.facts.push({ type: 'signal.thrown', element: visit.node.id, signal });
    broadcast(run, signal);
  }
  if (escalation !== undefined) escalate(run, escalation, visit);
}

/** The path stands among the moves on their way meanwhile, so that whatever cancels its scope takes it along. */
function survives(run: Run, visit: Visit, work: () => void): boolean {
  run.queue.push(visit);
  work();
  const at = run.queue.indexOf(visit, run.head);
  if (at < 0) return false;
  run.queue.splice(at, 1);
  return !run.state.ended;
}

import { triggersOf } from '../bpmn/detail.ts';
import type { FlowNode } from '../bpmn/model.ts';
import { ok, type Result } from '../result.ts';
import { awaitMessage } from './messages.ts';
import type { Run, Visit } from './run.ts';
import { awaitSignal } from './signals.ts';
import { type DueTimer, dueOf, setTimer } from './timers.ts';

export interface PlannedTimer {
  event: FlowNode;
  /** Which of the event's definitions. */
  trigger: number;
  timer: DueTimer;
}

/** All timers of the events, computed before the first is set, so that a faulty one leaves nothing half armed. */
export function planTimers(run: Run, visit: Visit, events: FlowNode[]): Result<PlannedTimer[]> {
  const planned: PlannedTimer[] = [];
  for (const event of events)
    for (const [trigger, { timer }] of triggersOf(event).entries()) {
      if (!timer) continue;
      const due = dueOf(run, visit, timer);
      if (!due.ok) return due;
      planned.push({ event, trigger, timer: due.value });
    }
  return ok(planned);
}

/**
 * Sets the timers and announces the messages and signals that the events wait for. They hang on the token or, with
 * `scope`, on the scope `visit.id`.
 */
export function arm(run: Run, visit: Visit, events: FlowNode[], timers: PlannedTimer[], scope?: true): void {
  for (const { event, trigger, timer } of timers) setTimer(run, visit.id, event.id, timer, trigger, scope);
  for (const event of events)
    for (const trigger of triggersOf(event)) {
      awaitMessage(run, visit, event, trigger);
      awaitSignal(run, visit, event, trigger);
      // A condition may hold already: it is asked before the next move.
      if (trigger.condition !== undefined) run.writes += 1;
    }
}

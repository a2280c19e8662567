import { detailOf } from '../bpmn/detail.ts';
import type { FlowNode } from '../bpmn/model.ts';
import { cancelToken } from './cancel.ts';
import { raise } from './incidents.ts';
import { awaitMessage } from './messages.ts';
import { findToken, type Run, send, type Visit } from './run.ts';
import { type DueTimer, dueOf, setTimer } from './timers.ts';

/**
 * Sets the timers and announces the messages of an activity's boundary events. All timers are computed before the first
 * is set, so that a faulty one leaves nothing half armed. False if an incident was raised.
 */
export function armBoundaries(run: Run, visit: Visit): boolean {
  const events = visit.node.boundary.flatMap((id) => visit.process.nodes[id] ?? []);
  const timers: [FlowNode, DueTimer][] = [];
  for (const event of events) {
    const { timer } = detailOf(event);
    if (!timer) continue;
    const due = dueOf(run, visit, timer);
    if (!due.ok) {
      const problem = due.problems[0];
      if (problem) raise(run, visit, problem);
      return false;
    }
    timers.push([event, due.value]);
  }
  for (const [event, due] of timers) setTimer(run, visit.id, event.id, due);
  for (const event of events) awaitMessage(run, visit, event);
  return true;
}

/** A boundary event happens: the activity is canceled or goes on beside it, and a token leaves the event. */
export function triggerBoundary(run: Run, host: Visit, event: FlowNode): void {
  const token = findToken(run, host.id);
  if (token && detailOf(event).nonInterrupting !== true) cancelToken(run, token);
  send(run, host.process, event, host.scope);
}

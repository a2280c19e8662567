import { detailOf } from '../bpmn/detail.ts';
import type { FlowNode } from '../bpmn/model.ts';
import { arm, planTimers } from './arming.ts';
import { cancelToken } from './cancel.ts';
import { raise } from './incidents.ts';
import { clearAhead } from './rewalk.ts';
import { findToken, type Run, send, type Visit } from './run.ts';

/** Arms the boundary events of an activity that begins. False if an incident was raised instead. */
export function armBoundaries(run: Run, visit: Visit): boolean {
  const events = visit.node.boundary.flatMap((id) => visit.process.nodes[id] ?? []);
  const timers = planTimers(run, visit, events);
  if (!timers.ok) {
    const [problem] = timers.problems;
    if (problem) raise(run, visit, problem);
    return false;
  }
  arm(run, visit, events, timers.value);
  return true;
}

/**
 * A boundary event happens: the activity is canceled or goes on beside it, and a token leaves the event. An activity
 * that was to go straight back takes its siblings with it, because the way goes on from here.
 */
export function triggerBoundary(run: Run, host: Visit, event: FlowNode): void {
  const token = findToken(run, host.id);
  if (token && detailOf(event).nonInterrupting !== true) {
    if (token.back === undefined) cancelToken(run, token);
    else clearAhead(run, host.process, host.scope, event.id, host.node.id);
  }
  send(run, host.process, event, host.scope);
}

import type { FlowNode } from '../bpmn/model.ts';
import { triggerBoundary } from './boundaries.ts';
import { cancelTimers } from './cancel.ts';
import { complete, leave } from './moving.ts';
import { dropToken, type Run, type Visit } from './run.ts';

/** The event that a visit waits for has happened: at itself, on its boundary, or on a branch of an event gateway. */
export function occur(run: Run, visit: Visit, event: FlowNode): void {
  if (event.attachedTo === visit.node.id) triggerBoundary(run, visit, event);
  else if (event.id === visit.node.id) complete(run, visit);
  else followBranch(run, visit, event);
}

/** The gateway completes, the other branches are forgotten, and the event behind it is entered and completed at once. */
function followBranch(run: Run, gateway: Visit, event: FlowNode): void {
  const { process, scope } = gateway;
  const via = event.incoming.find((id) => process.flows[id]?.source === gateway.node.id);
  dropToken(run, gateway.id);
  cancelTimers(run, gateway.id);
  run.facts.push({ type: 'element.completed', element: gateway.node.id, token: gateway.id });
  if (via !== undefined) run.facts.push({ type: 'flow.taken', flow: via });
  const id = run.state.next++;
  run.facts.push({ type: 'element.entered', element: event.id, token: id });
  run.facts.push({ type: 'element.completed', element: event.id, token: id });
  leave(run, { id, process, node: event, scope, via, index: undefined });
}

import { triggersOf } from '../bpmn/detail.ts';
import type { FlowNode } from '../bpmn/model.ts';
import { arm, planTimers } from '../kernel/arming.ts';
import { armedHandlers } from '../kernel/handlers.ts';
import { tokenPlaces } from '../kernel/places.ts';
import type { Visit } from '../kernel/run.ts';
import { visitOf } from '../kernel/scopes.ts';
import type { Problem } from '../result.ts';
import { planAt } from './places.ts';
import type { Crossing } from './timers.ts';
import type { MigrationPlan } from './types.ts';

/**
 * Arms what waits in the new process and did not in the old: boundary events, branches of event gateways, event
 * sub-processes. An event that has happened already stays past; one that waits for another message now announces it.
 */
export function armNew(crossing: Crossing): Problem | undefined {
  const { plan, old, run } = crossing;
  for (const token of run.state.tokens) {
    const own = planAt(plan, old.state, token.scope);
    const visit = own && visitOf(run, token);
    if (!own || !visit) continue;
    const events = tokenPlaces(run, token, visit).map(({ event }) => event);
    const problem = armEvents(crossing, own, visit, events);
    if (problem) return problem;
  }
  for (const scope of [0, ...run.state.scopes.map(({ id }) => id)]) {
    const own = planAt(plan, old.state, scope);
    for (const handler of own ? armedHandlers(run, scope) : []) {
      const problem = own && armEvents(crossing, own, handler, [handler.node], true);
      if (problem) return problem;
    }
  }
  return undefined;
}

function armEvents(
  { run }: Crossing,
  plan: MigrationPlan,
  visit: Visit,
  events: FlowNode[],
  scope?: true,
): Problem | undefined {
  const added = events.filter((event) => !oldOf(plan, event));
  const timers = planTimers(run, visit, added);
  if (!timers.ok) return timers.problems[0];
  arm(run, visit, added, timers.value, scope);
  const changed = events.filter((event) => listensElsewhere(oldOf(plan, event), event));
  arm(run, visit, changed, [], scope);
  return undefined;
}

/** The event that this one was in the old process, at the same activity. */
const oldOf = (plan: MigrationPlan, event: FlowNode): FlowNode | undefined =>
  Object.values(plan.from.nodes).find((node) => plan.elements[node.id] === event.id);

function listensElsewhere(from: FlowNode | undefined, to: FlowNode): boolean {
  if (!from) return false;
  const heard = (node: FlowNode) => JSON.stringify(triggersOf(node).map(({ message, signal }) => [message, signal]));
  return heard(from) !== heard(to);
}

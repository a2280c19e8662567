import type { Flow } from '../bpmn/model.ts';
import type { Problem } from '../result.ts';
import { raise } from './incidents.ts';
import { takeFlow } from './moving.ts';
import type { Run, Visit } from './run.ts';
import { endPath } from './scopeEnd.ts';
import { evaluateAt } from './variables.ts';

/** Whether a flow may be taken; null (something unknown) is no. */
function isOpen(run: Run, visit: Visit, flow: Flow): boolean | Problem {
  if (flow.condition === undefined) return true;
  const result = evaluateAt(run, visit, flow.condition);
  if (!result.ok) return result.problems[0] ?? notBoolean(flow);
  if (result.value === null || typeof result.value === 'boolean') return result.value === true;
  return notBoolean(flow);
}

const notBoolean = (flow: Flow): Problem => ({
  code: 'kernel.conditionNotBoolean',
  message: `流转条件“${flow.condition}”的结果不是真或假，请更正条件。`,
  element: flow.id,
});

const noFlow = (visit: Visit): Problem => ({
  code: 'kernel.noFlow',
  message: `环节“${visit.node.name ?? visit.node.id}”之后没有一条分支的条件成立，请更正数据后重试，或为流程设置默认分支。`,
});

function outgoingOf({ node, process }: Visit): Flow[] {
  const flows: Flow[] = [];
  for (const id of node.outgoing) {
    const flow = process.flows[id];
    if (flow) flows.push(flow);
  }
  return flows;
}

/**
 * Outgoing flows of activities, events and inclusive gateways (BPMN 2.0 §13.2.1, §13.4.3): every flow without condition
 * and every flow whose condition holds; the default flow if no condition holds. Without outgoing flows the path ends.
 */
export function leaveByConditions(run: Run, visit: Visit): void {
  if (visit.node.outgoing.length === 0) endPath(run, visit);
  else follow(run, visit, openFlows(run, visit));
}

/** All outgoing flows, whatever their conditions (parallel gateway). */
export function leaveByAll(run: Run, visit: Visit): void {
  follow(run, visit, outgoingOf(visit));
}

/** The first flow whose condition holds, else the default (exclusive gateway, §13.4.2). */
export function leaveByFirst(run: Run, visit: Visit): void {
  follow(run, visit, firstOpenFlow(run, visit));
}

/** Flows whose condition holds, and none if there is none: the path may end here (reset of a complex gateway, §13.4.5). */
export function leaveByTrueConditions(run: Run, visit: Visit): void {
  const open = openFlows(run, visit);
  const chosen = Array.isArray(open) ? open.filter((flow) => flow.condition !== undefined) : open;
  if (Array.isArray(chosen) && chosen.length === 0) endPath(run, visit);
  else follow(run, visit, chosen);
}

function openFlows(run: Run, visit: Visit): Flow[] | Problem {
  const taken: Flow[] = [];
  for (const flow of outgoingOf(visit)) {
    if (flow.id === visit.node.default) continue;
    const open = isOpen(run, visit, flow);
    if (typeof open === 'object') return open;
    if (open) taken.push(flow);
  }
  if (visit.node.default === undefined || taken.some((flow) => flow.condition !== undefined)) return taken;
  return [...taken, ...defaultOf(visit)];
}

function firstOpenFlow(run: Run, visit: Visit): Flow[] | Problem {
  for (const flow of outgoingOf(visit)) {
    if (flow.id === visit.node.default) continue;
    const open = isOpen(run, visit, flow);
    if (typeof open === 'object') return open;
    if (open) return [flow];
  }
  return defaultOf(visit);
}

const defaultOf = ({ node, process }: Visit): Flow[] => {
  const flow = process.flows[node.default ?? ''];
  return flow ? [flow] : [];
};

function follow(run: Run, visit: Visit, chosen: Flow[] | Problem): void {
  if (!Array.isArray(chosen)) raise(run, visit, chosen, 'leave');
  else if (chosen.length === 0) raise(run, visit, noFlow(visit), 'leave');
  else for (const flow of chosen) putTokens(run, visit, flow);
}

/** As many tokens as the activity's completion quantity (BPMN 2.0 §13.3.2). */
function putTokens(run: Run, visit: Visit, flow: Flow): void {
  const quantity = visit.node.detail.completionQuantity;
  if (quantity === undefined) takeFlow(run, visit, flow);
  else for (let at = 0; at < Number(quantity); at++) takeFlow(run, visit, flow);
}

import type { FlowNode } from '../../bpmn/model.ts';
import type { KernelState } from '../../kernel/types.ts';
import type { Problem } from '../../result.ts';
import { label } from '../fit.ts';
import { elementOfScope, findScope, placesOf } from '../places.ts';
import type { MigrationPlan } from '../types.ts';
import { type Reason, reason } from './reason.ts';

/** A token stays inside the sub-processes around it: the new element must stand in the counterpart of its scope. */
export const structure: Reason = (plan, state) =>
  placesOf(plan, state).flatMap(({ token, plan: own, from, to }) =>
    to ? within(own, plan, state, { ...token, from, to }) : [],
  );

interface Standing {
  scope: number;
  index?: number;
  from: FlowNode;
  to: FlowNode;
}

/** `plan` is that of the whole case, `own` that of the process that the element stands in. */
export function within(own: MigrationPlan, plan: MigrationPlan, state: KernelState, at: Standing): Problem[] {
  const { scope, index, from, to } = at;
  const around = elementOfScope(plan, state, scope);
  if (around === (index === undefined ? to.scope : to.id)) return [];
  const old = own.from.nodes[findScope(state, scope)?.element ?? ''];
  if (around === null && old)
    return [reason('scopeGone', from, `${label(from)}所在的${label(old)}在新版流程中没有对应的子流程。`)];
  const inside = own.to.nodes[to.scope];
  const where = inside ? `子流程${label(inside)}里` : '子流程外面';
  return [reason('scopeMoved', from, `${label(from)}在新版流程中移到了${where}，正在办理的不能随之移动。`)];
}

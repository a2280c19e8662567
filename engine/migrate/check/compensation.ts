import { detailOf } from '../../bpmn/detail.ts';
import type { FlowNode, Process } from '../../bpmn/model.ts';
import type { Compensable, KernelState } from '../../kernel/types.ts';
import type { Problem } from '../../result.ts';
import { label } from '../fit.ts';
import { planAt } from '../places.ts';
import type { MigrationPlan } from '../types.ts';
import { type Reason, reason } from './reason.ts';
import { within } from './structure.ts';

/** What was done and may be undone must be undone in the new process as it would have been in the old. */
export const compensation: Reason = (plan, state) => [
  ...(state.undoing ?? []).slice(0, 1).map(() => {
    return reason('undoing', plan.from, '办件正在撤销已经完成的环节，请等撤销完成后再迁移。');
  }),
  ...(state.done ?? []).flatMap((entry) => outer(plan, state, entry)),
];

function outer(plan: MigrationPlan, state: KernelState, entry: Compensable): Problem[] {
  const own = planAt(plan, state, entry.scope);
  if (!own) return [];
  const problems = each(own, entry);
  const [from, to] = [own.from.nodes[entry.at], own.to.nodes[own.elements[entry.at] ?? '']];
  return problems.length > 0 || !from || !to ? problems : within(own, plan, state, { ...entry, from, to });
}

function each(plan: MigrationPlan, { at, inner = [], process }: Compensable): Problem[] {
  const from = plan.from.nodes[at];
  const to = plan.to.nodes[plan.elements[at] ?? ''];
  if (!from) return [];
  if (!to) return [reason('compensation', from, `${label(from)}已经完成并可以撤销，新版流程中没有对应的环节。`)];
  if (handlerOf(plan.from, from) !== handlerOf(plan.to, to))
    return [reason('compensation', from, `${label(from)}已经完成并可以撤销，新版流程撤销它的办法不同。`)];
  const inside = process === undefined ? plan : plan.calls[process];
  return inside ? inner.flatMap((entry) => each(inside, entry)) : [];
}

/** Undone by an activity at its boundary, by an event sub-process of its own, or by what is inside. */
function handlerOf(process: Process, node: FlowNode): 'boundary' | 'inside' | 'none' {
  const catches = (id: string) => process.nodes[id]?.event === 'compensation' || undefined;
  if (node.boundary.some((id) => catches(id) && detailOf(process.nodes[id] ?? node).handler)) return 'boundary';
  return process.handlers?.[node.id]?.some(catches) ? 'inside' : 'none';
}

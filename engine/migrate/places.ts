import type { FlowNode } from '../bpmn/model.ts';
import type { KernelState, ScopeInstance, Token } from '../kernel/types.ts';
import type { MigrationPlan } from './types.ts';

/** A token with the element it rests at in the old process and its counterpart in the new one. */
export interface Place {
  token: Token;
  plan: MigrationPlan;
  from: FlowNode;
  to: FlowNode | undefined;
}

export const findScope = (state: KernelState, id: number): ScopeInstance | undefined =>
  state.scopes.find((scope) => scope.id === id);

/** The plan that holds in a scope: that of the nearest called process, else the main one. Undefined: it stays as it is. */
export function planAt(plan: MigrationPlan, state: KernelState, scope: number): MigrationPlan | undefined {
  for (let at = findScope(state, scope); at; at = findScope(state, at.parent))
    if (at.process !== undefined) return plan.calls[at.process];
  return plan;
}

/** Every token of the processes that change. */
export const placesOf = (plan: MigrationPlan, state: KernelState): Place[] =>
  state.tokens.flatMap((token) => {
    const own = planAt(plan, state, token.scope);
    const from = own?.from.nodes[token.at];
    return own && from ? [{ token, plan: own, from, to: own.to.nodes[own.elements[token.at] ?? ''] }] : [];
  });

/**
 * The new id of the process or sub-process that a scope must be an instance of. Null: its element has no counterpart. The
 * scope that holds the runs of a loop is an instance of the looping activity itself.
 */
export function elementOfScope(plan: MigrationPlan, state: KernelState, id: number): string | null {
  const scope = findScope(state, id);
  if (!scope) return plan.to.id;
  if (scope.process !== undefined) return plan.calls[scope.process]?.to.id ?? null;
  return planAt(plan, state, id)?.elements[scope.element] ?? null;
}

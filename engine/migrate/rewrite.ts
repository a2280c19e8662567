import type { FlowNode } from '../bpmn/model.ts';
import type { Compensable, KernelState, OpenTimer, ScopeInstance, Token } from '../kernel/types.ts';
import { planAt } from './places.ts';
import type { MigrationPlan } from './types.ts';

/** The state with every element and flow under its new id; the check has shown that all are there. Timers come later. */
export function rewritten(plan: MigrationPlan, state: KernelState): KernelState {
  const { done, met, ...rest } = state;
  const marks = met && marksOf(plan, met);
  return {
    ...rest,
    tokens: state.tokens.map((token) => moved(planAt(plan, state, token.scope), token)),
    scopes: state.scopes.map((scope) => opened(plan, state, scope)),
    ...(done && { done: done.map((entry) => completed(planAt(plan, state, entry.scope), entry)) }),
    ...(marks && marks.length > 0 && { met: marks }),
  };
}

function moved(plan: MigrationPlan | undefined, token: Token): Token {
  if (!plan) return token;
  const { via, back, met, ...rest } = token;
  const from = plan.from.nodes[token.at];
  const at = plan.elements[token.at] ?? token.at;
  const marks =
    met && (from?.type === 'complexGateway' ? met.flatMap((flow) => plan.flows[flow] ?? []) : marksOf(plan, met));
  const flow = via === undefined ? undefined : (plan.flows[via] ?? via);
  return {
    ...rest,
    at,
    ...(flow !== undefined && { via: flow }),
    ...(back !== undefined && { back: plan.elements[back] ?? back }),
    ...(marks && (marks.length > 0 || from?.type === 'complexGateway') && { met: marks }),
  };
}

/** `element`, `element#2`, `element=0`; what belongs to an element without counterpart is forgotten. The empty mark is nobody's. */
const marksOf = (plan: MigrationPlan, met: string[]): string[] =>
  met.flatMap((mark) => {
    const end = mark.search(/[#=]\d+$/);
    const element = end < 0 ? mark : mark.slice(0, end);
    if (element === '') return [mark];
    const target = plan.elements[element];
    return target ? [target + mark.slice(element.length)] : [];
  });

function opened(plan: MigrationPlan, state: KernelState, scope: ScopeInstance): ScopeInstance {
  const around = planAt(plan, state, scope.parent);
  const called = scope.process === undefined ? undefined : plan.calls[scope.process];
  const element = around?.elements[scope.element] ?? scope.element;
  return { ...scope, element, ...(called && { process: called.to.id }) };
}

function completed(plan: MigrationPlan | undefined, entry: Compensable): Compensable {
  if (!plan) return entry;
  const { at, inner, process } = entry;
  const inside = process === undefined ? plan : plan.calls[process];
  return {
    ...entry,
    at: plan.elements[at] ?? at,
    ...(inner && { inner: inner.map((one) => completed(inside, one)) }),
    ...(process !== undefined && inside && { process: inside.to.id }),
  };
}

/** The event of the new process that a timer now waits for; undefined: it no longer waits for any. */
export function eventOf(plan: MigrationPlan, state: KernelState, timer: OpenTimer): FlowNode | undefined {
  const host = timer.scope ? undefined : state.tokens.find(({ id }) => id === timer.token);
  const own = planAt(plan, state, timer.scope ? timer.token : (host?.scope ?? 0));
  const event = own?.to.nodes[own.elements[timer.element] ?? ''];
  if (!own || !event) return undefined;
  if (timer.scope) return event;
  const at = own.elements[host?.at ?? ''];
  const behind = own.to.nodes[at ?? '']?.outgoing.some((flow) => own.to.flows[flow]?.target === event.id);
  return event.id === at || event.attachedTo === at || behind ? event : undefined;
}

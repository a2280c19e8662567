import { detailOf } from '../bpmn/detail.ts';
import type { FlowNode, Process } from '../bpmn/model.ts';
import { ok, type Result } from '../result.ts';
import { closeAdHoc } from './adHoc.ts';
import { arm, planTimers } from './arming.ts';
import { interruptScope } from './cancel.ts';
import { isReopened, isUndone } from './compensation/index.ts';
import { isLooping } from './loop/index.ts';
import { enter } from './moving.ts';
import { findToken, type Run, type Visit, visitTo } from './run.ts';
import { findScope, processOf } from './scopes.ts';

/** Start events of the event sub-processes of a scope, each with the place that its expressions are evaluated at. */
function handlersOf(run: Run, scope: number): Visit[] {
  const process = processOf(run, scope);
  if (!process?.handlers) return [];
  const starts = process.handlers[keyOf(run, scope, process) ?? ''] ?? [];
  return starts.flatMap((id): Visit[] => {
    const node = process.nodes[id];
    return node ? [{ ...visitTo(process, node, scope), id: scope }] : [];
  });
}

/** The process or sub-process that a scope is an instance of; the scope that holds the runs of a loop is none. */
function keyOf(run: Run, scope: number, process: Process): string | undefined {
  if (scope === 0) return process.id;
  const instance = findScope(run, scope);
  const owner = findToken(run, scope);
  if (!instance || !owner) return undefined;
  if (instance.process !== undefined) return process.id;
  const node = process.nodes[instance.element];
  const ofLoop = node !== undefined && isLooping(node) && owner.index === undefined && !isReopened(run, scope);
  return ofLoop ? undefined : instance.element;
}

/**
 * The event sub-processes of a scope that can still be started; `id` is the scope. None once one of them has
 * interrupted the scope, or while it is compensated.
 */
export function armedHandlers(run: Run, scope: number): Visit[] {
  const handlers = handlersOf(run, scope);
  if (handlers.length === 0 || isUndone(run, scope)) return [];
  return isInterrupted(run, scope, handlers) ? [] : handlers;
}

function isInterrupted(run: Run, scope: number, handlers: Visit[]): boolean {
  return handlers.some(({ node }) => {
    if (detailOf(node).nonInterrupting === true) return false;
    return run.state.tokens.some((token) => token.scope === scope && token.at === node.scope);
  });
}

/** Handlers of compensation begin when their scope has been completed. */
export const compensationHandler = (run: Run, scope: number): Visit | undefined =>
  handlersOf(run, scope).find(({ node }) => node.event === 'compensation');

/** Sets the timers and announces the messages and signals of a scope that has just been opened. */
export function armHandlers(run: Run, scope: number): Result<undefined> {
  const handlers = handlersOf(run, scope);
  const [first] = handlers;
  if (!first) return ok(undefined);
  const events = handlers.map(({ node }) => node);
  const timers = planTimers(run, first, events);
  if (!timers.ok) return timers;
  arm(run, first, events, timers.value, true);
  return ok(undefined);
}

/** The event sub-process begins, beside the rest of its scope or in its place (BPMN 2.0 §13.5.4). */
export function startHandler(run: Run, { process, scope }: Visit, start: FlowNode): void {
  const node = process.nodes[start.scope];
  if (!node) return;
  if (detailOf(start).nonInterrupting !== true) {
    interruptScope(run, scope);
    closeAdHoc(run, scope);
  }
  enter(run, visitTo(process, node, scope));
}

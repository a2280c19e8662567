import { detailOf } from '../../bpmn/detail.ts';
import type { FlowNode } from '../../bpmn/model.ts';
import type { JsonObject } from '../../json.ts';
import { compensationHandler } from '../handlers.ts';
import { isLooping } from '../loop/index.ts';
import { runLocals } from '../loop/locals.ts';
import type { Run, Visit } from '../run.ts';
import { dropScope, findScope } from '../scopes.ts';
import { isOfKind } from '../triggers.ts';
import type { Compensable, ScopeInstance } from '../types.ts';
import { forget } from './book.ts';

/**
 * An activity has been completed: if it can be compensated that is remembered, with what was completed inside and the
 * variables it ended with (BPMN 2.0 §13.5.5). Its scope is closed.
 */
export function completed(run: Run, visit: Visit): void {
  const scope = run.state.scopes.length === 0 ? undefined : findScope(run, visit.id);
  if (!scope && visit.node.boundary.length === 0) return;
  const entry = entryOf(run, visit, scope);
  if (scope) {
    forget(run, scope.id);
    dropScope(run, scope.id);
  }
  if (entry) run.state.done = [...(run.state.done ?? []), entry];
}

function entryOf(run: Run, visit: Visit, scope: ScopeInstance | undefined): Compensable | undefined {
  const { id, node, index } = visit;
  if (node.detail.isForCompensation) return undefined;
  const inner = scope ? (run.state.done ?? []).filter((entry) => entry.scope === id) : [];
  const loop = isLooping(node) && index === undefined;
  const handled = !loop && (handlerOf(visit) !== undefined || hasOwnHandler(run, scope));
  if (!handled && inner.length === 0) return undefined;
  const vars = scope ? scope.vars : varsOf(run, visit);
  return {
    id,
    at: node.id,
    scope: visit.scope,
    ...(loop || vars === undefined || Object.keys(vars).length === 0 ? {} : { vars }),
    ...(inner.length === 0 ? {} : { inner }),
    ...(index === undefined ? {} : { index }),
    ...(scope?.process === undefined ? {} : { process: scope.process }),
    ...(scope?.digest === undefined ? {} : { digest: scope.digest }),
  };
}

/** What the handler of a run of a looping activity sees: its number and element beside its own values. */
function varsOf(run: Run, visit: Visit): JsonObject | undefined {
  const loop = visit.index === undefined ? undefined : findScope(run, visit.scope);
  if (!loop) return visit.vars;
  const { loopCounter = 0, ...locals } = runLocals(visit, loop, visit.index ?? 0);
  const variable = detailOf(visit.node).loop?.elementVariable ?? '';
  const element = Object.hasOwn(locals, variable) ? { [variable]: locals[variable] ?? null } : {};
  return { loopCounter, ...element, ...visit.vars };
}

const hasOwnHandler = (run: Run, scope: ScopeInstance | undefined): boolean =>
  scope !== undefined && compensationHandler(run, scope.id) !== undefined;

/** The activity that undoes another one, by its boundary compensation event. */
export function handlerOf({ process, node }: Pick<Visit, 'process' | 'node'>): FlowNode | undefined {
  for (const id of node.boundary) {
    const event = process.nodes[id];
    const handler = event && isOfKind(event, 'compensation') ? detailOf(event).handler : undefined;
    if (handler !== undefined) return process.nodes[handler];
  }
  return undefined;
}

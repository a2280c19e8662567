import { detailOf } from '../bpmn/detail.ts';
import type { FlowNode, Process } from '../bpmn/model.ts';
import type { Result } from '../result.ts';
import { scopeVars } from './data.ts';
import { armHandlers } from './handlers.ts';
import { raise } from './incidents.ts';
import { type Run, rest, type Visit } from './run.ts';
import { dropScope } from './scopes.ts';
import type { ScopeInstance } from './types.ts';

/**
 * Opens the scope of a sub-process or, with `called`, of a call activity: the token waits there for its end, and the
 * event sub-processes in it are armed. False if an incident was raised instead.
 */
export function openScope(run: Run, visit: Visit, called?: Process): boolean {
  const vars = scopeVars(run, visit, called);
  if (!vars.ok) return refuseScope(run, visit, vars);
  const { id, node, scope } = visit;
  rest(run, visit, 'children');
  run.state.scopes.push({ id, element: node.id, parent: scope, vars: vars.value, ...calledBy(node, called) });
  const armed = armHandlers(run, id);
  if (!armed.ok) dropScope(run, id);
  return armed.ok || refuseScope(run, visit, armed);
}

/** A call that is bound to a version keeps the one it began with. */
function calledBy(node: FlowNode, called: Process | undefined): Pick<ScopeInstance, 'process' | 'digest'> {
  if (!called) return {};
  const { binding } = detailOf(node);
  const isBound = binding !== undefined && binding.version !== 'pack';
  return isBound ? { process: called.id, digest: called.digest } : { process: called.id };
}

function refuseScope(run: Run, visit: Visit, failed: Result<unknown>): false {
  const [problem] = failed.ok ? [] : failed.problems;
  if (problem) raise(run, visit, problem, 'execute');
  return false;
}

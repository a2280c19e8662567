import { declareProcess, scopeVars } from '../kernel/data.ts';
import { isLoopScope } from '../kernel/loop/index.ts';
import { visitTo } from '../kernel/run.ts';
import { ownerOf, processOf, visitOf } from '../kernel/scopes.ts';
import type { ScopeInstance } from '../kernel/types.ts';
import type { Problem } from '../result.ts';
import type { Crossing } from './timers.ts';

/** Data objects and properties that only the new process declares get their first values where its scopes are open. */
export function declareNew(crossing: Crossing): Problem | undefined {
  const { run, plan } = crossing;
  const [anywhere] = Object.values(plan.to.nodes);
  const problem = anywhere && declareProcess(run, visitTo(plan.to, anywhere, 0));
  if (problem) return problem;
  for (const [at, scope] of run.state.scopes.entries()) {
    const opened = declared(crossing, scope);
    if ('code' in opened) return opened;
    run.state.scopes[at] = opened;
  }
  return undefined;
}

function declared({ run }: Crossing, scope: ScopeInstance): ScopeInstance | Problem {
  const owner = ownerOf(run, scope.id);
  const visit = owner && visitOf(run, owner);
  const called = scope.process === undefined ? undefined : processOf(run, scope.id);
  const names = Object.keys((called ?? visit?.process)?.declares?.[called?.id ?? scope.element] ?? {});
  const isNew = names.some((name) => !Object.hasOwn(scope.vars, name));
  if (!visit || !isNew || isLoopScope(visit.node, visit.index)) return scope;
  const values = scopeVars(run, visit, called);
  if (!values.ok) return values.problems[0] ?? { code: 'migrate.declare', message: '新版流程声明的数据没有初始值。' };
  return { ...scope, vars: { ...values.value, ...scope.vars } };
}

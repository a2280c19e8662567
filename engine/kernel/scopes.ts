import type { Process } from '../bpmn/model.ts';
import { isCompensating } from './compensation/index.ts';
import { findToken, type Run, type Visit } from './run.ts';
import type { CallBinding, ScopeInstance, Token } from './types.ts';

/**
 * A scope has the id of the token that waits for it at the sub-process, call activity or multi-instance activity.
 * Scope 0, the process itself, is not stored.
 */
export const findScope = (run: Run, id: number): ScopeInstance | undefined =>
  id === 0 ? undefined : run.state.scopes.find((scope) => scope.id === id);

export function dropScope(run: Run, id: number): void {
  const at = run.state.scopes.findIndex((scope) => scope.id === id);
  if (at >= 0) run.state.scopes.splice(at, 1);
}

/** The process that a scope runs: the nearest called one, else the case's own. */
export function processOf(run: Run, scope: number): Process | undefined {
  for (let at = findScope(run, scope); at; at = findScope(run, at.parent))
    if (at.process !== undefined) return calledBy(run, at);
  return run.process;
}

/** The same for many scopes: each is looked for once. */
export function processesOf(run: Run): (scope: number) => Process | undefined {
  const scopes = new Map(run.state.scopes.map((scope) => [scope.id, scope]));
  const known = new Map<number, Process | undefined>([[0, run.process]]);
  const find = (id: number): Process | undefined => {
    if (known.has(id)) return known.get(id);
    const scope = scopes.get(id);
    const process = !scope ? run.process : scope.process === undefined ? find(scope.parent) : calledBy(run, scope);
    known.set(id, process);
    return process;
  };
  return find;
}

const calledBy = (run: Run, scope: ScopeInstance): Process | undefined =>
  scope.process === undefined ? undefined : run.ctx.process?.(scope.process, bindingOf(scope));

/** A call that is bound to a version keeps the one it began with. */
const bindingOf = ({ digest }: ScopeInstance): CallBinding | undefined =>
  digest === undefined ? undefined : { version: 'pinned', digest };

/** The element a token is at, with everything that working on it needs; undefined if the process does not have it. */
export function visitOf(run: Run, token: Token): Visit | undefined {
  const process = processOf(run, token.scope);
  const node = process?.nodes[token.at];
  if (!process || !node) return undefined;
  return {
    process,
    node,
    id: token.id,
    scope: token.scope,
    via: token.via,
    index: token.index,
    vars: token.vars,
    met: token.met,
    back: token.back,
  };
}

/** The token that waits for a scope to end. */
export const ownerOf = (run: Run, scope: number): Token | undefined =>
  scope === 0 ? undefined : findToken(run, scope);

/** No token rests in the scope, none is on its way, and nothing in it is being compensated. */
export function isEmpty(run: Run, scope: number): boolean {
  if (run.state.undoing && isCompensating(run, scope)) return false;
  for (const token of run.state.tokens) if (token.scope === scope) return false;
  for (let at = run.head; at < run.queue.length; at++) if (run.queue[at]?.scope === scope) return false;
  return true;
}

import { dropUndoing, forget, handlerGone } from './compensation/index.ts';
import type { Run } from './run.ts';
import { dropToken } from './run.ts';
import { dropScope, findScope } from './scopes.ts';
import type { Token } from './types.ts';

/** Ends a scope for good: what lives in it, its event sub-processes, and what could have been compensated. */
export function cancelScope(run: Run, scope: number): void {
  interruptScope(run, scope);
  forget(run, scope);
}

/** Ends what lives in a scope and disarms its event sub-processes; what was completed can still be compensated. */
export function interruptScope(run: Run, scope: number): void {
  clearScope(run, scope);
  cancelTimers(run, scope, true);
  if (scope === 0 && run.state.met) delete run.state.met;
}

/** Ends what lives in a scope that goes on: resting tokens, tokens on their way, nested scopes, compensations. */
export function clearScope(run: Run, scope: number): void {
  if (run.state.undoing) dropUndoing(run, (undoing) => undoing.scope === scope);
  for (const token of run.state.tokens.filter((live) => live.scope === scope)) cancelToken(run, token);
  if (run.head < run.queue.length) {
    run.queue = run.queue.slice(run.head).filter((move) => move.scope !== scope);
    run.head = 0;
  }
}

/**
 * Takes a token away with everything that hangs on it. A token that waits at a join has not entered the element, one that
 * could not take its flows has completed it.
 */
export function cancelToken(run: Run, token: Token): void {
  if (token.waits === 'children' || findScope(run, token.id)) {
    cancelScope(run, token.id);
    dropScope(run, token.id);
  }
  cancelTimers(run, token.id);
  dropToken(run, token.id);
  const place = { element: token.at, token: token.id };
  if (token.waits === 'task') run.facts.push({ type: 'task.canceled', ...place });
  if (token.waits === 'job') run.facts.push({ type: 'job.canceled', ...place });
  if (token.waits !== 'join' && token.retry !== 'arrive' && token.retry !== 'leave')
    run.facts.push({
      type: 'element.terminated',
      ...place,
      ...(token.scope === 0 ? {} : { scope: token.scope }),
      ...(token.index === undefined ? {} : { body: true }),
    });
  handlerGone(run, token.id);
}

/** Cancels the timers that hang on a token, or with `scope` only those of the event sub-processes of a scope. */
export function cancelTimers(run: Run, id: number, scope?: true): void {
  const { timers } = run.state;
  if (timers.length === 0) return;
  const gone = timers.filter((timer) => timer.token === id && (scope === undefined || timer.scope === true));
  if (gone.length === 0) return;
  for (const timer of gone) run.facts.push({ type: 'timer.canceled', element: timer.element, timer: timer.id });
  run.state.timers = timers.filter((timer) => !gone.includes(timer));
}

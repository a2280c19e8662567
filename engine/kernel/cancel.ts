import type { Run } from './run.ts';
import { dropToken } from './run.ts';
import { dropScope } from './scopes.ts';
import type { Token } from './types.ts';

/** Ends what a scope still has alive: resting tokens, tokens on their way, nested scopes, timers. */
export function cancelScope(run: Run, scope: number): void {
  for (const token of run.state.tokens.filter((live) => live.scope === scope)) cancelToken(run, token);
  if (run.head < run.queue.length) {
    run.queue = run.queue.slice(run.head).filter((move) => move.scope !== scope);
    run.head = 0;
  }
}

/** Takes a token away with everything that hangs on it. A token that waits at a join has not entered the element. */
export function cancelToken(run: Run, token: Token): void {
  if (token.waits === 'children') {
    cancelScope(run, token.id);
    dropScope(run, token.id);
  }
  cancelTimers(run, token.id);
  dropToken(run, token.id);
  const place = { element: token.at, token: token.id };
  if (token.waits === 'task') run.facts.push({ type: 'task.canceled', ...place });
  if (token.waits === 'job') run.facts.push({ type: 'job.canceled', ...place });
  if (token.waits !== 'join' && token.retry !== 'arrive')
    run.facts.push({ type: 'element.terminated', ...place, ...(token.index === undefined ? {} : { body: true }) });
}

export function cancelTimers(run: Run, token: number): void {
  const { timers } = run.state;
  if (timers.length === 0) return;
  for (const timer of timers)
    if (timer.token === token) run.facts.push({ type: 'timer.canceled', element: timer.element, timer: timer.id });
  run.state.timers = timers.filter((timer) => timer.token !== token);
}

import { isRefusal, type Refusal } from '../../result.ts';
import { begin, complete, execute, leave } from '../moving.ts';
import { dropToken, findToken, type Run } from '../run.ts';
import type { CommandOf } from './command.ts';
import { findWaiting } from './find.ts';

/** `incident.retry`: takes the token up again where it stopped. */
export function retry(run: Run, command: CommandOf<'incident.retry'>): Refusal | undefined {
  const visit = findWaiting(run, command.token, 'incident');
  if (isRefusal(visit)) return visit;
  const phase = findToken(run, visit.id)?.retry;
  dropToken(run, visit.id);
  run.facts.push({ type: 'incident.resolved', element: visit.node.id, token: visit.id, code: '', message: '' });
  if (phase === 'arrive') run.queue.push(visit);
  else if (phase === 'execute') execute(run, visit);
  else if (phase === 'complete') complete(run, visit);
  else if (phase === 'leave') leave(run, visit);
  else begin(run, visit);
  return undefined;
}

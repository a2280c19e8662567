import { isRefusal, type Refusal, refuse } from '../../result.ts';
import { cancelScope } from '../cancel.ts';
import { around } from '../errors.ts';
import { type Run, send, type Visit } from '../run.ts';
import type { CommandOf } from './command.ts';
import { findWaiting } from './find.ts';

/**
 * `task.sendBack` (退回): cancels everything live in the target's scope, with parallel branches, nested scopes, timers
 * and jobs, and puts one fresh token at the target. Only targets that the model allows for this task.
 */
export function sendBack(run: Run, command: CommandOf<'task.sendBack'>): Refusal | undefined {
  const visit = findWaiting(run, command.task, 'task');
  if (isRefusal(visit)) return visit;
  const { process, node } = visit;
  const target = process.nodes[command.target];
  const scope = target && scopeOf(run, visit, target.scope);
  if (!target || scope === undefined || !node.settings.sendBackTo.includes(target.id))
    return refuse('kernel.sendBackNotAllowed', `本环节不能退回到“${target?.name ?? command.target}”。`, {
      element: node.id,
    });
  cancelScope(run, scope);
  send(run, process, target, scope);
  return undefined;
}

/** The live instance of the target's scope around the task; never beyond the process that the task belongs to. */
function scopeOf(run: Run, from: Visit, scope: string): number | undefined {
  for (let at: Visit | undefined = from; at && at.process === from.process; at = around(run, at))
    if (at.index === undefined && at.node.scope === scope) return at.scope;
  return undefined;
}

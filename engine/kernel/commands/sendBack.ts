import type { FlowNode } from '../../bpmn/model.ts';
import { isRefusal, type Refusal, refuse } from '../../result.ts';
import { cancelToken, clearScope } from '../cancel.ts';
import { around } from '../errors.ts';
import { findToken, type Run, send, type Visit, visitTo } from '../run.ts';
import { withBack } from '../straight.ts';
import type { CommandOf } from './command.ts';
import { findWaiting } from './find.ts';

/**
 * `task.sendBack` (退回): only to targets that the model allows for this task. A re-walk cancels everything live in the
 * target's scope, with parallel branches, nested scopes, timers and jobs, and puts one fresh token at the target.
 * `straight` cancels only the activity of that scope that the task is, or stands in.
 */
export function sendBack(run: Run, command: CommandOf<'task.sendBack'>): Refusal | undefined {
  const visit = findWaiting(run, command.task, 'task');
  if (isRefusal(visit)) return visit;
  const { process, node } = visit;
  const target = process.nodes[command.target];
  const sender = target && activityIn(run, visit, target.scope);
  if (!target || !sender || !node.settings.sendBackTo.includes(target.id))
    return refuse('kernel.sendBackNotAllowed', `本环节不能退回到“${target?.name ?? command.target}”。`, {
      element: node.id,
    });
  if (command.then === 'straight') stepBack(run, sender, target);
  else {
    clearScope(run, sender.scope);
    send(run, process, target, sender.scope);
  }
  return undefined;
}

/** The activity around the task, or the task itself, in the target's scope; never beyond the process of the task. */
function activityIn(run: Run, from: Visit, scope: string): Visit | undefined {
  for (let at: Visit | undefined = from; at && at.process === from.process; at = around(run, at))
    if (at.index === undefined && at.node.scope === scope) return at;
  return undefined;
}

function stepBack(run: Run, sender: Visit, target: FlowNode): void {
  const token = findToken(run, sender.id);
  if (token) cancelToken(run, token);
  const move = visitTo(sender.process, target, sender.scope);
  move.back = withBack(sender.node.id, sender.back);
  run.queue.push(move);
}

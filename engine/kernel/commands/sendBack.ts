import type { FlowNode } from '../../bpmn/model.ts';
import { isRefusal, type Refusal, refuse } from '../../result.ts';
import { cancelToken } from '../cancel.ts';
import { clearAhead } from '../rewalk.ts';
import { findToken, type Run, send, type Visit, visitTo } from '../run.ts';
import { visitOf } from '../scopes.ts';
import { withBack } from '../straight.ts';
import { senderIn, type WayBack, waysBack } from '../waysBack.ts';
import type { CommandOf } from './command.ts';
import { findWaiting } from './find.ts';

/**
 * `task.sendBack` (退回): only to targets that the model allows for this task. A re-walk cancels what it leads over again,
 * with parallel branches, nested scopes, timers and jobs, and puts one fresh token at the target. `straight` cancels
 * only the activity of the target's scope that the task is, or stands in.
 */
export function sendBack(run: Run, command: CommandOf<'task.sendBack'>): Refusal | undefined {
  const visit = findWaiting(run, command.task, 'task');
  if (isRefusal(visit)) return visit;
  const { process, node } = visit;
  const target = process.nodes[command.target];
  const token = target && senderIn(run.state, process, visit.id, target);
  const sender = token && visitOf(run, token);
  if (!target || !sender || !node.settings.sendBackTo.includes(target.id))
    return refuse('kernel.sendBackNotAllowed', `本环节不能退回到“${target?.name ?? command.target}”。`, {
      element: node.id,
    });
  const way = command.then ?? 'rewalk';
  if (!waysBack(run.state, process, visit.id, target).includes(way)) return noSuchWay(way, node, target);
  if (way === 'straight') stepBack(run, sender, target);
  else {
    clearAhead(run, process, sender.scope, target.id, sender.node.id);
    send(run, process, target, sender.scope);
  }
  return undefined;
}

function noSuchWay(way: WayBack, node: FlowNode, target: FlowNode): Refusal {
  const [to, from] = [target.name ?? target.id, node.name ?? node.id];
  if (way === 'straight') return refuse('kernel.sendBackBusy', `“${to}”正在办理，无须退回。`, { element: node.id });
  return refuse('kernel.sendBackNotBehind', `“${to}”之后不再经过“${from}”，只能退回后直接送回本环节。`, {
    element: node.id,
  });
}

function stepBack(run: Run, sender: Visit, target: FlowNode): void {
  const token = findToken(run, sender.id);
  if (token) cancelToken(run, token);
  const move = visitTo(sender.process, target, sender.scope);
  move.back = withBack(sender.node.id, sender.back);
  run.queue.push(move);
}

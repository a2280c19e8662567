import { isRefusal, type Refusal, refuse } from '../../result.ts';
import { type CaseDraft, record } from '../draft.ts';
import { type Look, ownerRefusal, receiverRefusal, taskFor } from '../guards.ts';
import type { Actor, OpenTask } from '../types.ts';
import { assign, type Of } from './command.ts';

export const mayTransfer = (_look: Look, task: OpenTask, actor: Actor): Refusal | undefined =>
  ownerRefusal(task, actor);

/** 转办: the receiver meets the same duty rules as if claiming (R50: where it went is kept). */
export function transfer(draft: CaseDraft, command: Of<'task.transfer'>): Refusal | undefined {
  const task = taskFor(draft, command.task, draft.actor, mayTransfer);
  if (isRefusal(task)) return task;
  const { to, reason } = command;
  const { element } = task;
  if (to.id === draft.actor.id) return refuse('transfer.self', '不能转办给自己。', { element });
  if (reason.trim() === '') return refuse('transfer.reason', '请填写转办原因。', { element });
  const refusal = receiverRefusal(draft, task, to);
  if (refusal) return refusal;
  assign(draft, task.id, to.id);
  record(draft, { type: 'task.transferred', token: task.id, from: draft.actor.id, to: to.id, toName: to.name, reason });
  return undefined;
}

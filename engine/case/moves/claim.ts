import { isRefusal, type Refusal, refuse } from '../../result.ts';
import { type CaseDraft, record } from '../draft.ts';
import { type Look, ownerRefusal, taskFor, workRefusal } from '../guards.ts';
import type { Actor, OpenTask } from '../types.ts';
import { assign, change, type Of } from './command.ts';

/** Whether an officer may take a task up. */
export function mayClaim(look: Look, task: OpenTask, actor: Actor): Refusal | undefined {
  const refusal = workRefusal(look, task, actor);
  if (refusal || task.assignee === undefined) return refusal;
  return refuse('task.alreadyYours', '该环节已在您名下，请直接办理。', { element: task.element });
}

/** 领取 */
export function claim(draft: CaseDraft, command: Of<'task.claim'>): Refusal | undefined {
  const task = taskFor(draft, command.task, draft.actor, mayClaim);
  if (isRefusal(task)) return task;
  assign(draft, task.id, draft.actor.id);
  record(draft, { type: 'task.claimed', token: task.id, user: draft.actor.id });
  return undefined;
}

export const mayRelease = (_look: Look, task: OpenTask, actor: Actor): Refusal | undefined =>
  ownerRefusal(task, actor) ??
  (task.joint === undefined
    ? undefined
    : refuse('signer.release', '会签的签署人不能退领，可以转办，或由加签人减签。', { element: task.element }));

/** 退领 */
export function release(draft: CaseDraft, command: Of<'task.release'>): Refusal | undefined {
  const task = taskFor(draft, command.task, draft.actor, mayRelease);
  if (isRefusal(task)) return task;
  assign(draft, task.id, undefined);
  record(draft, { type: 'task.released', token: task.id, user: draft.actor.id });
  return undefined;
}

/** The page of a task was opened by somebody who may work on it: what came before can no longer be taken back. */
export function open(draft: CaseDraft, command: Of<'task.open'>): Refusal | undefined {
  const task = taskFor(draft, command.task, draft.actor, workRefusal);
  if (isRefusal(task)) return task;
  if (task.opened) return undefined;
  change(draft, task.id, (former) => ({ ...former, opened: true }));
  record(draft, { type: 'task.opened', token: task.id, user: draft.actor.id });
  return undefined;
}

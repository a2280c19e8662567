import { isRefusal, type Refusal, refuse } from '../../result.ts';
import { type CaseDraft, record } from '../draft.ts';
import { holderRefusal, type Look, ownerRefusal, receiverRefusal, taskFor, workRefusal } from '../guards.ts';
import { remember } from '../performers.ts';
import type { Actor, OpenTask } from '../types.ts';
import { change, type Of } from './command.ts';

export const mayDelegate = (_look: Look, task: OpenTask, actor: Actor): Refusal | undefined =>
  ownerRefusal(task, actor);

/** 委派: the delegate prepares the task, under the same duty rules as who decides it, and gives it back. */
export function delegate(draft: CaseDraft, command: Of<'task.delegate'>): Refusal | undefined {
  const task = taskFor(draft, command.task, draft.actor, mayDelegate);
  if (isRefusal(task)) return task;
  const { to, reason } = command;
  const { element } = task;
  if (to.id === draft.actor.id) return refuse('delegate.self', '不能委派给自己。', { element });
  if (reason.trim() === '') return refuse('delegate.reason', '请填写委派事由。', { element });
  const refusal = receiverRefusal(draft, task, to);
  if (refusal) return refusal;
  change(draft, task.id, (former) => ({ ...former, opened: true, assignee: to.id, owner: draft.actor.id }));
  record(draft, { type: 'task.delegated', token: task.id, from: draft.actor.id, to: to.id, toName: to.name, reason });
  return undefined;
}

const handBack = (draft: CaseDraft, id: number): void =>
  change(draft, id, ({ owner, ...rest }) => ({ ...rest, ...(owner === undefined ? {} : { assignee: owner }) }));

export function mayGiveBack(look: Look, task: OpenTask, actor: Actor): Refusal | undefined {
  const { element } = task;
  if (task.owner === undefined) return refuse('delegate.none', '该环节没有委派。', { element });
  return holderRefusal(task, actor) ?? workRefusal(look, task, actor);
}

/** 交回: the delegate has done the work, so the duty rules remember both. */
export function giveBack(draft: CaseDraft, command: Of<'task.giveBack'>): Refusal | undefined {
  const task = taskFor(draft, command.task, draft.actor, mayGiveBack);
  if (isRefusal(task)) return task;
  const text = command.opinion.trim();
  if (text === '') return refuse('opinion.required', '交回时请填写办理意见。', { element: task.element });
  handBack(draft, task.id);
  remember(draft, task.post, draft.actor.id);
  record(draft, { type: 'task.givenBack', token: task.id, from: draft.actor.id, to: task.owner ?? '', text });
  return undefined;
}

export function mayRecall(_look: Look, task: OpenTask, actor: Actor): Refusal | undefined {
  if (actor.kind === 'officer' && task.owner === actor.id) return undefined;
  return refuse('delegate.notYours', '该环节不是由您委派的，不能收回。', { element: task.element });
}

/** 收回委派 */
export function recall(draft: CaseDraft, command: Of<'task.recall'>): Refusal | undefined {
  const task = taskFor(draft, command.task, draft.actor, mayRecall);
  if (isRefusal(task)) return task;
  const reason = command.reason.trim();
  if (reason === '') return refuse('delegate.reason', '请填写收回原因。', { element: task.element });
  handBack(draft, task.id);
  record(draft, { type: 'task.givenBack', token: task.id, from: task.assignee ?? '', to: draft.actor.id, reason });
  return undefined;
}

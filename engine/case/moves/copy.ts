import { type Refusal, refuse } from '../../result.ts';
import { type CaseDraft, record } from '../draft.ts';
import { findTask, gone, type Look } from '../guards.ts';
import type { Actor } from '../types.ts';
import { atWindow, involved, supervises } from './authority.ts';
import type { Of } from './command.ts';

export const mayCopy = ({ state }: Look, actor: Actor): Refusal | undefined =>
  involved(state, actor) || supervises(state, actor)
    ? undefined
    : refuse('copy.notAllowed', '抄送由本办件的经办人员或“督办”岗位人员发出。');

/** 抄送: for information; gives nobody anything to do. */
export function copy(draft: CaseDraft, command: Of<'case.copy'>): Refusal | undefined {
  const refusal = mayCopy(draft, draft.actor);
  if (refusal) return refusal;
  if (command.to.length === 0) return refuse('copy.nobody', '请选择抄送人员。');
  for (const { id, name } of command.to)
    record(draft, { type: 'case.copied', to: id, toName: name, note: command.note.trim() });
  return undefined;
}

export function mayRemind({ state }: Look, actor: Actor): Refusal | undefined {
  const waits =
    actor.kind === 'applicant' || atWindow(state, actor) || supervises(state, actor) || involved(state, actor);
  return waits ? undefined : refuse('remind.notAllowed', '催办由申请人、受理窗口、“督办”岗位或本办件的经办人员发出。');
}

/** Tasks that an actor may urge: all but the own ones. */
export const remindable = (look: Look, actor: Actor): number[] =>
  mayRemind(look, actor) ? [] : look.state.tasks.filter((task) => task.assignee !== actor.id).map((task) => task.id);

/** 催办 */
export function remind(draft: CaseDraft, command: Of<'case.remind'>): Refusal | undefined {
  const refusal = mayRemind(draft, draft.actor);
  if (refusal) return refusal;
  const task = findTask(draft.state, command.task);
  if (!task) return gone();
  if (task.assignee === draft.actor.id)
    return refuse('remind.self', '该环节在您名下，无须催办，请直接办理。', { element: task.element });
  const text = command.text.trim();
  if (text === '') return refuse('remind.text', '请填写催办内容。', { element: task.element });
  record(draft, {
    type: 'case.reminded',
    token: task.id,
    text,
    ...(task.assignee === undefined ? {} : { to: task.assignee }),
  });
  return undefined;
}

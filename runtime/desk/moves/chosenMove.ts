import type { CaseDetail, TaskWithActions } from '../../ui/api/client.ts';
import { CASE_FORMS, type CaseFormMove } from './caseForms.ts';
import type { MoveForm } from './moveForm.ts';
import { TASK_FORMS, type TaskFormMove } from './taskForms.ts';

/** A move that somebody wants to make: on a task, or on the case as a whole. */
export type ChosenMove = { type: TaskFormMove; token: number } | { type: CaseFormMove };

export const isTaskMove = (type: string): type is TaskFormMove => Object.hasOwn(TASK_FORMS, type);
export const isCaseMove = (type: string): type is CaseFormMove => Object.hasOwn(CASE_FORMS, type);

export const chosenKey = (kase: CaseDetail, chosen: ChosenMove): string =>
  `move.${kase.id}.${chosen.type}${'token' in chosen ? `.${chosen.token}` : ''}`;

const allowed = (task: TaskWithActions | undefined, type: TaskFormMove) =>
  task?.actions.find((action) => action.type === type && !action.refusal);

/** The form of a move as the case stands now, or nothing once the move is no longer possible. */
export function formOf(kase: CaseDetail, chosen: ChosenMove, opinion: string): MoveForm | undefined {
  if ('token' in chosen) {
    const task = kase.tasks.find(({ token }) => token === chosen.token);
    const action = allowed(task, chosen.type);
    return task && action && TASK_FORMS[chosen.type]({ kase, task, action, opinion });
  }
  const action = kase.actions.find(({ type }) => type === chosen.type);
  return action && CASE_FORMS[chosen.type]({ kase, action });
}

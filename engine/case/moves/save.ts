import type { Refusal } from '../../result.ts';
import { refuse } from '../../result.ts';
import { takeAnswers } from '../answers.ts';
import { type CaseDraft, record } from '../draft.ts';
import type { Look } from '../guards.ts';
import type { Actor, OpenTask } from '../types.ts';
import type { Of } from './command.ts';

const ownTask = ({ state }: Look, actor: Actor): OpenTask | undefined =>
  state.tasks.find((open) => open.assignee === actor.id);

export const maySave = (look: Look, actor: Actor): Refusal | undefined =>
  actor.kind === 'officer' && ownTask(look, actor)
    ? undefined
    : refuse('task.notYours', '您名下没有该办件的环节，不能保存修改。');

/** Saves what was typed at an open task; need not be valid. */
export function save(draft: CaseDraft, command: Of<'case.save'>): Refusal | undefined {
  const refusal = maySave(draft, draft.actor);
  const task = ownTask(draft, draft.actor);
  if (refusal || !task) return refusal;
  const wrong = takeAnswers(draft, task.element, command);
  if (wrong) return wrong;
  const what = (['form', 'situation', 'materials'] as const).filter((name) => command[name] !== undefined);
  record(draft, { type: 'case.saved', what: [...what] });
  return undefined;
}

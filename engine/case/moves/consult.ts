import { isRefusal, type Refusal, refuse } from '../../result.ts';
import { type CaseDraft, record } from '../draft.ts';
import { dutyOf, holderRefusal, type Look, taskFor } from '../guards.ts';
import { remember } from '../performers.ts';
import type { Actor, OpenTask, Person } from '../types.ts';
import { change, type Of } from './command.ts';

export const mayConsult = (_look: Look, task: OpenTask, actor: Actor): Refusal | undefined =>
  holderRefusal(task, actor);

/** Any officer may be asked, whatever post held; but whoever speaks on a step has had a hand in it. */
function askedRefusal(draft: CaseDraft, task: OpenTask, person: Person): Refusal | undefined {
  const { element } = task;
  if (person.id === draft.actor.id) return refuse('consult.self', '不能请自己会办。', { element });
  if (task.owner === person.id) return refuse('consult.self', '不能请委派人会办，请直接交回。', { element });
  if (task.consulted?.some(({ id }) => id === person.id))
    return refuse('consult.twice', `已经请${person.name}会办，请等待其意见。`, { element });
  const duty = dutyOf(draft, person, { post: task.post, task: task.id });
  return duty && refuse(duty.code, duty.message, { element });
}

/** 会办: asks others' opinion; the task stays where it is. */
export function consult(draft: CaseDraft, command: Of<'task.consult'>): Refusal | undefined {
  const task = taskFor(draft, command.task, draft.actor, mayConsult);
  if (isRefusal(task)) return task;
  const question = command.question.trim();
  const people = [...new Map(command.to.map((person) => [person.id, person])).values()];
  if (people.length === 0) return refuse('consult.nobody', '请选择会办人员。', { element: task.element });
  if (question === '') return refuse('consult.question', '请写明需要会办的事项。', { element: task.element });
  for (const person of people) {
    const refusal = askedRefusal(draft, task, person);
    if (refusal) return refusal;
  }
  const asked = people.map(({ id, name }) => ({ id, name }));
  change(draft, task.id, (former) => ({ ...former, opened: true, consulted: [...(former.consulted ?? []), ...asked] }));
  for (const { id, name } of asked)
    record(draft, { type: 'task.consulted', token: task.id, to: id, toName: name, question });
  return undefined;
}

/** Who was asked, and may still speak: since being asked, nothing else was done that the duty rules keep apart. */
export function mayAdvise(look: Look, task: OpenTask, actor: Actor): Refusal | undefined {
  const { element } = task;
  if (actor.kind !== 'officer' || !task.consulted?.some(({ id }) => id === actor.id))
    return refuse('consult.notAsked', '没有请您会办该环节。', { element });
  const duty = dutyOf(look, actor, { post: task.post, task: task.id });
  return duty && refuse(duty.code, duty.message, { element });
}

/** 会办意见 */
export function advise(draft: CaseDraft, command: Of<'task.advise'>): Refusal | undefined {
  const task = taskFor(draft, command.task, draft.actor, mayAdvise);
  if (isRefusal(task)) return task;
  const text = command.opinion.trim();
  const user = draft.actor.id;
  if (text === '') return refuse('opinion.required', '请填写会办意见。', { element: task.element });
  change(draft, task.id, ({ consulted = [], ...rest }) => {
    const left = consulted.filter(({ id }) => id !== user);
    return left.length === 0 ? rest : { ...rest, consulted: left };
  });
  remember(draft, task.post, user);
  record(draft, {
    type: 'advice.given',
    token: task.id,
    element: task.element,
    user,
    text,
    round: draft.state.round,
    ...(task.post === undefined ? {} : { post: task.post }),
  });
  return undefined;
}

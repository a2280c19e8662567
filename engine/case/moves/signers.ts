import type { JsonObject } from '../../json.ts';
import { bookOf } from '../../kernel/loop/book.ts';
import { isRefusal, type Refusal, refuse } from '../../result.ts';
import { type CaseDraft, record } from '../draft.ts';
import { type Look, ownerRefusal, receiverRefusal, taskFor } from '../guards.ts';
import { runKernel } from '../settle.ts';
import { signerOf } from '../signers.ts';
import type { Actor, OpenTask, Person } from '../types.ts';
import { supervises } from './authority.ts';
import { change, type Of } from './command.ts';

const notJoint = (task: OpenTask): Refusal | undefined =>
  task.joint === undefined
    ? refuse('signer.notJoint', '该环节不是会签环节，不能加签或减签。', { element: task.element })
    : undefined;

export const mayAddSigner = (_look: Look, task: OpenTask, actor: Actor): Refusal | undefined =>
  notJoint(task) ?? ownerRefusal(task, actor);

const bookAt = ({ state }: Look, task: OpenTask) => {
  const scope = state.kernel.scopes.find(({ id }) => id === task.joint);
  return scope && bookOf(scope);
};

/** Also signers in turn whose turn has not come. */
function isSigner(look: Look, task: OpenTask, { id }: Person): boolean {
  const book = bookAt(look, task);
  return (book?.items ?? []).some((item, index) => !book?.dropped?.includes(index) && signerOf(item)?.id === id);
}

/** 加签: one more signer, under the same duty rules as the others. */
export function addSigner(draft: CaseDraft, command: Of<'task.addSigner'>): Refusal | undefined {
  const task = taskFor(draft, command.task, draft.actor, mayAddSigner);
  if (isRefusal(task)) return task;
  const { to, weight } = command;
  const { element } = task;
  const reason = command.reason.trim();
  if (reason === '') return refuse('signer.reason', '请填写加签原因。', { element });
  if (isSigner(draft, task, to))
    return refuse('signer.twice', `${to.name}已是本次会签的签署人，不能重复加签。`, { element });
  if (weight !== undefined && !(Number.isFinite(weight) && weight > 0))
    return refuse('signer.weight', '签署人的权重应当大于0。', { element });
  const refusal = receiverRefusal(draft, { ...task, id: -1, office: to.office }, to);
  if (refusal) return refusal;
  const item: JsonObject = {
    id: to.id,
    name: to.name,
    office: to.office,
    addedBy: draft.actor.id,
    ...(weight === undefined ? {} : { weight }),
  };
  record(draft, { type: 'task.signerAdded', token: task.id, user: to.id, userName: to.name, reason });
  const before = new Set(draft.state.tasks.map((open) => open.id));
  const refused = runKernel(draft, { type: 'signer.add', task: task.id, item });
  if (refused) return refused;
  const added = draft.state.tasks.find((open) => open.joint === task.joint && !before.has(open.id));
  if (added) change(draft, added.id, (open) => ({ ...open, assignee: to.id, addedBy: draft.actor.id }));
  return undefined;
}

/** Whether a signer's task may be taken away: by who added the signer, or by a supervisor, and never the last one's. */
export function mayDropSigner(look: Look, task: OpenTask, actor: Actor): Refusal | undefined {
  const { element } = task;
  const refusal = notJoint(task);
  if (refusal) return refusal;
  const added = actor.kind === 'officer' && task.addedBy === actor.id;
  if (!added && !supervises(look.state, actor))
    return refuse('signer.notYours', '减签由加签人或“督办”岗位人员办理。', { element });
  if ((bookAt(look, task)?.total ?? 0) < 2)
    return refuse('signer.last', '会签至少保留一名签署人，不能再减签。', { element });
  return undefined;
}

/** 减签: the signer's task is canceled; what others signed stays and may now decide. */
export function dropSigner(draft: CaseDraft, command: Of<'task.dropSigner'>): Refusal | undefined {
  const task = taskFor(draft, command.task, draft.actor, mayDropSigner);
  if (isRefusal(task)) return task;
  const reason = command.reason.trim();
  if (reason === '') return refuse('signer.reason', '请填写减签原因。', { element: task.element });
  const user = task.assignee ?? '';
  record(draft, { type: 'task.signerDropped', token: task.id, user, userName: user, reason });
  return runKernel(draft, { type: 'signer.drop', task: task.id });
}

import type { FlowNode } from '../bpmn/model.ts';
import { toLocalDate } from '../deadline/index.ts';
import { dutyRefusal, dutyRulesOf, dutyWarning } from '../duty/index.ts';
import type { DutyFinding, DutyWork } from '../duty/types.ts';
import { type Refusal, refuse } from '../result.ts';
import type { CompiledItem } from '../service/types.ts';
import { jointSignature } from './jointSignature.ts';
import { postName } from './names.ts';
import { nodeOf } from './nodes.ts';
import type { Actor, CaseState, OpenTask, Person } from './types.ts';

export type Officer = Extract<Actor, { kind: 'officer' }>;

/** What every guard looks at; the draft of a step is one, too. */
export interface Look {
  compiled: CompiledItem;
  state: CaseState;
  ctx: { now: number };
}

export const findTask = (state: CaseState, task: number): OpenTask | undefined =>
  state.tasks.find((open) => open.id === task);

export const holdsPost = (
  task: Pick<OpenTask, 'office' | 'post'>,
  actor: { office: string; posts: string[] },
): boolean => actor.office === task.office && (task.post === undefined || actor.posts.includes(task.post));

/** Applicant and agent by their id numbers. */
const applicantsOf = ({ applicant }: CaseState): string[] => [
  applicant.idNo,
  ...(applicant.agent ? [applicant.agent.idNo] : []),
];

const situationOf = ({ compiled, state, ctx }: Look) => ({
  applicants: applicantsOf(state),
  today: toLocalDate(ctx.now, compiled.calendar.utcOffset),
});

/** The duty rules' word on a person who would do this work. */
export function dutyOf(look: Look, person: Person, work: DutyWork): DutyFinding | undefined {
  return dutyRefusal(dutyRulesOf(look.compiled.item), look.state, person, work, situationOf(look));
}

export const tenureOf = (look: Look, person: Person, work: DutyWork): DutyFinding | undefined =>
  dutyWarning(dutyRulesOf(look.compiled.item), person, work, situationOf(look));

/** Nobody signs a joint signature twice, or for two of its signers; one whose turn is still to come counts as well. */
function signsTwice(state: CaseState, task: OpenTask, person: Person): boolean {
  if (task.joint === undefined) return false;
  const signed = state.signed?.[task.joint] ?? [];
  if (signed.includes(person.id)) return true;
  const places = jointSignature(state, task.joint)?.signers ?? [];
  if (places.some((place) => place.state === 'later' && place.user === person.id)) return true;
  return state.tasks.some(
    (open) =>
      open.id !== task.id && open.joint === task.joint && (open.assignee === person.id || open.owner === person.id),
  );
}

/** Why a person may not have a task, or nothing. The same answer for claim, completion and as receiver of every move. */
export function receiverRefusal(look: Look, task: OpenTask, person: Person): Refusal | undefined {
  const { element } = task;
  if (!holdsPost(task, person)) {
    const needed = task.post === undefined ? '本环节' : `“${postName(task.post)}”岗位`;
    return refuse('task.notHolder', `${person.name}没有该机构${needed}的权限，不能办理此环节。`, { element });
  }
  const duty = dutyOf(look, person, { post: task.post, task: task.id });
  if (duty) return refuse(duty.code, duty.message, { element });
  if (signsTwice(look.state, task, person))
    return refuse('signer.twice', `${person.name}已是本次会签的签署人，同一人不能重复签署。`, { element });
  return undefined;
}

/** `receiverRefusal` for readers outside the case layer. `now`: epoch ms. */
export const taskRefusal = (
  compiled: CompiledItem,
  state: CaseState,
  task: OpenTask,
  person: Person,
  now: number,
): Refusal | undefined => receiverRefusal({ compiled, state, ctx: { now } }, task, person);

export const gone = (): Refusal => refuse('task.notFound', '该环节已办结或已撤销，请刷新后查看办件的最新状态。');

/** Why an actor may not work on a task now. A task without assignee may be taken up by working on it. */
export function workRefusal(look: Look, task: OpenTask, actor: Actor): Refusal | undefined {
  const { element } = task;
  if (actor.kind !== 'officer') return refuse('task.notHolder', '该环节由经办人员办理。', { element });
  const refusal = receiverRefusal(look, task, actor);
  if (refusal) return refusal;
  if (task.owner === actor.id)
    return refuse('task.delegated', '该环节已委派他人办理，请等待交回，或先收回委派。', { element });
  if (task.assignee !== undefined && task.assignee !== actor.id)
    return refuse('task.claimedByOther', '该环节已由其他人员领取，请由其办理或先转办。', { element });
  if (!nodeOf(look.compiled, element)) return refuse('task.notFound', '流程定义中没有该环节。', { element });
  return undefined;
}

/** As `workRefusal`, and it is not a delegate's: who was delegated a task gives it back and decides nothing. */
export function decideRefusal(look: Look, task: OpenTask, actor: Actor): Refusal | undefined {
  const { element } = task;
  const refusal = workRefusal(look, task, actor);
  if (refusal) return refusal;
  if (task.owner !== undefined)
    return refuse('task.delegated', '该环节是委派给您办理的，请填写意见后交回委派人。', { element });
  if (look.state.demand === task.id)
    return refuse('demand.waiting', '该环节正在等待申请人补充材料，收到后方可办理。', { element });
  return undefined;
}

/** The task and the officer who may decide it now. */
export function decidable(
  look: Look,
  id: number,
  actor: Actor,
): { task: OpenTask; officer: Officer; node: FlowNode } | Refusal {
  const task = findTask(look.state, id);
  if (!task) return gone();
  const refusal = decideRefusal(look, task, actor);
  const node = nodeOf(look.compiled, task.element);
  if (refusal || actor.kind !== 'officer' || !node) return refusal ?? gone();
  return { task, officer: actor, node };
}

/** Only the person who holds a task hands it on. */
export function holderRefusal(task: OpenTask, actor: Actor): Refusal | undefined {
  const { element } = task;
  if (actor.kind !== 'officer' || task.assignee !== actor.id)
    return refuse('task.notYours', '该环节不在您名下，不能退领、转办、委派或会办。', { element });
  return undefined;
}

/** The holder who is not somebody's delegate. */
export function ownerRefusal(task: OpenTask, actor: Actor): Refusal | undefined {
  const refusal = holderRefusal(task, actor);
  if (refusal || task.owner === undefined) return refusal;
  return refuse('task.delegated', '该环节是委派给您办理的，请填写意见后交回委派人。', { element: task.element });
}

/** A task by its id, if `may` lets the actor do the move. */
export function taskFor(
  look: Look,
  id: number,
  actor: Actor,
  may: (look: Look, task: OpenTask, actor: Actor) => Refusal | undefined,
): OpenTask | Refusal {
  const task = findTask(look.state, id);
  return task ? (may(look, task, actor) ?? task) : gone();
}

import { isRefusal, type Refusal, refuse } from '../../result.ts';
import { settleClock } from '../clock.ts';
import { correct } from '../correction/index.ts';
import { type CaseDraft, record } from '../draft.ts';
import { decideRefusal, type Look, taskFor } from '../guards.ts';
import { nodeOf } from '../nodes.ts';
import { issueNotice } from '../notice.ts';
import { runKernel } from '../settle.ts';
import type { Actor, FieldChange, OpenTask } from '../types.ts';
import { atWindow, supervises } from './authority.ts';
import type { Of } from './command.ts';

export function maySupplement({ state }: Look, actor: Actor): Refusal | undefined {
  if (state.status !== 'supplementing') return refuse('supplement.notAsked', '该办件当前不在补正阶段。');
  return actor.kind === 'applicant' || atWindow(state, actor)
    ? undefined
    : refuse('supplement.notAllowed', '补正材料由申请人提交，或由受理机构的“受理”岗位代收。');
}

function receiveMaterials(draft: CaseDraft, { materials, note }: Of<'case.supplement'>, changes: FieldChange[]): void {
  const received = new Map(draft.state.materials.map((material) => [material.material, material]));
  for (const material of materials) received.set(material.material, material);
  draft.state.materials = [...received.values()];
  record(draft, {
    type: 'case.supplemented',
    materials: materials.map((material) => material.material),
    ...(note ? { note } : {}),
    ...(changes.length > 0 ? { changes } : {}),
  });
}

/** 补正: the applicant hands in, at the window or online; the clock goes on when the process goes on. */
export function supplement(draft: CaseDraft, command: Of<'case.supplement'>): Refusal | undefined {
  const refusal = maySupplement(draft, draft.actor);
  if (refusal) return refusal;
  const changes = command.form ? correct(draft, command.form) : [];
  if (isRefusal(changes)) return changes;
  receiveMaterials(draft, command, changes);
  const { demand, ...state } = draft.state;
  if (demand === undefined) return runKernel(draft, { type: 'message.deliver', name: 'supplement' });
  draft.state = state;
  settleClock(draft);
  return undefined;
}

export function mayDemand(look: Look, task: OpenTask, actor: Actor): Refusal | undefined {
  const { element } = task;
  const refusal = decideRefusal(look, task, actor);
  if (refusal) return refusal;
  const outcomes = nodeOf(look.compiled, element)?.settings.outcomes ?? [];
  if (outcomes.some(({ kind }) => kind === 'supplement'))
    return refuse('demand.outcome', '本环节的办理结果中有补正，请选择该结果。', { element });
  if (look.state.status !== 'inProgress')
    return refuse('demand.notAccepted', '受理以后的环节才能要求补充材料。', { element });
  return task.assignee === undefined ? refuse('task.notYours', '请先领取该环节。', { element }) : undefined;
}

/** Asks for materials from a step that has no 补正 of its own: the step stays and waits, the clock stands. */
export function demand(draft: CaseDraft, command: Of<'task.demand'>): Refusal | undefined {
  const task = taskFor(draft, command.task, draft.actor, mayDemand);
  if (isRefusal(task)) return task;
  const refusal = issueNotice(draft, task.element, command);
  if (refusal) return refusal;
  draft.state.demand = task.id;
  settleClock(draft);
  return undefined;
}

export const mayConsent = ({ state }: Look, actor: Actor): Refusal | undefined =>
  supervises(state, actor)
    ? undefined
    : refuse('consent.notAllowed', '一次性告知以外再要求材料，须由“督办”岗位人员同意。');

/** A supervisor lets the office ask for what the first one-time notice did not name. */
export function consent(draft: CaseDraft, command: Of<'case.consent'>): Refusal | undefined {
  const refusal = mayConsent(draft, draft.actor);
  if (refusal) return refusal;
  const { materials, reason } = command;
  if (materials.length === 0) return refuse('consent.empty', '请选择同意再要求的材料。');
  if (reason.trim() === '') return refuse('consent.reason', '请填写同意再要求材料的理由。');
  draft.state.consents = [...new Set([...(draft.state.consents ?? []), ...materials])];
  record(draft, { type: 'notice.consented', materials, reason: reason.trim() });
  return undefined;
}

import { isRefusal, type Refusal, refuse } from '../result.ts';
import { nodeName } from './actions.ts';
import { takeAnswers } from './answers.ts';
import { stop } from './clock.ts';
import { type CaseDraft, record, setPart } from './draft.ts';
import { findTask, nodeOf, taskRefusal, workable } from './guards.ts';
import { runKernel } from './settle.ts';
import type { CaseCommand, OpenTask } from './types.ts';

type Of<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

function assign(draft: CaseDraft, task: OpenTask, assignee: string | undefined): void {
  const { assignee: _former, ...rest } = task;
  const next = assignee === undefined ? rest : { ...rest, assignee };
  draft.state.tasks = draft.state.tasks.map((open) => (open.id === task.id ? next : open));
}

export function claim(draft: CaseDraft, command: Of<'task.claim'>): Refusal | undefined {
  const found = workable(draft.compiled, draft.state, command.task, draft.actor);
  if (isRefusal(found)) return found;
  assign(draft, found.task, found.officer.id);
  record(draft, { type: 'task.claimed', token: found.task.id, user: found.officer.id });
  return undefined;
}

/** Only the person who holds a task gives it back or hands it on. */
function held(draft: CaseDraft, id: number): OpenTask | Refusal {
  const task = findTask(draft.state, id);
  if (!task) return refuse('task.notFound', '该环节已办结或已撤销，请刷新后查看办件的最新状态。');
  if (task.assignee !== draft.actor.id)
    return refuse('task.notYours', '该环节不在您名下，不能退领或转办。', { element: task.element });
  return task;
}

export function release(draft: CaseDraft, command: Of<'task.release'>): Refusal | undefined {
  const task = held(draft, command.task);
  if (isRefusal(task)) return task;
  assign(draft, task, undefined);
  record(draft, { type: 'task.released', token: task.id, user: draft.actor.id });
  return undefined;
}

/** 转办: the receiver meets the same duty rules as if claiming (R50: where it went is kept). */
export function transfer(draft: CaseDraft, command: Of<'task.transfer'>): Refusal | undefined {
  const task = held(draft, command.task);
  if (isRefusal(task)) return task;
  const { to, reason } = command;
  if (to.id === draft.actor.id) return refuse('transfer.self', '不能转办给自己。', { element: task.element });
  if (reason.trim() === '') return refuse('transfer.reason', '请填写转办原因。', { element: task.element });
  const refusal = taskRefusal(draft.compiled, draft.state, task, to);
  if (refusal) return refusal;
  assign(draft, task, to.id);
  record(draft, { type: 'task.transferred', token: task.id, from: draft.actor.id, to: to.id, toName: to.name, reason });
  return undefined;
}

/** 退回: only to targets that the model allows; opinions stay, the round goes up. */
export function sendBack(draft: CaseDraft, command: Of<'task.sendBack'>): Refusal | undefined {
  const found = workable(draft.compiled, draft.state, command.task, draft.actor);
  if (isRefusal(found)) return found;
  const { task, node } = found;
  const target = nodeOf(draft.compiled, command.target);
  if (!target || !node.settings.sendBackTo.includes(command.target))
    return refuse(
      'sendBack.notAllowed',
      `“${nodeName(node)}”不能退回到“${target ? nodeName(target) : command.target}”。`,
      { element: node.id },
    );
  if (command.opinion.trim() === '') return refuse('opinion.required', '退回时必须填写原因。', { element: node.id });
  record(draft, {
    type: 'opinion.given',
    token: task.id,
    element: task.element,
    outcome: 'sendBack',
    kind: 'sendBack',
    name: nodeName(node),
    text: command.opinion.trim(),
    target: command.target,
    round: draft.state.round,
    ...(task.post === undefined ? {} : { post: task.post }),
  });
  draft.state.round += 1;
  return runKernel(draft, { type: 'task.sendBack', task: task.id, target: command.target });
}

/** Saves what was typed at an open task; need not be valid. */
export function save(draft: CaseDraft, command: Of<'case.save'>): Refusal | undefined {
  const task = draft.state.tasks.find((open) => open.assignee === draft.actor.id);
  if (!task) return refuse('task.notYours', '您名下没有该办件的环节，不能保存修改。');
  const refusal = takeAnswers(draft, task.element, command);
  if (refusal) return refusal;
  const what = (['form', 'situation', 'materials'] as const).filter((name) => command[name] !== undefined);
  record(draft, { type: 'case.saved', what: [...what] });
  return undefined;
}

const mayActForApplicant = (draft: CaseDraft): boolean =>
  draft.actor.kind === 'applicant' ||
  (draft.actor.kind === 'officer' &&
    draft.actor.office === draft.state.office &&
    draft.actor.posts.includes('acceptance'));

/** 补正: the applicant hands in, at the window or online; the clock goes on when the process goes on. */
export function supplement(draft: CaseDraft, command: Of<'case.supplement'>): Refusal | undefined {
  const { state } = draft;
  if (state.status !== 'supplementing') return refuse('supplement.notAsked', '该办件当前不在补正阶段。');
  if (!mayActForApplicant(draft))
    return refuse('supplement.notAllowed', '补正材料由申请人提交，或由受理机构的“受理”岗位代收。');
  const received = new Map(state.materials.map((material) => [material.material, material]));
  for (const material of command.materials) received.set(material.material, material);
  state.materials = [...received.values()];
  if (command.form) {
    const refusal = takeAnswers(draft, 'acceptance', { form: command.form });
    if (refusal) return refusal;
  }
  record(draft, {
    type: 'case.supplemented',
    materials: command.materials.map((material) => material.material),
    ...(command.note ? { note: command.note } : {}),
  });
  return runKernel(draft, { type: 'message.deliver', name: 'supplement' });
}

/** 撤件, before the case is concluded. */
export function withdraw(draft: CaseDraft, command: Of<'case.withdraw'>): Refusal | undefined {
  if (!mayActForApplicant(draft))
    return refuse('withdraw.notAllowed', '撤回申请由申请人提出，或由受理机构的“受理”岗位代办。');
  if (command.reason.trim() === '') return refuse('withdraw.reason', '请填写撤回原因。');
  stop(draft);
  draft.state.status = 'withdrawn';
  draft.state.result = 'withdrawn';
  setPart(draft, 'case', { result: 'withdrawn' });
  record(draft, { type: 'case.withdrawn', reason: command.reason });
  return runKernel(draft, { type: 'case.terminate', reason: command.reason });
}

import type { FlowNode, Outcome } from '../bpmn/model.ts';
import type { JsonObject } from '../json.ts';
import { isRefusal, type Refusal, refuse } from '../result.ts';
import { askedQuestions, missingMaterials } from '../service/index.ts';
import { checkForm, takeAnswers } from './answers.ts';
import { accept } from './clock.ts';
import { type CaseDraft, part, record, setPart } from './draft.ts';
import { decidable, type Officer, tenureOf } from './guards.ts';
import { issueNotice } from './notice.ts';
import { nodeName, outcomesOf } from './outcomes.ts';
import { remember } from './performers.ts';
import { runKernel } from './settle.ts';
import { noteSignature } from './signers.ts';
import { noteTakeable } from './takeable.ts';
import type { CaseCommand, OpenTask } from './types.ts';

type Complete = Extract<CaseCommand, { type: 'task.complete' }>;

interface Work {
  task: OpenTask;
  officer: Officer;
  node: FlowNode;
  outcome: Outcome;
  command: Complete;
}

const FORWARD = new Set(['accept', 'approve', 'issue', 'submit']);

function checkOpinion({ outcome, command, node }: Work): Refusal | undefined {
  const needed = outcome.opinion || outcome.kind === 'deny' || outcome.kind === 'notAccept';
  if (!needed || command.opinion?.trim()) return undefined;
  return refuse('opinion.required', `选择“${outcome.name}”时必须填写意见或理由。`, {
    element: node.id,
    problems: [{ code: 'opinion.required', message: '请填写意见或理由', path: '/opinion' }],
  });
}

/** Which materials are needed hangs on the answers; 受理 leaves none of the questions open. */
function checkSituation(draft: CaseDraft, { outcome, node }: Work): Refusal | undefined {
  if (outcome.kind !== 'accept') return undefined;
  const answers = part(draft.data, 'situation');
  const open = askedQuestions(draft.compiled.item, draft.data).filter(
    ({ id }) => answers[id] === undefined || answers[id] === null,
  );
  if (open.length === 0) return undefined;
  return refuse(
    'situation.unanswered',
    `还有${open.length}个办理情形没有回答：${open.map(({ question }) => question).join('；')}。`,
    {
      element: node.id,
      problems: open.map(({ id, question }) => ({
        code: 'situation.unanswered',
        message: `请回答“${question}”`,
        path: `/situation/${id}`,
      })),
    },
  );
}

/** 受理 needs every material that the answers require; what lacks is named at once (R43). */
function checkMaterials(draft: CaseDraft, { outcome, node }: Work): Refusal | undefined {
  if (outcome.kind !== 'accept') return undefined;
  const missing = missingMaterials(draft.compiled.item, draft.data, draft.state.materials);
  if (missing.length === 0) return undefined;
  return refuse(
    'material.missing',
    `还缺${missing.length}份材料：${missing.map((material) => material.name).join('、')}。请补齐，或出具一次性告知。`,
    {
      element: node.id,
      problems: missing.map((material) => ({
        code: 'material.missing',
        message: `缺少“${material.name}”`,
        path: `/materials/${material.id}`,
      })),
    },
  );
}

/** 补正: one notice that names everything (BJ-22, R6). */
function giveNotice(draft: CaseDraft, { outcome, command, node }: Work): Refusal | undefined {
  if (outcome.kind !== 'supplement') return undefined;
  return issueNotice(draft, node.id, command.notice ?? { materials: [], note: '' });
}

function recordDelivery(draft: CaseDraft, { outcome, command, node }: Work): Refusal | undefined {
  if (outcome.kind !== 'issue') return undefined;
  const { delivery } = command;
  if (!delivery || delivery.method === '' || delivery.receiver.trim() === '')
    return refuse('delivery.required', '出件时必须登记送达方式、签收人和送达时间。', {
      element: node.id,
      problems: [{ code: 'delivery.required', message: '请登记送达情况', path: '/delivery' }],
    });
  draft.data = { ...draft.data, delivery: { ...delivery } as JsonObject };
  record(draft, { type: 'result.delivered', delivery });
  return undefined;
}

function recordOpinion(draft: CaseDraft, { task, officer, node, outcome, command }: Work): void {
  const { post } = task;
  const text = command.opinion?.trim();
  record(draft, {
    type: 'opinion.given',
    token: task.id,
    element: task.element,
    outcome: outcome.id,
    kind: outcome.kind,
    name: nodeName(node),
    round: draft.state.round,
    ...(post === undefined ? {} : { post }),
    ...(text ? { text } : {}),
  });
  if (text) draft.data = { ...draft.data, opinion: text };
  if (post !== undefined) enterOfficer(draft, post, officer);
}

/** What expressions and documents see of who worked a post. */
function enterOfficer(draft: CaseDraft, post: string, { id, name, office }: Officer): void {
  remember(draft, post, id);
  setPart(draft, 'officers', { [post]: { id, name, officeName: draft.ctx.officeName(office) } });
}

/** Who was asked and has not answered is no longer needed. */
function endConsultations(draft: CaseDraft, { id, consulted = [] }: OpenTask): void {
  for (const person of consulted) record(draft, { type: 'task.consultationEnded', token: id, user: person.id });
}

function warnOfTenure(draft: CaseDraft, { task, officer }: Work): void {
  const warning = tenureOf(draft, officer, task);
  if (warning && task.post !== undefined)
    record(draft, { type: 'duty.warned', user: officer.id, post: task.post, message: warning.message });
}

function findOutcome(node: FlowNode, id: string): Outcome | Refusal {
  const outcome = outcomesOf(node).find((candidate) => candidate.id === id);
  return outcome ?? refuse('outcome.unknown', `“${nodeName(node)}”没有“${id}”这种办理结果。`, { element: node.id });
}

/** 办理一个环节: checks what the outcome demands, records the opinion, and lets the process go on. */
export function complete(draft: CaseDraft, command: Complete): Refusal | undefined {
  const found = decidable(draft, command.task, draft.actor);
  if (isRefusal(found)) return found;
  const outcome = findOutcome(found.node, command.outcome);
  if (isRefusal(outcome)) return outcome;
  const work: Work = { ...found, outcome, command };
  const refusal =
    checkOpinion(work) ??
    takeAnswers(draft, work.task.element, command) ??
    checkForm(draft, work.task.element, FORWARD.has(outcome.kind)) ??
    checkSituation(draft, work) ??
    checkMaterials(draft, work) ??
    giveNotice(draft, work) ??
    recordDelivery(draft, work);
  if (refusal) return refusal;
  return leave(draft, work);
}

function leave(draft: CaseDraft, work: Work): Refusal | undefined {
  const { task, outcome, command, officer } = work;
  recordOpinion(draft, work);
  endConsultations(draft, task);
  warnOfTenure(draft, work);
  noteSignature(draft, task.joint, officer.id);
  if (outcome.kind === 'accept') accept(draft);
  if (outcome.kind === 'notAccept') record(draft, { type: 'case.notAccepted', reason: command.opinion ?? '' });
  const before = draft.state.kernel;
  const refusal = runKernel(draft, { type: 'task.complete', task: task.id, outcome: outcome.id });
  if (!refusal) noteTakeable(draft, task, before);
  return refusal;
}

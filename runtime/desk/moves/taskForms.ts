import { type ActionView, api, type CaseDetail, type TaskWithActions } from '../../ui/api/client.ts';
import { chosenOf, type Field, listOf, type MoveForm, type Option, textOf, type Values } from './moveForm.ts';

export interface TaskSubject {
  kase: CaseDetail;
  task: TaskWithActions;
  action: ActionView;
  /** Words of the opinion box, for moves that take them along. */
  opinion: string;
}

const reason = (label: string, hint?: string): Field => ({
  kind: 'text',
  name: 'reason',
  label,
  max: 500,
  rows: 2,
  ...(hint ? { hint } : {}),
});

const person = (task: TaskWithActions, move: 'transfer' | 'delegate' | 'addSigner', label: string): Field => ({
  kind: 'person',
  name: 'to',
  label,
  candidates: { for: move, task: task.token },
});

/** Only one target: it is chosen. The nearest step is the most usual one. */
const lastOf = (options: Option[]): string => options.at(-1)?.value ?? '';

const wayNames = {
  rewalk: { label: '重新流转', hint: '从退回的环节起，逐个环节重新办理' },
  straight: { label: '直接送回', hint: '退回的环节办好后直接回到本环节' },
};

const waysOf = ({ targets = [] }: ActionView, target: string): Option[] =>
  (targets.find(({ element }) => element === target)?.ways ?? []).map((way) => ({ value: way, ...wayNames[way] }));

function sendBackForm({ kase, task, action, opinion }: TaskSubject): MoveForm {
  const targets = (action.targets ?? []).map(({ element, name }) => ({ value: element, label: name }));
  const targetOf = (values: Values): string => chosenOf(targets, textOf(values, 'target')) ?? '';
  return {
    title: `退回：${task.name}`,
    about: '只能退回到流程规定的环节。退回原因对方看得到，并记入办理过程。',
    ok: '退回',
    done: '已退回',
    initial: { target: lastOf(targets), way: 'rewalk', opinion },
    fields: (values) => [
      { kind: 'choice', name: 'target', label: '退回到', options: targets },
      { kind: 'choice', name: 'way', label: '办好以后', options: waysOf(action, targetOf(values)) },
      { kind: 'text', name: 'opinion', label: '退回原因和要求', max: 2000, rows: 4 },
    ],
    send: (values) =>
      api.sendBack(kase.id, task.token, {
        version: kase.version,
        target: targetOf(values),
        opinion: textOf(values, 'opinion'),
        straight: chosenOf(waysOf(action, targetOf(values)), textOf(values, 'way')) === 'straight',
      }),
  };
}

const transferForm = ({ kase, task }: TaskSubject): MoveForm => ({
  title: `转办：${task.name}`,
  about: '转办后由对方负责办理，您不再经手本环节。',
  ok: '转办',
  done: '已转办',
  initial: {},
  fields: () => [person(task, 'transfer', '转给'), reason('转办原因')],
  send: (values) =>
    api.transfer(kase.id, task.token, {
      version: kase.version,
      to: textOf(values, 'to'),
      reason: textOf(values, 'reason'),
    }),
});

const releaseForm = ({ kase, task }: TaskSubject): MoveForm => ({
  title: `退领：${task.name}`,
  about: '退领后本环节回到“待领取”，由同岗位其他人员领取办理。',
  ok: '退领',
  done: '已退领',
  initial: {},
  fields: () => [],
  send: () => api.release(kase.id, task.token, kase.version),
});

const delegateForm = ({ kase, task }: TaskSubject): MoveForm => ({
  title: `委派：${task.name}`,
  about: '对方办好后交回给您，由您作出结论；交回以前您可以收回。对方也受岗位不相容的限制。',
  ok: '委派',
  done: '已委派',
  initial: {},
  fields: () => [person(task, 'delegate', '委派给'), reason('委派事由和要求')],
  send: (values) =>
    api.move(kase.id, {
      type: 'task.delegate',
      version: kase.version,
      task: task.token,
      to: textOf(values, 'to'),
      reason: textOf(values, 'reason'),
    }),
});

const recallForm = ({ kase, task }: TaskSubject): MoveForm => ({
  title: `收回委派：${task.name}`,
  about: '收回后本环节仍由您办理，对方不能再交回。',
  ok: '收回',
  done: '已收回委派',
  initial: {},
  fields: () => [reason('收回原因')],
  send: (values) =>
    api.move(kase.id, {
      type: 'task.recall',
      version: kase.version,
      task: task.token,
      reason: textOf(values, 'reason'),
    }),
});

const consultForm = ({ kase, task }: TaskSubject): MoveForm => ({
  title: `会办：${task.name}`,
  about: '请其他人员书面答复意见，本环节仍由您办理。答复意见的人不能再承担与本环节不相容的岗位。',
  ok: '发出会办',
  done: '已请会办',
  initial: {},
  fields: () => [
    { kind: 'people', name: 'to', label: '会办人员', candidates: { for: 'consult', task: task.token } },
    { kind: 'text', name: 'question', label: '需要会办的事项', max: 2000, rows: 3 },
  ],
  send: (values) =>
    api.move(kase.id, {
      type: 'task.consult',
      version: kase.version,
      task: task.token,
      to: listOf(values, 'to'),
      question: textOf(values, 'question'),
    }),
});

function addSignerForm({ kase, task }: TaskSubject): MoveForm {
  const weighted = task.moves.joint?.signers.some(({ weight }) => weight !== null) ?? false;
  return {
    title: `加签：${task.name}`,
    about: '增加一名签署人参加本次会签，同一人不能重复签署。',
    ok: '加签',
    done: '已加签',
    initial: {},
    fields: () => [
      person(task, 'addSigner', '签署人'),
      ...(weighted
        ? [{ kind: 'number', name: 'weight', label: '权重', unit: '票', max: 100, optional: true } as const]
        : []),
      reason('加签原因'),
    ],
    send: (values) => {
      const weight = Number(textOf(values, 'weight'));
      return api.move(kase.id, {
        type: 'task.addSigner',
        version: kase.version,
        task: task.token,
        to: textOf(values, 'to'),
        reason: textOf(values, 'reason'),
        ...(weight > 0 ? { weight } : {}),
      });
    },
  };
}

const dropSignerForm = ({ kase, task }: TaskSubject): MoveForm => ({
  title: `减签：${task.assigneeName ?? task.name}`,
  about: '该签署人不再参加本次会签，其他人已签署的意见有效。',
  ok: '减签',
  done: '已减签',
  initial: {},
  fields: () => [reason('减签原因')],
  send: (values) =>
    api.move(kase.id, {
      type: 'task.dropSigner',
      version: kase.version,
      task: task.token,
      reason: textOf(values, 'reason'),
    }),
});

function demandForm({ kase, task }: TaskSubject): MoveForm {
  const consented = new Set(kase.moves.consents.flatMap(({ materials }) => materials));
  const options = kase.materials.map(({ material, record }) => ({
    value: material.id,
    label: material.name,
    hint: [
      record && record.state !== 'missing' ? '已收' : '未收',
      ...(consented.has(material.id) ? ['督办岗位已同意'] : []),
    ].join('，'),
  }));
  return {
    title: `要求补充材料：${task.name}`,
    about:
      '本环节等待申请人补充，办理时限暂停。首次一次性告知以外的材料，须先经“督办”岗位人员同意，并且仍记为未一次性告知。',
    ok: '发出告知书',
    done: '已发出补充材料告知书',
    initial: {},
    fields: (values) => [
      { kind: 'several', name: 'materials', label: '需要补充的材料', options, optional: true },
      {
        kind: 'text',
        name: 'note',
        label: '补充要求',
        max: 2000,
        rows: 3,
        // A demand names a material or says in words what is wanted.
        ...(listOf(values, 'materials').length > 0 ? { optional: true as const } : {}),
      },
    ],
    send: (values) =>
      api.move(kase.id, {
        type: 'task.demand',
        version: kase.version,
        task: task.token,
        materials: listOf(values, 'materials'),
        note: textOf(values, 'note'),
      }),
  };
}

/** Task moves that are asked for in a dialog; outcomes, 领取, 交回 and 会办意见 have their places on the page. */
export const TASK_FORMS = {
  sendBack: sendBackForm,
  transfer: transferForm,
  release: releaseForm,
  delegate: delegateForm,
  recall: recallForm,
  consult: consultForm,
  addSigner: addSignerForm,
  dropSigner: dropSignerForm,
  demand: demandForm,
} satisfies Partial<Record<ActionView['type'], (subject: TaskSubject) => MoveForm>>;

export type TaskFormMove = keyof typeof TASK_FORMS;

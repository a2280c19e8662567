import { api, type CaseActionView, type CaseDetail } from '../../ui/api/client.ts';
import { chosenOf, type Field, listOf, type MoveForm, type Option, textOf } from './moveForm.ts';

export interface CaseSubject {
  kase: CaseDetail;
  action: CaseActionView;
}

const reason = (label: string): Field => ({ kind: 'text', name: 'reason', label, max: 500, rows: 3 });

const firstOf = (options: Option[]): string | undefined => options[0]?.value;

function takeBackForm({ kase, action }: CaseSubject): MoveForm {
  const options = (action.elements ?? []).map(({ element, name }) => ({ value: element, label: name }));
  return {
    title: '取回',
    about: '下一环节还没有人打开，可以取回重新办理。已经写下的意见仍保留在办理过程中。',
    ok: '取回',
    done: '已取回，请重新办理',
    initial: { element: firstOf(options) },
    fields: () => [{ kind: 'choice', name: 'element', label: '取回的环节', options }, reason('取回原因')],
    send: (values) =>
      api.move(kase.id, {
        type: 'task.takeBack',
        version: kase.version,
        element: chosenOf(options, textOf(values, 'element')) ?? '',
        reason: textOf(values, 'reason'),
      }),
  };
}

const consentForm = ({ kase, action }: CaseSubject): MoveForm => ({
  title: '同意再要求材料',
  about: '同意经办人员要求申请人提供首次一次性告知以外的材料。每次再要求都记为未一次性告知。',
  ok: '同意',
  done: '已同意',
  initial: {},
  fields: () => [
    {
      kind: 'several',
      name: 'materials',
      label: '同意再要求的材料',
      options: (action.materials ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    reason('同意的理由'),
  ],
  send: (values) =>
    api.move(kase.id, {
      type: 'case.consent',
      version: kase.version,
      materials: listOf(values, 'materials'),
      reason: textOf(values, 'reason'),
    }),
});

const copyForm = ({ kase }: CaseSubject): MoveForm => ({
  title: '抄送',
  about: '只供对方阅知，不需要对方办理。',
  ok: '抄送',
  done: '已抄送',
  initial: {},
  fields: () => [
    { kind: 'people', name: 'to', label: '抄送给', candidates: { for: 'copy' } },
    { kind: 'text', name: 'note', label: '说明', max: 2000, rows: 2, optional: true },
  ],
  send: (values) =>
    api.move(kase.id, {
      type: 'case.copy',
      version: kase.version,
      to: listOf(values, 'to'),
      note: textOf(values, 'note'),
    }),
});

function remindForm({ kase, action }: CaseSubject): MoveForm {
  const options = (action.tasks ?? []).map(({ token, name, assigneeName }) => ({
    value: String(token),
    label: `${name}（${assigneeName ?? '待领取'}）`,
  }));
  return {
    title: '催办',
    about: '催办内容显示在对方的办理页面，并记入办理过程。',
    ok: '催办',
    done: '已催办',
    initial: { task: firstOf(options) },
    fields: () => [
      { kind: 'choice', name: 'task', label: '催办的环节', options },
      { ...reason('催办内容'), name: 'text' },
    ],
    send: (values) =>
      api.move(kase.id, {
        type: 'case.remind',
        version: kase.version,
        task: Number(chosenOf(options, textOf(values, 'task'))),
        text: textOf(values, 'text'),
      }),
  };
}

const suspendForm = ({ kase, action }: CaseSubject): MoveForm => ({
  title: '中止办理',
  about: '中止期间各环节都不能办理，办理时限停止计算。中止应当有法定事由，并书面告知申请人。',
  ok: '中止办理',
  done: '已中止办理',
  initial: {},
  fields: () => [
    {
      kind: 'choice',
      name: 'reason',
      label: '中止事由',
      options: (action.reasons ?? []).map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      kind: 'text',
      name: 'notice',
      label: '告知申请人的内容',
      max: 2000,
      rows: 4,
      hint: '写明事由、依据和预计恢复的时间',
    },
  ],
  send: (values) =>
    api.move(kase.id, {
      type: 'case.suspend',
      version: kase.version,
      reason: textOf(values, 'reason'),
      notice: textOf(values, 'notice'),
    }),
});

const resumeForm = ({ kase }: CaseSubject): MoveForm => ({
  title: '恢复办理',
  about: '各环节从中止时的状态继续办理，办理时限接着计算，中止的时间不计入。',
  ok: '恢复办理',
  done: '已恢复办理',
  initial: {},
  fields: () => [{ kind: 'text', name: 'note', label: '说明', max: 2000, rows: 2, optional: true }],
  send: (values) => api.move(kase.id, { type: 'case.resume', version: kase.version, note: textOf(values, 'note') }),
});

const terminateForm = ({ kase }: CaseSubject): MoveForm => ({
  title: '终止办理',
  about: '各环节全部停止，本件办结。申请人需要时可以重新申请。',
  ok: '终止办理',
  done: '已终止办理',
  askAgain: '终止后不能恢复。确定终止办理本件吗？',
  initial: {},
  fields: () => [
    {
      kind: 'choice',
      name: 'result',
      label: '终止原因',
      options: [
        { value: 'withdrawn', label: '申请人放弃申请' },
        { value: 'expired', label: '申请人逾期未补正' },
      ],
    },
    reason('理由和依据'),
  ],
  send: (values) =>
    api.move(kase.id, {
      type: 'case.terminate',
      version: kase.version,
      reason: textOf(values, 'reason'),
      result: textOf(values, 'result') === 'expired' ? 'expired' : 'withdrawn',
    }),
});

export const unitNames: Record<string, string> = { workingDay: '个工作日', calendarDay: '日' };

function extendForm({ kase, action: { extension } }: CaseSubject): MoveForm {
  const { basis = '', max = { value: 0, unit: 'workingDay' as const }, times = 1 } = extension ?? {};
  const unit = unitNames[max.unit] ?? '';
  return {
    title: '延长办理期限',
    about: `按${basis}，最多延长${times}次，每次不超过${max.value}${unit}。延长的理由应当告知申请人；申请延期的人不能自己批准。`,
    ok: '批准延期',
    done: '已延长办理期限',
    initial: {},
    fields: () => [
      { kind: 'number', name: 'days', label: '延长', unit, max: max.value },
      { kind: 'person', name: 'requestedBy', label: '申请延期的人员', candidates: { for: 'extend' } },
      { kind: 'line', name: 'notice', label: '延期通知书文号', max: 100 },
      reason('延长的理由'),
    ],
    send: (values) =>
      api.move(kase.id, {
        type: 'case.extend',
        version: kase.version,
        by: { value: Number(textOf(values, 'days')), unit: max.unit },
        reason: textOf(values, 'reason'),
        requestedBy: textOf(values, 'requestedBy'),
        notice: textOf(values, 'notice'),
      }),
  };
}

const withdrawForm = ({ kase }: CaseSubject): MoveForm => ({
  title: '申请人撤回申请',
  about: '撤回由申请人提出，受理窗口代为登记。需要时可以重新申请。',
  ok: '撤回申请',
  done: '已撤回申请',
  askAgain: '撤回后本件终止，不能恢复。确定是申请人要求撤回吗？',
  initial: {},
  fields: () => [reason('撤回原因')],
  send: (values) => api.withdraw(kase.id, { version: kase.version, reason: textOf(values, 'reason') }),
});

/** Moves on the case that are asked for in a dialog; 保存 and 补正 have their places on the page. */
export const CASE_FORMS = {
  takeBack: takeBackForm,
  consent: consentForm,
  copy: copyForm,
  remind: remindForm,
  suspend: suspendForm,
  resume: resumeForm,
  terminate: terminateForm,
  extend: extendForm,
  withdraw: withdrawForm,
} satisfies Partial<Record<CaseActionView['type'], (subject: CaseSubject) => MoveForm>>;

export type CaseFormMove = keyof typeof CASE_FORMS;

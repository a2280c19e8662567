import { describe, expect, it } from 'vitest';
import { type CaseData, formDecide, type JsonObject, type Scenario, validateForm, viewForm } from '#engine';
import { openShippedPacks, shippedItems } from '../kit/packs.ts';

const items = await shippedItems();
const national = openShippedPacks().find(({ manifest }) => manifest.wutong.namespace === 'national');
const happy = (id: string): Scenario => {
  const scenario = national?.scenarios[`${id}/happy`];
  if (!scenario) throw new Error(`no scenario ${id}/happy`);
  return scenario;
};

/** Fields complained about when the happy answers of an item are handed in with these changes. */
function complaints(id: string, change: JsonObject, more: { element?: string; data?: CaseData } = {}) {
  const { form, applicant, situation = {} } = happy(id);
  const compiled = items.find((item) => item.ref === `national:${id}`);
  if (!compiled) throw new Error(`no item ${id}`);
  const data = {
    applicant,
    situation,
    case: { receivedAt: '2026-03-02' },
    officers: {},
    ...more.data,
    form: { ...form, ...change },
  };
  const element = more.element ?? 'acceptance';
  return validateForm(compiled.form, data, { element, decide: formDecide(compiled) }).map(
    ({ path, message }) => `${path} ${message}`,
  );
}

describe('at the desk', () => {
  const taken = items.flatMap((compiled) => {
    const tasks = Object.values(compiled.process.nodes).filter(({ type }) => type === 'userTask');
    const intake = tasks.find(({ settings }) => settings.post === 'acceptance');
    return intake ? [[compiled.ref, intake.id, compiled] as const] : [];
  });

  it.each(taken)('%s: what the applicant must say can be filled in at %s', (_ref, element, { form }) => {
    const data = { form: {}, officers: {}, case: {} };
    expect(viewForm(form, { element, data }).schema.required).toEqual(viewForm(form, { data }).schema.required);
  });
});

const accepted = { officers: { acceptance: { id: 'a', name: '受理人', officeName: '街道' } } };

describe('forms of the national pack at acceptance', () => {
  it.each([
    'unemp-reg',
    'difficult-cert',
    'emp-reg-flex',
    'urr-join',
    'card-apply',
    'startup-loan',
    'ui-benefit',
    'dispatch-license',
  ])('%s takes the answers of its happy scenario', (id) => expect(complaints(id, {})).toEqual([]));

  it.each<[string, string, JsonObject, string]>([
    ['unemp-reg', '失业时间在收件之后', { unempDate: '2026-03-03' }, '/unempDate 失业时间不得晚于收件日期。'],
    ['unemp-reg', '姓名与申请人不一致', { name: '龚珊' }, '/name 姓名应与申请人姓名一致。'],
    [
      'unemp-reg',
      '没有求职要求',
      { jobRequest: false },
      '/jobRequest 没有求职要求的不属于失业登记对象，请核对求职要求。',
    ],
    [
      'difficult-cert',
      '不满50周岁的男性申请大龄',
      { difficultType: '01', idNo: '110101197901080332' },
      '/difficultType 申请大龄失业人员类别的，女性须年满40周岁、男性须年满50周岁。',
    ],
    [
      'difficult-cert',
      '登记失业不满一年',
      { difficultType: '04' },
      '/unempRegDate 申请连续失业一年以上类别的，登记失业须满一年。',
    ],
    [
      'emp-reg-flex',
      '单位就业',
      { empForm: '1' },
      '/empForm 本事项只办理个体经营、自主创业和灵活就业，单位就业请由用人单位办理就业登记。',
    ],
    ['urr-join', '户名不是本人', { bankHolder: '王小二' }, '/bankHolder 扣款账户户名应为参保人本人。'],
    [
      'startup-loan',
      '已婚而配偶号码与本人相同',
      { marital: '20', spouseName: '某某', spouseIdNo: happy('startup-loan').form.idNo ?? null },
      '/spouseIdNo 配偶公民身份号码不能与借款人相同。',
    ],
    [
      'dispatch-license',
      '注册资本不足200万元',
      { registeredCapital: 199.99 },
      '/registeredCapital 注册资本不得少于200万元（劳动合同法第57条）。',
    ],
  ])('%s：%s', (id, _case, change, complaint) => {
    expect(complaints(id, change)).toContain(complaint);
  });

  it('asks for the level of disability only of the disabled', () => {
    expect(complaints('unemp-reg', { health: '5' }).map((line) => line.split(' ')[0])).toEqual(['/disabilityLevel']);
    expect(complaints('unemp-reg', { health: '5', disabilityLevel: '2' })).toEqual([]);
  });

  it('asks for the receiver only when the result is posted', () => {
    const fields = complaints('unemp-reg', { noticeWay: '3' }).map((line) => line.split(' ')[0]);
    expect(fields.sort()).toEqual(['/receiver', '/receiverAddress', '/receiverPhone']);
  });
});

describe('officers’ fields', () => {
  it('are asked for in the step that fills them, not at acceptance', () => {
    const missing = complaints('unemp-reg', {}, { element: 'preliminaryReview', data: accepted }).map(
      (line) => line.split(' ')[0],
    );
    expect(missing.sort()).toEqual(['/checkResult', '/regDate']);
    expect(complaints('unemp-reg', {}, { data: accepted })).toEqual([]);
  });

  it.each([
    [12, 12, true],
    [12, 13, false],
    [59, 12, true],
    [60, 18, true],
    [60, 19, false],
    [119, 18, true],
    [120, 24, true],
    [120, 25, false],
    [11, 1, false],
  ])('失业保险金：缴费%i个月核定%i个月', (totalMonths, months, right) => {
    const change = { totalMonths, months, monthlyBenefit: 2233.5, from: '2026-03', to: '2026-08' };
    expect(complaints('ui-benefit', change, { element: 'preliminaryReview', data: accepted }).length === 0).toBe(right);
  });

  it('are not shown to the applicant', () => {
    const compiled = items.find((item) => item.ref === 'national:difficult-cert');
    if (!compiled) throw new Error('no item');
    const { form, applicant } = happy('difficult-cert');
    const view = viewForm(compiled.form, { data: { form, applicant, officers: {}, case: {} } });
    const names = view.sections.flatMap(({ fields }) => fields.map(({ name }) => name));
    expect(names).toContain('difficultType');
    expect(names).not.toContain('firstOpinion');
    expect(names).not.toContain('certifyDate');
  });
});

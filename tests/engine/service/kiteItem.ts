import type { CaseData, JsonObject, Material, MaterialRecord, ServiceItemSource } from '#engine';

const material = (id: string, name: string, more: Partial<Material> = {}): Material => ({
  id,
  name,
  form: '原件',
  copies: 1,
  source: '申请人自备',
  need: 'required',
  ...more,
});

const conditional = (id: string, name: string, more: Partial<Material>): Material =>
  material(id, name, { need: 'conditional', ...more });

/** 放风筝许可：an imaginary item. */
export const kiteItem: ServiceItemSource = {
  id: 'kite',
  title: '放风筝许可',
  group: '游艺',
  elements: {
    name: '放风筝许可',
    type: '01',
    legalBasis: [{ law: '放风筝办法', article: '第三条', seen: true }],
    exerciseLevels: ['town'],
    serviceObjects: ['person'],
    timeLimit: {
      statutory: { value: 20, unit: 'workingDay' },
      promised: { value: 3, unit: 'workingDay' },
      immediate: false,
    },
    acceptConditions: ['年满16周岁'],
    notAccept: ['风筝带火'],
    materials: [
      material('form', '放风筝许可申请表'),
      material('idCard', '居民身份证', { shareable: '公安人口库', source: '政府部门核发' }),
      conditional('proxy', '授权委托书', { when: 'situation.byAgent = true' }),
      conditional('agentId', '代办人居民身份证', {
        when: 'situation.byAgent = true and situation.agentKind = "person"',
      }),
      conditional('agentLicense', '代办机构营业执照', {
        when: 'situation.byAgent = true and situation.agentKind = "company"',
      }),
      conditional('motor', '动力装置合格证', { when: 'form.hasMotor = true' }),
      conditional('residence', '居住证', { whenText: '共享不到居住信息时提交' }),
    ],
    procedure: '受理→初审→审批→出件',
    result: '放风筝许可证',
    fee: { charged: false, standard: '不收费' },
    implementingBody: '街道办事处',
  },
  process: 'profile-b',
  steps: {
    preliminaryReview: { limit: { value: 1, unit: 'workingDay' } },
    approval: { limit: { value: 2, unit: 'workingDay' } },
  },
  form: 'kite',
  situations: [
    { id: 'byAgent', question: '是否由他人代办？', type: 'boolean' },
    {
      id: 'agentKind',
      question: '代办人是谁？',
      type: 'choice',
      options: [
        { value: 'person', label: '个人' },
        { value: 'company', label: '机构' },
      ],
      when: 'situation.byAgent = true',
    },
  ],
  duties: [],
  ledgers: [],
  calendar: 'china',
  riskClass: 'normal',
  profile: 'B',
  documents: [],
};

export const answers = (situation: JsonObject, form: JsonObject = {}): CaseData => ({ form, situation, applicant: {} });

export const record = (id: string, state: MaterialRecord['state'] = 'received'): MaterialRecord => ({
  material: id,
  state,
  files: [],
});

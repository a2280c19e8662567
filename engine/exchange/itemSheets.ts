import type { Cell } from './cells.ts';

/** A column and where its value stands: a JSON pointer in the item, or in the entry of a list. */
export interface Binding {
  title: string;
  pointer: string;
  cell: Cell;
  required?: boolean;
  note?: string;
}

/** A table of the entries of one list of the items. */
export interface ListSheet {
  name: string;
  /** Pointer of the list, or of an object whose members are named by `key`. */
  at: string;
  /** Title of the column that names the entry, and the member that holds the name. */
  key?: { title: string; member: string };
  keyed?: boolean;
  columns: Binding[];
}

const TEXT: Cell = { type: 'text' };
const NUMBER: Cell = { type: 'number' };
const YES_NO: Cell = { type: 'yesNo' };
const DATE: Cell = { type: 'date' };
const LINES: Cell = { type: 'lines' };

export const LEVELS = {
  province: '省级',
  city: '市级',
  county: '县级',
  town: '乡镇（街道）级',
  village: '村（社区）级',
};
const UNITS: Cell = {
  type: 'choice',
  choices: {
    workingDay: '工作日',
    calendarDay: '自然日',
    month: '月',
    year: '年',
    workingHour: '工作小时',
    hour: '小时',
  },
};
const STEP_UNITS: Cell = { type: 'choice', choices: { workingDay: '工作日', calendarDay: '自然日' } };
const RISKS: Cell = { type: 'choice', choices: { normal: '一般', money: '资金', high: '高风险' } };
const PROFILES: Cell = {
  type: 'choice',
  choices: { A: 'A 村受理初审', B: 'B 综合窗', C: 'C 即办双岗', D: 'D 县级许可' },
};

const need = (title: string, pointer: string, cell: Cell = TEXT, note?: string): Binding => ({
  title,
  pointer,
  cell,
  required: true,
  ...(note === undefined ? {} : { note }),
});
const may = (title: string, pointer: string, cell: Cell = TEXT, note?: string): Binding => ({
  title,
  pointer,
  cell,
  ...(note === undefined ? {} : { note }),
});

/** What the implementation list says at one level beyond the twelve elements. */
const levelColumns = (at: string): Binding[] => [
  may('事项状态', `${at}/state`),
  may('事项版本', `${at}/version`),
  may('权力来源', `${at}/powerSource`),
  may('监督投诉方式', `${at}/supervision`),
  may('咨询方式', `${at}/consultation`),
  may('到现场次数', `${at}/visits`, NUMBER),
  may('法定时限的说明', `${at}/statutoryNote`),
  may('实施主体编码', `${at}/bodyCode`),
  may('实施主体性质', `${at}/bodyKind`),
  may('委托部门', `${at}/entrustedTo`),
  may('办理地点', `${at}/place`),
  may('办理时间', `${at}/hours`),
];

const LIST = '/implementation';

/** Title of the column that says which item a row belongs to, in every table. */
export const ITEM = '事项标识';

const LIMIT = '/elements/timeLimit';

/** The twelve unified elements of an item (BJ-6) and what else a row can say. */
export const ITEM_COLUMNS: Binding[] = [
  need('事项标识', '/id', TEXT, '字母开头，只含字母、数字、“-”和“_”'),
  need('名称', '/title'),
  need('所属业务', '/group'),
  may('别名', '/aliases', LINES, '每行一个'),
  may('基本编码', '/codes/basic', TEXT, '国家基本目录12位编码'),
  need('事项名称', '/elements/name'),
  need('事项类型', '/elements/type', TEXT, '如公共服务、行政许可、行政给付'),
  need('行使层级', '/elements/exerciseLevels', { type: 'choices', choices: LEVELS }, '多个用“、”分开'),
  need('服务对象', '/elements/serviceObjects', { type: 'choices', choices: { person: '个人', organization: '单位' } }),
  may('法定时限', `${LIMIT}/statutory/value`, NUMBER),
  may('法定时限单位', `${LIMIT}/statutory/unit`, UNITS),
  need('承诺时限', `${LIMIT}/promised/value`, NUMBER),
  need('承诺时限单位', `${LIMIT}/promised/unit`, UNITS),
  need('即办件', `${LIMIT}/immediate`, YES_NO),
  may('时限说明', `${LIMIT}/note`),
  may('不计入时限的环节', `${LIMIT}/excluded`, LINES, '每行一项'),
  need('受理条件', '/elements/acceptConditions', LINES, '每行一项'),
  may('不予受理情形', '/elements/notAccept', LINES, '每行一项'),
  need('办理流程', '/elements/procedure'),
  need('办理结果', '/elements/result'),
  need('是否收费', '/elements/fee/charged', YES_NO),
  need('收费标准', '/elements/fee/standard'),
  need('实施主体', '/elements/implementingBody'),
  need('流程', '/process', TEXT, '流程的标识，如national:profile-a'),
  need('表单', '/form', TEXT, '表单的标识'),
  may('工作日历', '/calendar', TEXT, '不填为本包的工作日历'),
  need('风险级别', '/riskClass', RISKS),
  need('办理剖面', '/profile', PROFILES),
  may('施行日期', '/validFrom', DATE),
  may('最后有效日期', '/validTo', DATE),
  ...levelColumns(LIST),
  may('通办范围', `${LIST}/area`),
  may('网上办理', `${LIST}/online`, YES_NO),
  may('网上办理深度', `${LIST}/onlineDepth`),
  may('预约办理', `${LIST}/booking`, YES_NO),
  may('物流快递', `${LIST}/express`, YES_NO),
  may('网上支付', `${LIST}/onlinePayment`, YES_NO),
  may('自助终端办理', `${LIST}/selfService`, YES_NO),
  may('进驻大厅', `${LIST}/hall`, YES_NO),
  may('联办机构', `${LIST}/jointBodies`, LINES, '每行一个'),
  may('办理结果类型', `${LIST}/resultKind`),
  may('办理结果样本', `${LIST}/resultSample`),
  may('乡镇街道代码', `${LIST}/towns`, LINES, '每行一个'),
  may('村居代码', `${LIST}/villages`, LINES, '每行一个'),
];

export const LIST_SHEETS: ListSheet[] = [
  {
    name: '设定依据',
    at: '/elements/legalBasis',
    columns: [
      need('法规名称', '/law'),
      may('条款', '/article'),
      may('摘要', '/gist'),
      need('看过原文', '/seen', YES_NO),
      may('最后有效日期', '/validTo', DATE),
    ],
  },
  {
    name: '申请材料',
    at: '/elements/materials',
    key: { title: '材料标识', member: 'id' },
    columns: [
      need('材料名称', '/name', TEXT, '写全称，不用“其他”“有关”'),
      need('材料形式', '/form'),
      need('份数', '/copies', NUMBER, '只核验的写0'),
      need('来源渠道', '/source'),
      may('收取依据', '/basis'),
      need('必要性', '/need', { type: 'choice', choices: { required: '必要', conditional: '按情形' } }),
      may('情形条件', '/when', TEXT, 'FEEL；必要性为“按情形”时必填'),
      may('情形说明', '/whenText'),
      may('共享来源', '/shareable'),
      may('审查标准', '/standard'),
      may('材料类型', `${LIST}/kind`),
      may('份数说明', `${LIST}/copiesNote`),
      may('示例样表', `${LIST}/sample`),
      may('空白表格', `${LIST}/blank`),
    ],
  },
  {
    name: '情形问题',
    at: '/situations',
    key: { title: '情形标识', member: 'id' },
    columns: [
      need('问题', '/question'),
      need('回答', '/type', { type: 'choice', choices: { boolean: '是否', choice: '选择' } }),
      may('选项', '/options', { type: 'options' }, '每行写作“值=文字”'),
      may('出现条件', '/when', TEXT, 'FEEL'),
    ],
  },
  {
    name: '环节时限',
    at: '/steps',
    key: { title: '环节标识', member: 'id' },
    keyed: true,
    columns: [
      may('时限', '/limit/value', NUMBER),
      may('时限单位', '/limit/unit', STEP_UNITS),
      may('办理层级', '/level', { type: 'choice', choices: LEVELS }),
    ],
  },
  {
    name: '分级实施信息',
    at: `${LIST}/levels`,
    key: { title: '层级', member: 'level' },
    keyed: true,
    columns: levelColumns(''),
  },
];

/** Name of the table of the items themselves. */
export const ITEM_SHEET = '事项';

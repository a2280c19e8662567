import type { Level } from '../bpmn/model.ts';

/** What the national implementation list says of an item at one level, beyond the twelve elements (domain manual §4.1). */
export interface LevelImplementation {
  /** 事项状态、事项版本 on the platform. */
  state?: string;
  version?: string;
  powerSource?: string;
  supervision?: string;
  consultation?: string;
  /** How often the applicant has to come. */
  visits?: number;
  statutoryNote?: string;
  bodyCode?: string;
  bodyKind?: string;
  entrustedTo?: string;
  place?: string;
  hours?: string;
}

/** Everything else that the national implementation list says of an item. Words, not codes: the codes are the platforms'. */
export interface Implementation extends LevelImplementation {
  /** Within which area any office takes it: 全省通办. */
  area?: string;
  online?: boolean;
  onlineDepth?: string;
  booking?: boolean;
  express?: boolean;
  onlinePayment?: boolean;
  selfService?: boolean;
  /** Taken at the government service hall. */
  hall?: boolean;
  jointBodies?: string[];
  resultKind?: string;
  resultSample?: string;
  /** Division codes of the towns and villages that take it. */
  towns?: string[];
  villages?: string[];
  /** What is otherwise at one level. */
  levels?: Partial<Record<Level, LevelImplementation>>;
}

/** What the list says of one material. */
export interface MaterialImplementation {
  kind?: string;
  copiesNote?: string;
  /** A filled-in example and an empty form: name, number or address. */
  sample?: string;
  blank?: string;
}

/** A line of the guide. */
export interface ServiceFact {
  title: string;
  text: string;
}

const CHANNELS: [keyof Implementation, string][] = [
  ['online', '网上办理'],
  ['booking', '预约办理'],
  ['express', '物流快递'],
  ['onlinePayment', '网上支付'],
  ['selfService', '自助终端办理'],
  ['hall', '政务服务大厅办理'],
];

const FACTS: [keyof LevelImplementation, string, (value: string) => string][] = [
  ['place', '办理地点', String],
  ['hours', '办理时间', String],
  ['consultation', '咨询方式', String],
  ['supervision', '监督投诉方式', String],
  ['visits', '到现场次数', (value) => (value === '0' ? '不用到现场' : `${value}次`)],
];

/** What applicants want to know of it, in words; nothing where the item does not say. `levelName`: 县级. */
export function serviceFacts(
  implementation: Implementation | undefined,
  levelName: (level: Level) => string,
): ServiceFact[] {
  if (implementation === undefined) return [];
  const { area, levels = {} } = implementation;
  const own = Object.entries(levels) as [Level, LevelImplementation][];
  const channels = CHANNELS.flatMap(([name, words]) => (implementation[name] === true ? [words] : []));
  const facts = FACTS.map(([name, title, words]) => {
    const common = implementation[name];
    const lines = own.flatMap(([level, one]) =>
      one[name] === undefined ? [] : [`${levelName(level)}：${words(String(one[name]))}`],
    );
    return { title, text: [...(common === undefined ? [] : [words(String(common))]), ...lines].join('；') };
  });
  return [...facts, { title: '通办范围', text: area ?? '' }, { title: '办理渠道', text: channels.join('、') }].filter(
    ({ text }) => text !== '',
  );
}

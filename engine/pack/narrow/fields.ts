import type { Json } from '../../json.ts';
import { isLimit, isObject } from '../fields/index.ts';
import { longerThan } from './limits.ts';

/** Why the new value weighs more than the old one; undefined when it does not. `whole`: what holds the field, before and after. */
export type FieldRule = (
  before: Json | undefined,
  after: Json | undefined,
  whole: { before: Json | undefined; after: Json | undefined },
) => string | undefined;

const fine: FieldRule = () => undefined;
const noRemoval =
  (why: string): FieldRule =>
  (_before, after) =>
    after === undefined ? why : undefined;
const only =
  (value: boolean, why: string): FieldRule =>
  (before, after) =>
    after === value || before === after ? undefined : why;

/** The farther from the people, the higher. */
const HEIGHTS = ['village', 'town', 'county', 'city', 'province'];
const RISKS = ['normal', 'money', 'high'];

const atMost =
  (order: string[], why: string): FieldRule =>
  (before, after) => {
    const [old, now] = [order.indexOf(String(before)), order.indexOf(String(after))];
    return old >= 0 && now >= 0 && now <= old ? undefined : why;
  };

/** Forms of a material that are surely lighter than another. What is not listed cannot be judged. */
const FREE_OF_PAPER = ['系统核验', '系统生成', '信息填写'];
const LIGHTER_FORMS: Record<string, string[]> = {
  原件: ['核验原件', '核验原件（可用电子证照）', ...FREE_OF_PAPER],
  '复印件（验原件）': ['复印件', '核验原件', '核验原件（可用电子证照）', ...FREE_OF_PAPER],
  复印件: FREE_OF_PAPER,
  核验原件: ['核验原件（可用电子证照）', ...FREE_OF_PAPER],
  '核验原件（可用电子证照）': FREE_OF_PAPER,
  电子: FREE_OF_PAPER,
  '1': ['3'],
  '2': ['3'],
};

const form: FieldRule = (before, after) =>
  LIGHTER_FORMS[String(before)]?.includes(String(after)) ? undefined : '不能确定不比上级重，不得改动';

/** `(above) and (more)`: asked for only where it was asked for above. Texts in quotes could hide brackets. */
function narrows(above: string, condition: string): boolean {
  const lead = `(${above}) and (`;
  if (!condition.startsWith(lead) || !condition.endsWith(')')) return false;
  const rest = condition.slice(lead.length, -1);
  let depth = 0;
  for (const sign of rest) {
    if (sign === '"') return false;
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

const when: FieldRule = (before, after, whole) => {
  const needs = [whole.before, whole.after].map((part) => (isObject(part) ? part.need : undefined));
  // What became required is said of `need`; a condition on what was required only lightens.
  if (needs[1] === 'required' || (needs[0] === 'required' && after !== undefined)) return undefined;
  if (after === undefined) return '去掉条件后由窗口决定是否收取，不得放宽';
  if (before === undefined || narrows(String(before), String(after))) return undefined;
  return '不能确定收取范围不比上级大；收窄时请写作“(上级条件) and (补充条件)”';
};

const limit: FieldRule = (before, after) => {
  if (isLimit(before) && isLimit(after)) return longerThan(before, after);
  return after === undefined ? '上级规定的时限不得去掉' : '上级没有规定，不能确定不比上级长';
};

const statutory: FieldRule = (before, after, whole) => (before === undefined ? undefined : limit(before, after, whole));

/** Figures of a text, and the text around them. */
const figures = (text: string): number[] => (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
const around = (text: string): string => text.replace(/\d+(?:\.\d+)?/g, '#');

const fee: FieldRule = (before, after) => {
  if (!isObject(before) || !isObject(after)) return '收费规定不得增减';
  const [old, now] = [String(before.standard), String(after.standard)];
  if (after.charged === false) return /\d\s*元/.test(now) ? '写明不收费，标准中却有金额' : undefined;
  if (before.charged === false) return '上级不收费，不得改为收费';
  const lower =
    around(old) === around(now) && figures(now).every((amount, index) => amount <= (figures(old)[index] ?? 0));
  return lower ? undefined : '不能确定收费不比上级高，不得改动';
};

const threshold: FieldRule = (before, after) => {
  if (!isObject(before) || !isObject(after) || before.op !== after.op) return '上级规定的标准不得增减或改换算法';
  const [old, now] = [Number(before.value), Number(after.value)];
  const strict = String(before.op).startsWith('>')
    ? now >= old
    : String(before.op).startsWith('<')
      ? now <= old
      : now === old;
  return strict ? undefined : '标准只可从严，不得降低';
};

const day =
  (fits: (before: string, after: string) => boolean, why: string): FieldRule =>
  (before, after) =>
    after === undefined || (before !== undefined && fits(String(before), String(after))) ? undefined : why;

const channel = only(true, '已有的办理渠道不得取消');

/** By name of the field. */
export const FIELDS: Record<string, FieldRule> = {
  statutory,
  promised: limit,
  limit,
  immediate: only(true, '上级当场办结的不得改为承诺办结'),
  fee,
  need: (_before, after) => (after === 'conditional' ? undefined : '不得由按情形提交改为必须提交'),
  when,
  form,
  basis: noRemoval('材料的依据不得去掉'),
  shareable: noRemoval('可以共享获取的不得改为由群众提交'),
  level: atMost(HEIGHTS, '办理层级不得上收'),
  riskClass: (before, after, whole) => atMost(RISKS, '风险级别只可提高，不得降低')(after, before, whole),
  threshold,
  validFrom: day((before, after) => after <= before, '施行日期不得推迟'),
  validTo: day((before, after) => after >= before, '截止日期不得提前'),
  implementation: noRemoval('上级填写的实施信息不得去掉'),
  levels: noRemoval('上级填写的实施信息不得去掉'),
  kind: fine,
  visits: (before, after) =>
    typeof after === 'number' && (before === undefined || after <= Number(before)) ? undefined : '到现场次数不得增加',
  online: channel,
  booking: channel,
  express: channel,
  onlinePayment: channel,
  selfService: channel,
  hall: channel,
  // Words that explain burden nobody.
  note: fine,
  whenText: fine,
  standard: fine,
  gist: fine,
  seen: fine,
  assumed: fine,
  statutoryNote: fine,
  supervision: fine,
  consultation: fine,
  bodyCode: fine,
  bodyKind: fine,
  entrustedTo: fine,
  place: fine,
  hours: fine,
  copiesNote: fine,
  sample: fine,
  blank: fine,
  resultSample: fine,
};

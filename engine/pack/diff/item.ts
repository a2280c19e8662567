import type { FlowNode } from '../../bpmn/model.ts';
import { canonicalJson } from '../../digest.ts';
import type { Json, JsonObject } from '../../json.ts';
import { itemMetrics } from '../../service/metrics.ts';
import { promiseWords } from '../../service/promiseWords.ts';
import type { CompiledItem, OverlayRight, ServiceItemSource } from '../../service/types.ts';
import { changeWords, type FieldPath, fieldChanges, fieldValue } from '../fields/index.ts';
import { elementChanges } from './elements.ts';
import type { ItemChange, ItemDiff } from './types.ts';
import { LEVELS, listChanges, pairs, textChange } from './words.ts';

const RIGHTS: Record<OverlayRight, string> = { locked: '不得更改', 'narrow-only': '只可从宽', free: '可以更改' };

/** What an item became, from one version or layer to another. */
export function diffItem(before: CompiledItem, after: CompiledItem): ItemDiff {
  return {
    id: after.item.id,
    title: after.item.title,
    from: before.ref,
    to: after.ref,
    changes: [
      ...elementChanges(before.item.elements, after.item.elements),
      ...situationChanges(before, after),
      ...stepChanges(before, after),
      ...formChanges(before, after),
      ...implementationChanges(before.item, after.item),
      ...otherChanges(before, after),
      ...rightChanges(before, after),
    ],
    before: itemMetrics(before),
    after: itemMetrics(after),
  };
}

const situationChanges = (before: CompiledItem, after: CompiledItem): ItemChange[] =>
  listChanges('情形', questionsOf(before), questionsOf(after));

const questionsOf = ({ item }: CompiledItem): string[] => (item.situations ?? []).map(({ question }) => question);

const stepsOf = ({ process }: CompiledItem): FlowNode[] =>
  Object.values(process.nodes).filter(({ type }) => type === 'userTask');

const nameOf = ({ id, name }: FlowNode): string => name ?? id;

/** Where and within what a step is worked. */
function stepWords({ settings: { level, limit } }: FlowNode): string {
  const where = level === undefined ? '层级未定' : LEVELS[level];
  return limit === undefined ? where : `${where}、${promiseWords(limit)}`;
}

function stepChanges(before: CompiledItem, after: CompiledItem): ItemChange[] {
  const part = '环节';
  const { added, removed, kept } = pairs(stepsOf(before), stepsOf(after), ({ id }) => id);
  const steps = [
    ...removed.map((step): ItemChange => ({ part, kind: 'removed', text: `减少“${nameOf(step)}”` })),
    ...added.map((step): ItemChange => ({ part, kind: 'added', text: `增加“${nameOf(step)}”` })),
    ...kept.flatMap(([old, now]) => [
      ...textChange(part, nameOf(old), nameOf(now)),
      ...textChange(part, stepWords(old), stepWords(now)).map((change) => ({
        ...change,
        text: `“${nameOf(now)}”${change.text}`,
      })),
    ]),
  ];
  if (steps.length > 0 || before.process.digest === after.process.digest) return steps;
  return [{ part, kind: 'changed', text: '流程图有改动，环节不变' }];
}

const fieldsOf = ({ form }: CompiledItem): string[] =>
  Object.entries((form.schema.properties ?? {}) as Record<string, JsonObject>).map(([name, field]) =>
    typeof field.title === 'string' ? field.title : name,
  );

function formChanges(before: CompiledItem, after: CompiledItem): ItemChange[] {
  const part = '申请表';
  const fields = listChanges(part, fieldsOf(before), fieldsOf(after), '栏目');
  if (fields.length > 0 || same(before.form, after.form)) return fields;
  return [{ part, kind: 'changed', text: '填写要求有改动，栏目不变' }];
}

const same = (a: unknown, b: unknown): boolean => canonicalJson(a as Json) === canonicalJson(b as Json);

/** What the implementation list says beyond the twelve elements, of the item and of the materials that stay. */
function implementationChanges(before: ServiceItemSource, after: ServiceItemSource): ItemChange[] {
  const [old, now] = [before, after] as unknown as [Json, Json];
  const at = (item: Json, path: FieldPath) => fieldValue(item, path);
  const says = (item: ServiceItemSource) =>
    item.implementation !== undefined || item.elements.materials.some(({ implementation }) => implementation);
  if (!says(before) && !says(after)) return [];
  const kept = after.elements.materials.filter(({ id }) => before.elements.materials.some((one) => one.id === id));
  const paths = [['implementation'], ...kept.map(({ id }) => ['elements', 'materials', id, 'implementation'])];
  return paths.flatMap((path) =>
    fieldChanges(at(old, path), at(now, path), path).map((change) => ({
      part: '实施信息',
      kind: change.before === undefined ? 'added' : change.after === undefined ? 'removed' : 'changed',
      text: changeWords('item', change, [now, old]),
    })),
  );
}

const otherChanges = (before: CompiledItem, after: CompiledItem): ItemChange[] => [
  ...listChanges('台账', ledgersOf(before), ledgersOf(after)),
  ...listChanges('文书', documentsOf(before), documentsOf(after)),
  ...textChange('岗位分设', dutiesOf(before), dutiesOf(after)),
  ...textChange('施行日期', before.item.validFrom ?? '未定', after.item.validFrom ?? '未定'),
  ...textChange('截止日期', before.item.validTo ?? '未定', after.item.validTo ?? '未定'),
];

const ledgersOf = ({ ledgers }: CompiledItem): string[] => Object.values(ledgers).map(({ title }) => title);
const documentsOf = ({ documents }: CompiledItem): string[] => Object.values(documents).map(({ title }) => title);
const dutiesOf = ({ item }: CompiledItem): string =>
  item.duties.map(({ apart }) => apart.join('与')).join('；') || '未定';

function rightChanges(before: CompiledItem, after: CompiledItem): ItemChange[] {
  const part = '下级更改权限';
  const [old, now] = [before.item.rights ?? {}, after.item.rights ?? {}];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((pointer) =>
    textChange(part, RIGHTS[old[pointer] ?? 'free'], RIGHTS[now[pointer] ?? 'free']).map((change) => ({
      ...change,
      text: `“${pointer}”${change.text}`,
    })),
  );
}

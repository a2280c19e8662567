import type { FieldPath } from '../fields/index.ts';

/** The twelve unified elements (BJ-6) in their order, and everything else of an item. */
export const ELEMENTS = [
  { id: 'name', title: '事项名称' },
  { id: 'type', title: '事项类型' },
  { id: 'legalBasis', title: '设定依据' },
  { id: 'exerciseLevels', title: '行使层级' },
  { id: 'serviceObjects', title: '服务对象' },
  { id: 'timeLimit', title: '办理时限' },
  { id: 'acceptConditions', title: '受理条件' },
  { id: 'materials', title: '申请材料' },
  { id: 'procedure', title: '办理流程' },
  { id: 'result', title: '办理结果' },
  { id: 'fee', title: '收费' },
  { id: 'implementingBody', title: '实施主体' },
  { id: 'other', title: '其他' },
] as const;

export type ElementId = (typeof ELEMENTS)[number]['id'];

/** What an item says of itself and not to the applicant. */
const SILENT = new Set(['id', 'rights', 'requirements', 'assumed', 'source', 'aliases', 'codes', '$schema']);

/** Which element a field of an item belongs to; undefined: it means nothing to a station. */
export function elementOf([first, second]: FieldPath): ElementId | undefined {
  if (first === undefined || SILENT.has(first)) return undefined;
  if (first !== 'elements') return 'other';
  // 不予受理情形 is the other half of 受理条件.
  const name = second === 'notAccept' ? 'acceptConditions' : second;
  return ELEMENTS.find(({ id }) => id === name)?.id ?? 'other';
}

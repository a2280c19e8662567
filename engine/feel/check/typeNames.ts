import type { FeelType } from '../types.ts';

const NAMES: Readonly<Record<string, string>> = {
  Any: '任意类型',
  Null: '空值',
  number: '数字',
  string: '文本',
  boolean: '布尔值',
  date: '日期',
  time: '时间',
  'date and time': '日期时间',
  'days and time duration': '时长（天、时、分、秒）',
  'years and months duration': '时长（年、月）',
  list: '列表',
  range: '区间',
  context: '对象',
  function: '函数',
};

/** The kind of a type, without what it holds. */
export const kindOf = (type: FeelType): string => (typeof type === 'string' ? type : type.kind);

/** A type in a Chinese sentence. */
export const nameOfType = (type: FeelType): string => NAMES[kindOf(type)] ?? kindOf(type);

/** Whether nothing is known of a value: then nothing is wrong with it either. */
export const isUnknown = (type: FeelType): boolean => type === 'Any' || type === 'Null';

/** The type of what is one of two; Any where they differ. */
export const either = (a: FeelType, b: FeelType): FeelType => {
  if (a === 'Null') return b;
  if (b === 'Null' || a === b) return a;
  if (typeof a === 'object' && typeof b === 'object' && a.kind === 'list' && b.kind === 'list')
    return { kind: 'list', of: either(a.of, b.of) };
  return JSON.stringify(a) === JSON.stringify(b) ? a : 'Any';
};

/** What a list, a range or a single value gives to a loop or a filter. */
export const elementOf = (type: FeelType): FeelType => {
  if (type === 'list' || type === 'range') return 'Any';
  return typeof type === 'object' && (type.kind === 'list' || type.kind === 'range') ? type.of : type;
};

import type { Limit } from '../../deadline/types.ts';
import type { Json } from '../../json.ts';
import { promiseWords } from '../../service/promiseWords.ts';
import type { PatchedKind } from '../patched.ts';
import type { FieldChange } from './changes.ts';
import { codeWords } from './codes.ts';
import { isObject } from './keys.ts';
import { entryName, type Label, labelsOf } from './labels.ts';
import type { FieldPath } from './path.ts';

export const isLimit = (value: Json | undefined): value is Json & Limit =>
  isObject(value) && typeof value.value === 'number' && typeof value.unit === 'string';

function limitWords(limit: Limit): string {
  const more = (['start', 'roll'] as const).flatMap((name) => {
    const code = limit[name];
    return code === undefined ? [] : [codeWords([name], code) ?? code];
  });
  return `${promiseWords(limit)}${more.length > 0 ? `（${more.join('，')}）` : ''}`;
}

/** The value of a field as people say it. */
export function valueWords(path: FieldPath, value: Json | undefined): string {
  if (value === undefined || value === null) return '无';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return path.at(-1) === 'copies' ? `${value}份` : String(value);
  if (typeof value === 'string') return codeWords(path, value) ?? value;
  if (Array.isArray(value)) return listWords(path, value);
  if (isLimit(value)) return limitWords(value);
  if (typeof value.charged === 'boolean') return value.charged ? `收费，${value.standard}` : String(value.standard);
  const members = Object.entries(value).map(([name, inner]) => valueWords([...path, name], inner));
  return entryName(value) ?? members.join('，');
}

const listWords = (path: FieldPath, list: Json[]): string =>
  list.length === 0 ? '无' : list.map((entry) => entryName(entry) ?? valueWords([...path, '-'], entry)).join('、');

/** Amounts and codes stand as they are, words in quotes. */
function quoted(path: FieldPath, value: Json | undefined): string {
  const words = valueWords(path, value);
  const plain = typeof value === 'number' || typeof value === 'boolean' || isLimit(value) || value === undefined;
  return plain || (typeof value === 'string' && codeWords(path, value) !== undefined) ? words : `“${words}”`;
}

/** 申请材料 › 风筝照片 › 份数: for tables. The twelve elements need no name of their own. */
export const placeWords = (
  kind: PatchedKind,
  path: FieldPath,
  versions: (Json | undefined)[],
  names?: Record<string, string>,
): string =>
  labelsOf(kind, path, versions, names)
    .filter((_label, index) => index > 0 || path.length === 1 || path[0] !== 'elements')
    .map(({ text }) => text)
    .join(' › ');

/** Titles that say nothing without what they belong to. */
const VAGUE = new Set(['说明', '名称', '类型', '标识', '层级']);

/** 申请材料“风筝照片”的份数: for sentences. Titles that only lead to another title are left out. */
function subjectOf(labels: Label[]): string {
  const last = labels.length - 1;
  const leads = (index: number) => index === last - 1 && index > 0 && VAGUE.has(labels[last]?.text ?? '');
  const kept = labels.filter(({ entry }, index) => entry || index === last || labels[index + 1]?.entry || leads(index));
  return kept.reduce((words, { text, entry }, index) => {
    const link = !entry && index > 0 ? '的' : '';
    return `${words}${link}${entry ? `“${text}”` : text}`;
  }, '');
}

/** One change as a plain sentence without a full stop: 承诺时限由3个工作日改为5个工作日. */
export function changeWords(
  kind: PatchedKind,
  change: FieldChange,
  versions: (Json | undefined)[],
  names?: Record<string, string>,
): string {
  const { path, before, after, moved } = change;
  const labels = labelsOf(kind, path, versions, names);
  const last = labels.at(-1);
  if (last === undefined) return before === undefined ? '整个部分为新增' : '整个部分被取消';
  if (moved) return `${subjectOf(labels)}的先后次序有调整`;
  if (last.entry && (before === undefined || after === undefined)) {
    const verb = before === undefined ? '增加' : '减少';
    return `${subjectOf(labels.slice(0, -1))}${verb}“${last.text}”`;
  }
  if (before === undefined) return `增加${subjectOf(labels)}${quoted(path, after)}`;
  if (after === undefined) return `去掉${subjectOf(labels)}${quoted(path, before)}`;
  return `${subjectOf(labels)}由${quoted(path, before)}改为${quoted(path, after)}`;
}

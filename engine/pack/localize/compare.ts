import { canonicalJson } from '../../digest.ts';
import type { Json, JsonObject } from '../../json.ts';
import { changeWords, type FieldChange, fieldChanges, isObject, placeWords, valueWords } from '../fields/index.ts';
import type { PatchedKind } from '../patched.ts';

/** One place in which a part differs, in words. */
export interface Compared {
  /** 申请材料 › 风筝照片 › 份数 */
  place: string;
  /** `无` where it is new, or gone. */
  before: string;
  after: string;
  /** The whole as a sentence without a full stop. */
  text: string;
}

/** What differs between two versions of a part, place by place: before and after in words. */
export function compareParts(
  kind: PatchedKind,
  before: JsonObject,
  after: JsonObject,
  names: Record<string, string> = {},
): Compared[] {
  return fieldChanges(before, after).flatMap((change) => {
    const place = placeWords(kind, change.path, [after, before], names);
    if (change.moved) return [{ place, before: '原来的次序', after: '新的次序', text: `${place}的先后次序有调整` }];
    if (Array.isArray(change.before) && Array.isArray(change.after) && change.after.some(isObject))
      return entryChanges(place, change.path, change.before, change.after);
    return [whole(kind, change, place, [after, before], names)];
  });
}

const whole = (
  kind: PatchedKind,
  change: FieldChange,
  place: string,
  versions: Json[],
  names: Record<string, string>,
): Compared => ({
  place,
  before: named(change.path, change.before, place),
  after: named(change.path, change.after, place),
  text: changeWords(kind, change, versions, names),
});

/** An id that is an entry of its own list is told as people call it. */
const named = (path: string[], value: Json | undefined, place: string): string =>
  value !== undefined && value === path.at(-1) ? (place.split(' › ').at(-1) ?? '') : spoken(path, value);

/** Entries of a list that have no names: paragraphs, articles. Those on both sides stand still, the others are told one by one. */
function entryChanges(place: string, path: string[], before: Json[], after: Json[]): Compared[] {
  const rows: Compared[] = [];
  const kept = commonEntries(before, after);
  let [old, now] = [0, 0];
  for (const [from, to] of [...kept, [before.length, after.length] as const]) {
    const [gone, come] = [before.slice(old, from), after.slice(now, to)];
    for (let at = 0; at < Math.max(gone.length, come.length); at += 1)
      rows.push(entryRow(place, path, at < gone.length ? old + at : now + at, gone[at], come[at]));
    [old, now] = [from + 1, to + 1];
  }
  return rows;
}

function entryRow(
  place: string,
  path: string[],
  index: number,
  old: Json | undefined,
  now: Json | undefined,
): Compared {
  const [before, after] = [spoken([...path, '-'], old), spoken([...path, '-'], now)];
  const at = `${place} › 第 ${index + 1} 项`;
  if (old === undefined) return { place: at, before, after, text: `${place}增加“${after}”` };
  if (now === undefined) return { place: at, before, after, text: `${place}减少“${before}”` };
  return { place: at, before, after, text: `${place}第${index + 1}项由“${before}”改为“${after}”` };
}

/** Pairs of places at which both lists have the same entry, in order: the longest such run. */
function commonEntries(before: Json[], after: Json[]): (readonly [number, number])[] {
  const [a, b] = [before.map(canonicalJson), after.map(canonicalJson)];
  const length = a.map(() => new Array<number>(b.length + 1).fill(0));
  length.push(new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => length[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      (length[i] as number[])[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** A value as people say it; what holds several words says its text first. */
function spoken(path: string[], value: Json | undefined): string {
  if (isObject(value)) {
    if (typeof value.text === 'string')
      return typeof value.title === 'string' ? `${value.title}：${value.text}` : value.text;
    if (Array.isArray(value.rows)) return value.rows.map((row) => spoken(path, row)).join('；');
    if (typeof value.label === 'string' && typeof value.value === 'string') return `${value.label}：${value.value}`;
    if (value.from !== undefined && value.value !== undefined)
      return `${value.value}（${value.from}起${value.division === undefined ? '' : `，区划 ${value.division}`}）`;
  }
  return valueWords(path, value);
}

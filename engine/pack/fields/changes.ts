import { canonicalJson } from '../../digest.ts';
import type { Json } from '../../json.ts';
import { commonKey, type EntryKey, isObject } from './keys.ts';
import type { FieldPath } from './path.ts';

/** One field that differs between two values. Without `before` it was added, without `after` removed. */
export interface FieldChange {
  path: FieldPath;
  before?: Json;
  after?: Json;
  /** The entries of the list are the same, in another order. */
  moved?: true;
}

export const same = (a: Json | undefined, b: Json | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a === b || canonicalJson(a) === canonicalJson(b);

/** Members whose parts mean nothing alone: an amount without its unit, a standard of a fee that is not charged. */
const WHOLES = new Set(['fee', 'threshold']);

const isWhole = (path: FieldPath, value: Json): boolean =>
  isObject(value) && (WHOLES.has(path.at(-1) ?? '') || ('value' in value && 'unit' in value));

/** How versions of one value are compared: member by member, entry by entry, or as one. */
export type Shape = { type: 'object' } | { type: 'list'; key: EntryKey } | { type: 'leaf' };

export function shapeOf(path: FieldPath, ...versions: (Json | undefined)[]): Shape {
  const values = versions.filter((value) => value !== undefined);
  if (values.every(isObject) && !values.some((value) => isWhole(path, value))) return { type: 'object' };
  const lists = values.filter(Array.isArray);
  const key = lists.length === values.length ? commonKey(...lists) : undefined;
  return key ? { type: 'list', key } : { type: 'leaf' };
}

/** Entries of a list by key. */
export const byKey = (list: Json | undefined, key: EntryKey): Map<string, Json> =>
  new Map(Array.isArray(list) ? list.map((entry) => [key(entry), entry]) : []);

export const keysOf = (value: Json | undefined): string[] => (isObject(value) ? Object.keys(value) : []);

/** Every field that differs, entries of lists compared by their key and not by their number. */
export function fieldChanges(before: Json | undefined, after: Json | undefined, path: FieldPath = []): FieldChange[] {
  if (same(before, after)) return [];
  const shape = before === undefined || after === undefined ? undefined : shapeOf(path, before, after);
  if (shape?.type === 'object') return memberChanges(before, after, path);
  if (shape?.type === 'list') return entryChanges(before as Json[], after as Json[], shape.key, path);
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

const memberChanges = (before: Json | undefined, after: Json | undefined, path: FieldPath): FieldChange[] =>
  [...new Set([...keysOf(before), ...keysOf(after)])].flatMap((name) =>
    fieldChanges(member(before, name), member(after, name), [...path, name]),
  );

export const member = (value: Json | undefined, name: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

function entryChanges(before: Json[], after: Json[], key: EntryKey, path: FieldPath): FieldChange[] {
  const [old, now] = [byKey(before, key), byKey(after, key)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  const changes = names.flatMap((name) => fieldChanges(old.get(name), now.get(name), [...path, name]));
  const kept = (list: Map<string, Json>, other: Map<string, Json>) =>
    [...list.keys()].filter((name) => other.has(name));
  const moved = !same(kept(old, now), kept(now, old));
  return moved ? [...changes, { path, before, after, moved: true }] : changes;
}

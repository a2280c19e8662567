import type { Json } from '../../json.ts';
import { pointerTo, segments } from '../pointer.ts';
import { entryKeys, isObject } from './keys.ts';

/** Way to a field: names of members, and of entries their key instead of their number (`materials`, `photo`, `copies`). */
export type FieldPath = string[];

interface Step {
  value: Json;
  /** Name of the member or number of the entry. */
  at: string | number;
}

function step(value: Json, name: string): Step | undefined {
  if (isObject(value)) return Object.hasOwn(value, name) ? { value: value[name] as Json, at: name } : undefined;
  if (!Array.isArray(value)) return undefined;
  for (const key of entryKeys(value)) {
    const at = value.findIndex((entry) => key(entry) === name);
    const entry = value[at];
    if (entry !== undefined) return { value: entry, at };
  }
  return undefined;
}

/** The value of a field, or undefined when there is none. */
export function fieldValue(root: Json | undefined, path: FieldPath): Json | undefined {
  let value = root;
  for (const name of path) value = value === undefined ? undefined : step(value, name)?.value;
  return value;
}

/** The JSON pointer, with numbers of entries, at which a field stands in this value; undefined when it has none. */
export function placeIn(root: Json, path: FieldPath): string | undefined {
  let value = root;
  const parts: (string | number)[] = [];
  for (const name of path) {
    const next = step(value, name);
    if (next === undefined) return undefined;
    parts.push(next.at);
    value = next.value;
  }
  return pointerTo(...parts);
}

/** The field that a JSON pointer, with numbers or keys of entries, means in this value; undefined when it stands at none. */
export function fieldAt(root: Json, pointer: string): FieldPath | undefined {
  let value = root;
  const path: FieldPath = [];
  for (const segment of segments(pointer)) {
    const name = nameOf(value, segment);
    const next = step(value, name);
    if (next === undefined) return undefined;
    path.push(name);
    value = next.value;
  }
  return path;
}

/** The key of an entry that is given by its number. */
function nameOf(value: Json, segment: string): string {
  const entry = Array.isArray(value) && /^(?:0|[1-9]\d*)$/.test(segment) ? value[Number(segment)] : undefined;
  const [key] = Array.isArray(value) ? entryKeys(value) : [];
  return entry === undefined || key === undefined ? segment : key(entry);
}

/** A field as text: a JSON pointer whose entries are named by their key. */
export const fieldName = (path: FieldPath): string => pointerTo(...path);

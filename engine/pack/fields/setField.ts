import type { Json } from '../../json.ts';
import { entryKeys, isObject } from './keys.ts';
import type { FieldPath } from './path.ts';

/**
 * A copy with another value of one field; undefined takes it away. An entry that a list does not have is put at its end. The
 * way to the field must exist.
 */
export function setField(root: Json, path: FieldPath, value: Json | undefined): Json | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(root)) return setEntry(root, name, rest, value);
  if (!isObject(root)) return root;
  const inner = setField(Object.hasOwn(root, name) ? (root[name] as Json) : {}, rest, value);
  const others = Object.entries(root).filter(([key]) => key !== name);
  if (inner === undefined) return Object.fromEntries(others);
  if (!Object.hasOwn(root, name)) return Object.fromEntries([...others, [name, inner]]);
  return Object.fromEntries(Object.entries(root).map(([key, old]) => [key, key === name ? inner : old]));
}

function setEntry(list: Json[], name: string, rest: FieldPath, value: Json | undefined): Json[] {
  const at = entryKeys(list)
    .map((key) => list.findIndex((entry) => key(entry) === name))
    .find((index) => index >= 0);
  if (at === undefined) return rest.length === 0 && value !== undefined ? [...list, value] : list;
  const entry = setField(list[at] as Json, rest, value);
  return list.flatMap((old, index) => (index !== at ? [old] : entry === undefined ? [] : [entry]));
}

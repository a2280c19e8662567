import type { Json } from '../json.ts';

/** A copy with the value at this place, or without it. Objects that come out empty go too. */
export function put(root: Json | undefined, [first, ...rest]: string[], value: Json | undefined): Json | undefined {
  if (first === undefined) return value;
  const before = root !== null && typeof root === 'object' && !Array.isArray(root) ? root : {};
  const child = put(Object.hasOwn(before, first) ? before[first] : undefined, rest, value);
  const gone = child === undefined || (rest.length > 0 && isEmpty(child));
  if (!gone) return { ...before, [first]: child };
  const { [first]: _, ...others } = before;
  return others;
}

const isEmpty = (value: Json): boolean =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0;

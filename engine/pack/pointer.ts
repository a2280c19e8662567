import type { Json } from '../json.ts';

/** Segments of a JSON pointer (RFC 6901): `/a/b~1c` → `['a', 'b/c']`; the empty pointer has none. */
export const segments = (pointer: string): string[] => (pointer === '' ? [] : pointer.slice(1).split('/').map(plain));

const plain = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~');

/** A JSON pointer of the segments. */
export function pointerTo(...parts: (string | number)[]): string {
  let pointer = '';
  for (const part of parts) pointer += `/${escaped(String(part))}`;
  return pointer;
}

/** Names with the two special characters are rare. */
const escaped = (name: string): string =>
  name.includes('~') || name.includes('/') ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;

/** The value at a pointer, or undefined when there is none. Own properties only. */
export function valueAt(root: Json, pointer: string): Json | undefined {
  let value: Json | undefined = root;
  for (const segment of segments(pointer)) value = childOf(value, segment);
  return value;
}

function childOf(value: Json | undefined, segment: string): Json | undefined {
  if (Array.isArray(value)) return /^(?:0|[1-9]\d*)$/.test(segment) ? value[Number(segment)] : undefined;
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, segment)) return undefined;
  return value[segment];
}

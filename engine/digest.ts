import type { Json, JsonObject } from './json.ts';
import { sm3 as portable } from './sm3.ts';

/** Of the platform, where it has one: several times faster, with the same result. */
let fastest = portable;

/** SM3 (GB/T 32905-2016) of the text's UTF-8 bytes, as 64 lower-case hex digits. */
export const sm3 = (text: string): string => fastest(text);

/**
 * Has all digests computed by an implementation of the platform. They stay the same: one that gives another result is
 * refused.
 */
export function speedUpSm3(native: (text: string) => string): void {
  for (const text of ['abc', '买买提·艾力䶮𠮷', '']) if (native(text) !== portable(text)) return;
  fastest = native;
}

/**
 * JSON with the keys of every object sorted by UTF-16 code unit (RFC 8785 order), without white space.
 * Equal values give equal text, so that digests of stored objects can be compared. Members that are `undefined` are left out.
 */
export function canonicalJson(value: Json | undefined): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value !== 'object') return String(JSON.stringify(value ?? null));
  return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value);
}

function canonicalArray(list: Json[]): string {
  let text = '[';
  for (let at = 0; at < list.length; at += 1)
    text += at === 0 ? canonicalJson(list[at]) : `,${canonicalJson(list[at])}`;
  return `${text}]`;
}

function canonicalObject(value: JsonObject): string {
  let text = '{';
  for (const key of sortedKeys(value)) {
    const member = value[key];
    if (member !== undefined) text += `${text.length > 1 ? ',' : ''}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `${text}}`;
}

/** Most objects that are read back stand in order already. */
function sortedKeys(value: JsonObject): string[] {
  const keys = Object.keys(value);
  for (let at = 1; at < keys.length; at += 1) if ((keys[at - 1] as string) > (keys[at] as string)) return keys.sort();
  return keys;
}

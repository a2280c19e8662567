import type { Json } from './json.ts';

export { sm3 } from './sm3.ts';

/**
 * JSON with the keys of every object sorted by UTF-16 code unit (RFC 8785 order), without white space.
 * Equal values give equal text, so that digests of stored objects can be compared. Members that are `undefined` are left out.
 */
export function canonicalJson(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

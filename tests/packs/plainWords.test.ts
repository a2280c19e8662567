import { describe, expect, it } from 'vitest';
import type { CompiledItem, Json } from '#engine';
import { shippedItems } from '../kit/packs.ts';

/** Members that only officers and authors read. */
const INSIDE = new Set(['assumed', 'source', 'requirements', 'rights', 'legalBasis', 'oneOf']);

function textsOf(value: Json, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value);
  else if (Array.isArray(value)) for (const one of value) textsOf(one, found);
  else if (value !== null && typeof value === 'object')
    for (const [name, one] of Object.entries(value)) if (!INSIDE.has(name)) textsOf(one, found);
  return found;
}

const items = (await shippedItems())
  .filter(({ item }) => !item.internal)
  .map((one): [string, CompiledItem] => [one.ref, one]);

/** Words of those who make the software: a resident who reads a guide has never heard them. */
const OURS = /内容包|基础包|叠加|配置|FEEL|JSON|null|undefined/;

describe('what residents read', () => {
  it.each(items)('%s: speaks of their matter, not of our software', (_, { item, form }) => {
    const shown = { elements: item.elements, situations: item.situations ?? [], form: form.schema } as unknown as Json;
    expect(textsOf(shown).filter((text) => OURS.test(text) && /^[^=<>]*\p{Script=Han}[^=<>]*$/u.test(text))).toEqual(
      [],
    );
  });
});

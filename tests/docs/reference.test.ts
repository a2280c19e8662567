import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type JsonObject, PART_SCHEMAS } from '#engine';
import { FOLDERS } from '../../engine/pack/kinds.ts';
import { referencePage } from './reference.ts';

const page = resolve(import.meta.dirname, '../../docs/packs/reference.md');

const files = Object.fromEntries([
  ['manifest', 'package.json'],
  ...Object.entries(FOLDERS).map(([folder, { kind }]) => [
    kind,
    kind === 'scenario' ? 'scenarios/<事项>/<名称>.json' : join(folder, '<标识>.json'),
  ]),
]);

/** Places of properties that no Chinese title explains. */
function untitled(schema: JsonObject, at = ''): string[] {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonObject>);
  const below = [schema.items, schema.additionalProperties].filter(
    (value): value is JsonObject => value !== null && typeof value === 'object' && !Array.isArray(value),
  );
  return [
    ...properties
      .filter(([name, value]) => name !== '$schema' && typeof value === 'object')
      .flatMap(([name, value]) => [
        ...(/\p{Script=Han}|FEEL/u.test(String(value.title ?? '')) ? [] : [`${at}/${name}`]),
        ...untitled(value, `${at}/${name}`),
      ]),
    ...below.flatMap((value) => untitled(value, `${at}/*`)),
  ];
}

describe('docs/packs/reference.md', () => {
  it('says what the schemas say', async () => {
    await expect(referencePage(PART_SCHEMAS, files)).toMatchFileSnapshot(page);
  });

  it.each(Object.entries(PART_SCHEMAS))('every field of %s has a Chinese title', (_kind, schema) => {
    expect(untitled(schema)).toEqual([]);
  });

  it('names alternatives, lists and named values', () => {
    const text = referencePage({ item: PART_SCHEMAS.item, document: PART_SCHEMAS.document }, files);
    expect(text).toContain('| `elements.materials[].need` | 必要性 | `required`、`conditional` | 是 |  |');
    expect(text).toContain('| `steps.*.limit.value` | 值 | 数字 | 是 |  |');
    expect(text).toContain('`blocks[].rows`');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaErrors } from '../../engine/form/validator.ts';
import type { Json, JsonObject } from '../../engine/json.ts';
import { report, suite } from './suites.ts';

interface Group {
  description: string;
  schema: JsonObject | boolean;
  tests: { description: string; data: Json; valid: boolean }[];
}

/** What a form of a pack may not contain (`checkFormSchema` refuses it by name), and why no case with it is run. */
const REFUSED: [pattern: RegExp, reason: string][] = [
  [/"\$dynamicRef"|"\$dynamicAnchor"/, '表单结构不得使用动态引用'],
  [/"\$vocabulary"|metaschema/, '表单结构不得更换词汇表'],
  [/"\$ref":"https?:/, '表单结构只能引用本表单内的内容'],
];

const WHOLE_FILES: Record<string, string> = {
  // By the standard `format` says nothing by default.
  'format.json': '表单一律校验格式',
  'refRemote.json': '表单结构只能引用本表单内的内容',
};

function groups(folder: string): [file: string, Group][] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.flatMap((file) =>
    (JSON.parse(readFileSync(join(folder, file), 'utf8')) as Group[]).map((group): [string, Group] => [file, group]),
  );
}

function reasonToSkip(file: string, { schema }: Group): string | undefined {
  const text = JSON.stringify(schema);
  return WHOLE_FILES[file] ?? REFUSED.find(([pattern]) => pattern.test(text))?.[1];
}

/** The schema as its draft names it, so that the engine takes the right one; boolean schemas are wrapped. */
function schemaOf(schema: JsonObject | boolean, draft: string): JsonObject {
  const $schema = draft === 'draft7' ? 'http://json-schema.org/draft-07/schema#' : undefined;
  const whole = typeof schema === 'boolean' ? { allOf: [schema] } : schema;
  return structuredClone($schema === undefined ? whole : { $schema, ...whole });
}

function verdict(schema: JsonObject, data: Json): boolean | 'exception' {
  try {
    return schemaErrors(schema, data).length === 0;
  } catch {
    return 'exception';
  }
}

function play(folder: string, draft: string) {
  const failing: string[] = [];
  const skipped = new Map<string, number>();
  let total = 0;
  for (const [file, group] of groups(join(folder, 'tests', draft))) {
    const reason = reasonToSkip(file, group);
    if (reason !== undefined) skipped.set(reason, (skipped.get(reason) ?? 0) + group.tests.length);
    else {
      const schema = schemaOf(group.schema, draft);
      for (const test of group.tests) {
        total += 1;
        if (verdict(schema, test.data) !== test.valid)
          failing.push(`${file}：${group.description}：${test.description}`);
      }
    }
  }
  return { total, passed: total - failing.length, failing, skipped };
}

const folder = suite('json-schema');
const FLOOR = 99;

/** JSON-Schema-Test-Suite, required tests. Browser and server run this same interpreter, so they cannot part. */
describe.skipIf(folder === undefined)('JSON-Schema-Test-Suite', () => {
  it.each(['draft7', 'draft2020-12'])('%s', (draft) => {
    const { total, passed, failing, skipped } = play(folder ?? '', draft);
    report(`json-schema ${draft}`, passed, total, FLOOR, failing);
    for (const [reason, count] of skipped) console.log(`  不适用 ${count} 例：${reason}`);
    expect((100 * passed) / total).toBeGreaterThanOrEqual(FLOOR);
  });
});

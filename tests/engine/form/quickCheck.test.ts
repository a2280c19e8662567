import { isDeepStrictEqual } from 'node:util';
import { Validator } from '@cfworker/json-schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#engine';
import { isObject } from '../../../engine/form/answers.ts';
import { fieldChecks } from '../../../engine/form/quickCheck.ts';
import { schemaErrors } from '../../../engine/form/validator.ts';
import { openShippedPacks, shippedItems } from '../../kit/packs.ts';

/** A copy for the interpreter alone; amounts given as numbers have two decimals at most. */
const copyOf = (schema: JsonObject): JsonObject =>
  JSON.parse(JSON.stringify(schema), (_, value) =>
    isObject(value) && value.format === 'money' && value.multipleOf === undefined
      ? { ...value, multipleOf: 0.01 }
      : value,
  );

const anyValue = fc.oneof(
  fc.constantFrom<Json>(
    '1',
    '10',
    '龚㛃',
    '𠮷'.repeat(50),
    'x'.repeat(51),
    '11010119880315004X',
    '2026-02-30',
    '2026-02-14',
  ),
  fc.constantFrom<Json>('13810002345', '110101001001', '1500.505', '2026-13', '6222020200112233445', true, false, null),
  fc.constantFrom<Json>(0, -1, 3, 1.5, 0.1, 1e21, 2000.01, 2000.015, [], ['1', '1'], ['1', 2], [{}, {}], [[1]], {}),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

/** Answers near the right ones: some changed, some taken away, some strange. */
const answersFor = (schema: JsonObject, right: JsonObject): fc.Arbitrary<JsonObject> => {
  const fields = Object.entries(isObject(schema.properties) ? schema.properties : {});
  const codes = fields.flatMap(([, field]) =>
    isObject(field) && Array.isArray(field.oneOf)
      ? field.oneOf.slice(0, 3).map((entry) => (entry as JsonObject).const)
      : [],
  );
  const value = codes.length > 0 ? fc.oneof(anyValue, fc.constantFrom(...(codes as Json[]))) : anyValue;
  const name = fc.constantFrom(...fields.map(([field]) => field), '没有此项', 'constructor', '__proto__');
  return fc
    .record({ set: fc.array(fc.tuple(name, value), { maxLength: 8 }), drop: fc.array(name, { maxLength: 4 }) })
    .map(({ set, drop }) =>
      Object.fromEntries([...Object.entries(right).filter(([field]) => !drop.includes(field)), ...set]),
    );
};

/** Answers tried for each item of a form, others in every run; forms of one or two items count as if they had three. */
const ANSWERS = Number(process.env.WUTONG_RANDOM_ANSWERS ?? 30);

const agrees = (schema: JsonObject, rights: JsonObject[], numRuns: number): void => {
  const interpreter = new Validator(copyOf(schema), '2020-12', false);
  const answersNear = fc.oneof(...rights.map((right) => answersFor(schema, right)));
  fc.assert(
    fc.property(answersNear, (answers) => {
      const [found, wanted] = [schemaErrors(schema, answers), interpreter.validate(answers).errors];
      // Tens of thousands of times: `expect` takes as long as both checks, and has something to say only when they differ.
      if (!isDeepStrictEqual(found, wanted)) expect(found).toEqual(wanted);
    }),
    { numRuns },
  );
};

const items = await shippedItems();
const scenarios = openShippedPacks().flatMap((pack) => Object.values(pack.scenarios));
const rightFor = (ref: string): JsonObject => scenarios.find(({ item }) => item === ref)?.form ?? {};

interface Form {
  schema: JsonObject;
  refs: string[];
}

/** Most items share their form with others: 200 items, 90 forms. */
const forms = new Map<string, Form>();
for (const { ref, form } of items) {
  const key = JSON.stringify(form.schema);
  const known = forms.get(key) ?? { schema: form.schema, refs: [] };
  forms.set(key, { ...known, refs: [...known.refs, ref] });
}

describe('quick check of fields', () => {
  it.each([...forms.values()].map(({ schema, refs }) => [refs.join('、'), refs, schema] as const))(
    'finds what the interpreter finds: %s',
    (_title, refs, schema) => {
      agrees(schema, refs.map(rightFor), Math.max(3, refs.length) * ANSWERS);
    },
  );

  it('sees to nearly all fields of the shipped forms', () => {
    for (const { form } of items) {
      const fields = Object.values(isObject(form.schema.properties) ? form.schema.properties : {});
      const alone = fields.filter((field) => !(isObject(field) && isObject(field.items ?? null)));
      expect(fieldChecks(form.schema)?.size).toBeGreaterThanOrEqual(alone.length - 2);
    }
  });

  it('finds what the interpreter finds for every keyword it knows, and for those it does not', () => {
    const text = { type: 'string' };
    const entries = ['1', '2', 3].map((code) => ({ const: code, title: '名' }));
    const schema: JsonObject = {
      type: 'object',
      required: ['甲', '乙', 'constructor'],
      additionalProperties: false,
      properties: {
        甲: { ...text, minLength: 2, maxLength: 50 },
        乙: { oneOf: entries },
        丙: { oneOf: [...entries, { const: '1' }] },
        丁: { type: 'array', items: { oneOf: entries }, uniqueItems: true, minItems: 1, maxItems: 2 },
        戊: { type: 'integer', minimum: 0, maximum: 3 },
        己: { type: 'number', format: 'money' },
        庚: { type: ['string', 'null'], format: 'date' },
        辛: { ...text, pattern: '^1' },
        壬: { const: true },
        癸: { type: 'array', items: { type: 'object', required: ['名'] }, uniqueItems: true },
        子: { ...text, format: 'citizen-id' },
        丑: { ...text, format: 'no-such-format' },
        寅: true,
        卯: false,
      },
    };
    agrees(schema, [{ 甲: '龚㛃', 乙: '1', 丁: ['1', 3], 戊: 2, 己: 0.1, 壬: true }], 2_000);
  });

  it('leaves rules over several fields to the interpreter', () => {
    const schema: JsonObject = {
      type: 'object',
      properties: { 甲: { type: 'string' }, 乙: { type: 'string' } },
      dependentRequired: { 甲: ['乙'] },
      maxProperties: 1,
    };
    expect(fieldChecks(schema)).toBeUndefined();
    agrees(schema, [{ 甲: '1', 乙: '2' }], 200);
  });
});

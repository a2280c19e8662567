import { describe, expect, it } from 'vitest';
import { checkFormSchema, type Json, type JsonObject, validateSchema } from '#engine';
import { kiteForm } from './kiteForm.ts';

const withField = (field: Json): JsonObject => ({ type: 'object', properties: { x: field } });
const codes = (schema: Json) => checkFormSchema(schema).map(({ code, path }) => [code, path]);

const nested = (depth: number): JsonObject =>
  depth === 0 ? { type: 'string' } : { type: 'object', properties: { a: nested(depth - 1) } };

describe('checkFormSchema', () => {
  it('passes a real form', () => {
    expect(checkFormSchema(kiteForm.schema)).toEqual([]);
    expect(
      checkFormSchema({
        type: 'object',
        $defs: { 人: { type: 'object', properties: { name: { type: 'string' } } } },
        properties: { a: { $ref: '#/$defs/人' } },
      }),
    ).toEqual([]);
  });

  it.each<[string, Json, string, string]>([
    ['no object', [], 'form.schema.root', ''],
    ['root of another type', { type: 'array' }, 'form.schema.root', ''],
    ['remote $ref', withField({ $ref: 'https://example.com/s.json' }), 'form.schema.ref', '/properties/x/$ref'],
    ['$ref to the whole', withField({ $ref: '#' }), 'form.schema.ref', '/properties/x/$ref'],
    ['dangling $ref', withField({ $ref: '#/$defs/none' }), 'form.schema.ref', '/properties/x/$ref'],
    ['$id', withField({ $id: 'https://example.com/' }), 'form.schema.keyword', '/properties/x/$id'],
    ['$data', withField({ maximum: { $data: '1/y' } }), 'form.schema.keyword', '/properties/x/maximum'],
    ['unknown format', withField({ format: 'ssn' }), 'form.schema.format', '/properties/x/format'],
    ['nested quantifiers', withField({ pattern: '^(a+)+$' }), 'form.schema.pattern', '/properties/x/pattern'],
    [
      'prototype name',
      JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string"}}}'),
      'form.schema.name',
      '/properties/__proto__',
    ],
    [
      'constructor',
      { type: 'object', properties: { constructor: { type: 'string' } } },
      'form.schema.name',
      '/properties/constructor',
    ],
    ['too deep', nested(13), 'form.schema.depth', `${'/properties/a'.repeat(12)}`],
  ])('refuses %s', (_what, schema, code, path) => {
    expect(codes(schema)).toEqual([[code, path]]);
  });

  it('refuses more than a thousand fields, and circles', () => {
    const wide = {
      type: 'object',
      properties: Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`f${at}`, { type: 'string' }])),
    };
    expect(codes(wide)).toEqual([['form.schema.size', '']]);
    const circle = {
      type: 'object',
      $defs: { a: { items: { $ref: '#/$defs/a' } } },
      properties: { x: { $ref: '#/$defs/a' } },
    };
    expect(checkFormSchema(circle).map(({ code }) => code)).toContain('form.schema.ref');
  });

  it('stops at references that double at every step', () => {
    const defs = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `d${at}`,
        { allOf: [{ $ref: `#/$defs/d${at + 1}` }, { $ref: `#/$defs/d${at + 1}` }] },
      ]),
    );
    expect(
      checkFormSchema({ type: 'object', $defs: { ...defs, d30: {} }, allOf: [{ $ref: '#/$defs/d0' }] }).length,
    ).toBeGreaterThan(0);
  });

  it.each([
    '^(\\d{1,3}\\.){3}\\d{1,3}$',
    '^[\\u4e00-\\u9fa5·]{2,30}$',
    '^京[A-Z][A-Z0-9]{5,6}$',
    '^(19|20)\\d{2}$',
    '^\\p{Script=Han}+$',
    '(a|b)?',
  ])('takes the pattern %s', (pattern) => {
    expect(checkFormSchema(withField({ pattern }))).toEqual([]);
  });

  it.each([
    '(a*)*',
    '(a|a)*',
    '((ab)+c?)+',
    '([a-z]+\\d?){2,}',
    '(a{1,20}){1,20}',
    'a+b+c+',
    '(?=a)a',
    '(a)\\1',
    '(',
    'x'.repeat(201),
  ])('refuses the pattern %s', (pattern) => {
    expect(checkFormSchema(withField({ pattern }))).toMatchObject([{ code: 'form.schema.pattern' }]);
  });
});

describe('validateSchema', () => {
  it('says that a broken schema is broken instead of throwing', () => {
    expect(validateSchema(withField({ $ref: '#/$defs/none' }), { x: 1 })).toMatchObject([
      { code: 'form.broken', path: '' },
    ]);
  });

  it('follows $ref for titles and speaks of the branch that applies', () => {
    const schema: JsonObject = {
      type: 'object',
      $defs: { phone: { type: 'string', title: '手机', format: 'phone' } },
      properties: { agent: { $ref: '#/$defs/phone', title: '代办人手机' }, kind: { type: 'string' } },
      if: { properties: { kind: { const: 'agent' } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: the JSON Schema keyword
      then: { required: ['agent'] },
    };
    expect(validateSchema(schema, { agent: '1' })).toMatchObject([
      { message: '“代办人手机”应为11位手机号或带区号的固定电话' },
    ]);
    expect(validateSchema(schema, { kind: 'agent' })).toMatchObject([
      { message: '请填写“代办人手机”', path: '/agent', code: 'form.required' },
    ]);
    expect(validateSchema(schema, { kind: 'self' })).toEqual([]);
  });
});

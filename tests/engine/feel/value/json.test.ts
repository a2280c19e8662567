import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coerce,
  divide,
  FeelFunction,
  fromJson,
  instanceOf,
  numberLiteral,
  print,
  toJson,
  typeOf,
} from '../../../../engine/feel/value/index.ts';
import type { FeelType, FeelValue } from '../../../../engine/feel/value/types.ts';
import type { Json } from '../../../../engine/json.ts';
import { at, range } from '../functions/call.ts';

describe('toJson', () => {
  it.each<[FeelValue, Json]>([
    [at('2020-01-01'), '2020-01-01'],
    [at('10:00:00@Europe/Paris'), '10:00:00@Europe/Paris'],
    [at('P1Y'), 'P1Y'],
    [1.5, 1.5],
    [numberLiteral('9007199254740993'), '9007199254740993'],
    [divide(1, 3), '0.3333333333333333333333333333333333'],
    [range('[', at('2020-01-01'), at('2020-12-31'), ')'), '[@"2020-01-01"..@"2020-12-31")'],
    [range('(', null, 5, ']'), '<=5'],
    [new FeelFunction([], () => null), null],
    [
      [null, { a: at('P1D'), 身份证: '11010519491231002X' }],
      [null, { a: 'P1D', 身份证: '11010519491231002X' }],
    ],
    [Number.NaN, null],
  ])('%# gives %j', (value, json) => {
    expect(toJson(value)).toEqual(json);
  });

  it('gives JSON back as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (json) => {
        const plain = JSON.parse(JSON.stringify(json)) as Json;
        expect(toJson(fromJson(plain))).toEqual(plain);
      }),
    );
  });

  it('keeps an entry that is called like the prototype', () => {
    const json = toJson(JSON.parse('{"__proto__": {"a": 1}}'));
    expect(JSON.stringify(json)).toBe('{"__proto__":{"a":1}}');
  });
});

describe('fromJson', () => {
  const person: FeelType = { kind: 'context', entries: { 姓名: 'string', born: 'date' } };

  it.each<[Json, FeelType, string, string]>([
    ['2020-01-01', 'date', 'date', '2020-01-01'],
    ['10:00:00', 'time', 'time', '10:00:00'],
    ['2020-01-01T10:00:00Z', 'date and time', 'date and time', '2020-01-01T10:00:00Z'],
    ['P1Y', 'years and months duration', 'years and months duration', 'P1Y'],
    ['9007199254740993', 'number', 'number', '9007199254740993'],
    [['2020-01-01', '2020-01-02'], { kind: 'list', of: 'date' }, 'list', '[2020-01-01, 2020-01-02]'],
    ['2020-01-01', { kind: 'list', of: 'date' }, 'list', '[2020-01-01]'],
    [{ 姓名: '㛃䶮', born: '1990-01-01' }, person, 'context', '{姓名: "㛃䶮", born: 1990-01-01}'],
    ['2020-01-01', 'string', 'string', '2020-01-01'],
    ['2020-01-01', 'Any', 'string', '2020-01-01'],
  ])('reads %j as %j', (json, type, name, text) => {
    const value = fromJson(json, type);
    expect(typeOf(value)).toBe(name);
    expect(print(value)).toBe(text);
  });

  it.each<[Json, FeelType]>([
    ['2020-02-30', 'date'],
    ['P1D', 'years and months duration'],
    [5, 'string'],
    [
      { 姓名: 1, born: '1990-01-01' },
      { kind: 'list', of: 'number' },
    ],
    [[1], person],
  ])('gives null for %j as %j', (json, type) => {
    const value = fromJson(json, type);
    expect(value === null || instanceOf(value, type)).toBe(true);
    expect(fromJson('x', 'number')).toBeNull();
  });
});

describe('coerce', () => {
  it.each<[FeelValue, FeelType, string | undefined]>([
    [[5], 'number', '5'],
    [[5, 6], 'number', undefined],
    [5, { kind: 'list', of: 'number' }, '[5]'],
    ['a', { kind: 'list', of: 'number' }, undefined],
    [at('2020-01-01'), 'date and time', '2020-01-01T00:00:00Z'],
    [5, 'string', undefined],
    [null, 'number', undefined],
    [{ a: 1, b: 2 }, { kind: 'context', entries: { a: 'number' } }, '{a: 1, b: 2}'],
    [{ b: 2 }, { kind: 'context', entries: { a: 'number' } }, undefined],
  ])('%j to %j is %s', (value, type, text) => {
    expect(print(coerce(value, type))).toBe(text);
  });
});

describe('instanceOf', () => {
  const add = new FeelFunction(['a'], () => null, ['number'], 'string');

  it.each<[FeelValue, FeelType, boolean]>([
    [null, 'Any', false],
    [null, 'Null', true],
    [1, 'Any', true],
    [1, 'string', false],
    [[], { kind: 'list', of: 'number' }, true],
    [[1, null], { kind: 'list', of: 'number' }, true],
    [[1, 'a'], { kind: 'list', of: 'number' }, false],
    [{ a: 1, b: 2 }, { kind: 'context', entries: { a: 'number' } }, true],
    [{ b: 2 }, { kind: 'context', entries: { a: 'number' } }, false],
    [{ kind: 'date' }, 'date', false],
    [range('[', 1, 2, ']'), { kind: 'range', of: 'number' }, true],
    [range('[', 1, 2, ']'), { kind: 'range', of: 'string' }, false],
    [add, { kind: 'function', params: ['number'], result: 'string' }, true],
    [add, { kind: 'function', params: ['number'], result: 'Any' }, true],
    [add, { kind: 'function', params: ['Any'], result: 'string' }, false],
    [add, { kind: 'function', params: [], result: 'string' }, false],
    [add, 'function', true],
  ])('%# %j is %s', (value, type, expected) => {
    expect(instanceOf(value, type)).toBe(expected);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, contains, equals, FeelFunction, numberLiteral } from '../../../../engine/feel/value/index.ts';
import type { FeelValue } from '../../../../engine/feel/value/types.ts';
import { at, range } from '../functions/call.ts';

const same = new FeelFunction([], () => null);

describe('equality and order', () => {
  it.each<[FeelValue, FeelValue, boolean | null]>([
    [1, numberLiteral('1.00'), true],
    [numberLiteral('0.30000000000000004'), 0.30000000000000004, true],
    ['㛃', '㛃', true],
    [null, null, true],
    [null, 0, false],
    ['', null, false],
    [1, '1', null],
    [true, 1, null],
    [[1, 2], [1, 2], true],
    [[1, 2], [2, 1], false],
    [[1], ['1'], false],
    [[], {}, null],
    [{ 姓名: '买买提·䶮', n: [1] }, { n: [1], 姓名: '买买提·䶮' }, true],
    [{ a: 1 }, { a: 1, b: null }, false],
    [{ kind: 'date', year: 2020, month: 1, day: 1 }, at('2020-01-01'), null],
    [{}, { constructor: null }, false],
    [at('2020-01-01T10:00:00+08:00'), at('2020-01-01T02:00:00Z'), true],
    [at('2020-01-01T10:00:00'), at('2020-01-01T10:00:00Z'), false],
    [at('10:00:00+08:00'), at('02:00:00@Etc/UTC'), true],
    [at('10:00:00'), at('10:00:00Z'), false],
    [at('P1D'), at('PT24H'), true],
    [at('P1Y'), at('P12M'), true],
    [at('P0Y'), at('P0D'), null],
    [at('2020-01-01'), at('2020-01-01T00:00:00'), null],
    [range('[', 1, 3, ']'), range('[', 1, 3, ']'), true],
    [range('[', 1, 3, ']'), range('[', 1, 3, ')'), false],
    [range('(', null, 3, ']'), range('(', null, 3, ']'), true],
    [same, same, true],
    [same, new FeelFunction([], () => null), false],
  ])('%j = %j is %s', (a, b, expected) => {
    expect(equals(a, b)).toBe(expected);
    expect(equals(b, a)).toBe(expected);
  });

  it.each<[FeelValue, FeelValue]>([
    [1, '1'],
    [null, null],
    [true, false],
    [[1], [2]],
    [at('10:00:00'), at('10:00:00Z')],
    [at('P1Y'), at('P365D')],
    [at('2020-01-01'), at('2020-01-01T00:00:00')],
  ])('%j and %j have no order', (a, b) => {
    expect(compare(a, b)).toBeNull();
  });

  it('sorts texts by code points', () => {
    expect(compare('\uff21', '𠮷')).toBeLessThan(0);
    expect(compare('a', 'ab')).toBeLessThan(0);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const points = (text: string) => Array.from(text, (char) => char.codePointAt(0) ?? 0);
        const [left, right] = [points(a), points(b)];
        const at = left.findIndex((point, i) => point !== right[i]);
        const order = at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1);
        expect(Math.sign(compare(a, b) ?? Number.NaN)).toBe(Math.sign(order));
      }),
    );
  });

  const values: Record<string, fc.Arbitrary<FeelValue>> = {
    number: fc.oneof(
      fc.integer(),
      fc.bigInt(-(10n ** 30n), 10n ** 30n).map((n) => numberLiteral(String(n))),
      fc.integer({ min: -999, max: 999 }).map((n) => n / 100),
    ),
    string: fc.string({ unit: 'binary', maxLength: 4 }),
    date: fc.integer({ min: 1, max: 28 }).map((day) => at(`2020-02-${String(day).padStart(2, '0')}`)),
    'date and time': fc
      .tuple(fc.integer({ min: 10, max: 20 }), fc.constantFrom('Z', '+08:00', '@Europe/Paris', '-03:30'))
      .map(([hour, zone]) => at(`2020-02-01T${hour}:00:00${zone}`)),
    duration: fc.integer({ min: -100, max: 100 }).map((hours) => at(`${hours < 0 ? '-' : ''}PT${Math.abs(hours)}H`)),
  };

  it.each(Object.entries(values))('is a total order of every %s', (_, some) => {
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        const order = (x: FeelValue, y: FeelValue) => Math.sign(compare(x, y) ?? Number.NaN);
        expect(order(a, b) + order(b, a)).toBe(0);
        expect(order(a, a)).toBe(0);
        expect(equals(a, b)).toBe(order(a, b) === 0);
        if (order(a, b) <= 0 && order(b, c) <= 0) expect(order(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('contains', () => {
  it.each<[FeelValue, boolean | null]>([
    [1, false],
    [2, true],
    [3, false],
    ['2', null],
    [null, null],
  ])('(1..3) has %j: %s', (value, expected) => {
    expect(contains(range('(', 1, 3, ')'), value)).toBe(expected);
  });

  it('has no end where an end is null', () => {
    expect(contains(range('(', null, 3, ']'), -1e9)).toBe(true);
    expect(contains(range('(', 3, null, ')'), 3)).toBe(false);
    expect(contains(range('[', '丁', '王', ']'), '李')).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { BUILTINS, namedOrder } from '../../../../engine/feel/functions/index.ts';
import { FeelFunction } from '../../../../engine/feel/value/index.ts';
import type { FeelValue, Fuel } from '../../../../engine/feel/value/types.ts';
import { at, call, NOON_ENV, range } from './call.ts';

/** The function with the names of its parameters, as an expression calls it. */
function named(name: string, args: Record<string, FeelValue>): FeelValue | 'no overload' {
  const builtin = BUILTINS[name];
  const values = Object.values(args);
  const order = builtin && namedOrder(builtin, Object.keys(args));
  return order
    ? builtin.call(
        order.map((index) => values[index] ?? null),
        NOON_ENV,
      )
    : 'no overload';
}

describe('built-in functions', () => {
  it('are those of the standard', () => {
    expect(Object.keys(BUILTINS).sort()).toEqual(
      [
        ...['string', 'number', 'range', 'not', 'all', 'any', 'date', 'time', 'date and time', 'duration'],
        ...['years and months duration', 'substring', 'string length', 'upper case', 'lower case', 'substring before'],
        ...['substring after', 'replace', 'contains', 'starts with', 'ends with', 'matches', 'split', 'string join'],
        ...['list contains', 'count', 'min', 'max', 'sum', 'mean', 'sublist', 'append', 'concatenate', 'insert before'],
        ...[
          'remove',
          'list replace',
          'reverse',
          'index of',
          'union',
          'distinct values',
          'flatten',
          'product',
          'median',
        ],
        ...['stddev', 'mode', 'decimal', 'floor', 'ceiling', 'round up', 'round down', 'round half up', 'abs', 'sqrt'],
        ...['round half down', 'modulo', 'log', 'exp', 'odd', 'even', 'is', 'before', 'after', 'meets', 'met by'],
        ...['overlaps', 'overlaps before', 'overlaps after', 'finishes', 'finished by', 'includes', 'during', 'starts'],
        ...[
          'started by',
          'coincides',
          'day of year',
          'day of week',
          'month of year',
          'week of year',
          'sort',
          'context',
        ],
        ...['get value', 'get entries', 'context put', 'context merge', 'now', 'today'],
      ].sort(),
    );
    expect('constructor' in BUILTINS).toBe(false);
  });

  it('take arguments by name in any order', () => {
    expect(named('substring', { length: 3, string: 'foobar', 'start position': 3 })).toBe('oba');
    expect(named('substring', { string: 'foobar', 'start position': 3 })).toBe('obar');
    expect(named('list replace', { position: 2, newItem: 9, list: [1, 2] })).toEqual([1, 9]);
    expect(named('is', { value1: 1 })).toBe(false);
    expect(named('max', { list: [1, 3] })).toBe(3);
    expect(named('substring', { text: 'foobar', 'start position': 3 })).toBe('no overload');
    expect(named('substring', { string: 'foobar' })).toBe('no overload');
  });

  it('give null for too many or too few arguments, and never throw', () => {
    const odd: FeelValue[] = [null, true, '', '𠮷', 0, -1.5, 1e300, [], [null], [[1]], {}, { a: 1 }, at('2020-01-01')];
    odd.push(at('10:00:00Z'), at('P1D'), at('P1Y'), range('[', 1, 2, ')'), new FeelFunction(['a', 'b'], () => null));
    for (const name of Object.keys(BUILTINS)) {
      const pairs = odd.flatMap((a) => odd.map((b) => [a, b] as const));
      const results = pairs.flatMap(([a, b]) => [call(name, a), call(name, a, b), call(name, a, b, a)]);
      expect(results.includes(undefined as never), name).toBe(false);
      if (name !== 'now' && name !== 'today') expect(call(name)).toBeNull();
    }
    expect(call('substring', 'foobar', 1, 2, 3)).toBeNull();
    expect(call('now', 1)).toBeNull();
  });

  it('pay for what they go through', () => {
    const long = Array.from({ length: 1000 }, (_, i) => i);
    const text = 'a'.repeat(100_000);
    const calls: [string, ...FeelValue[]][] = [
      ['sum', long],
      ['max', long],
      ['list contains', long, -1],
      ['reverse', long],
      ['distinct values', long],
      ['flatten', [long]],
      ['append', long, 1],
      ['concatenate', long, long],
      ['sort', long, new FeelFunction(['a', 'b'], () => false)],
      ['upper case', text],
      ['contains', text, 'b'],
      ['matches', text, 'b$'],
      ['replace', text, 'b', ''],
      ['split', text, 'b'],
      ['string join', long.map(String)],
      ['string', long],
    ];
    for (const [name, ...args] of calls) {
      let spent = 0;
      const fuel: Fuel = {
        spend(operations) {
          spent += operations;
        },
      };
      BUILTINS[name]?.call(args, { ...NOON_ENV, fuel });
      expect(spent, name).toBeGreaterThan(999);
    }
  });
});

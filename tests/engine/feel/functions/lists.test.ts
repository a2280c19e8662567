import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, FeelFunction, numberLiteral } from '../../../../engine/feel/value/index.ts';
import type { FeelValue } from '../../../../engine/feel/value/types.ts';
import { at, call, printed } from './call.ts';

const less = new FeelFunction(['a', 'b'], ([a = null, b = null]) => {
  const order = compare(a, b);
  return order === null ? null : order < 0;
});
const isTwo = new FeelFunction(['item', 'newItem'], ([item]) => item === 2);

describe('functions of lists', () => {
  it.each<[string, FeelValue[], string]>([
    ['list contains', [[1, 2, null], null], 'true'],
    ['list contains', [['1'], 1], 'false'],
    ['list contains', [[{ a: 1 }], { a: 1 }], 'true'],
    ['list contains', [null, 1], 'null'],
    ['count', [[]], '0'],
    ['count', [5], '1'],
    ['count', [null], 'null'],
    ['min', [3, 1, 2], '1'],
    ['max', [['b', 'a']], '"b"'],
    ['max', [at('P1D'), at('PT36H')], 'P1DT12H'],
    ['max', [[1, 'a']], 'null'],
    ['max', [[1, null]], 'null'],
    ['min', [[]], 'null'],
    ['min', [[true]], 'null'],
    ['sum', [[0.1, 0.2]], '0.3'],
    ['sum', [1, 2, 3], '6'],
    ['sum', [[]], 'null'],
    ['sum', [[1, '2']], 'null'],
    ['mean', [[1, 2, 3, 4]], '2.5'],
    ['mean', [1, 1, 2], '1.333333333333333333333333333333333'],
    ['product', [[2.5, 1, 2.5, 3]], '18.75'],
    ['product', [[]], 'null'],
    ['median', [8, 2, 5, 3, 4], '4'],
    ['median', [[6, 1, 2, 3]], '2.5'],
    ['median', [[]], 'null'],
    ['stddev', [2, 4, 7, 5], '2.081665999466132735282297706979931'],
    ['stddev', [[47]], 'null'],
    ['mode', [[6, 3, 9, 6, 6]], '[6]'],
    ['mode', [6, 1, 9, 6, 1], '[1, 6]'],
    ['mode', [[]], '[]'],
    ['all', [[true, false, null]], 'false'],
    ['all', [[true, null]], 'null'],
    ['all', [[]], 'true'],
    ['all', [true, true], 'true'],
    ['any', [[false, true, null]], 'true'],
    ['any', [[false, 'x']], 'null'],
    ['any', [[]], 'false'],
    ['not', [true], 'false'],
    ['not', ['true'], 'null'],
    ['sublist', [[4, 5, 6], 2], '[5, 6]'],
    ['sublist', [[4, 5, 6], 1, 2], '[4, 5]'],
    ['sublist', [[4, 5, 6], -2, 1], '[5]'],
    ['sublist', [[4, 5, 6], 4], 'null'],
    ['append', [[1], 2, [3]], '[1, 2, [3]]'],
    ['append', [[1]], 'null'],
    ['concatenate', [[1, 2], [3], 4], '[1, 2, 3, 4]'],
    ['concatenate', [[[1]], [[2]]], '[[1], [2]]'],
    ['concatenate', [[1], null], 'null'],
    ['insert before', [[1, 3], 2, 2], '[1, 2, 3]'],
    ['insert before', [[1, 3], -1, 2], '[1, 2, 3]'],
    ['insert before', [[1, 3], 3, 2], 'null'],
    ['remove', [[1, 2, 3], -1], '[1, 2]'],
    ['remove', [[1], 2], 'null'],
    ['list replace', [[1, 2, 3], 2.5, 4], '[1, 4, 3]'],
    ['list replace', [[1, 2, 3], 0, 4], 'null'],
    ['list replace', [[1, 2, 3], 3, null], '[1, 2, null]'],
    ['list replace', [[1, 2, 3], isTwo, 9], '[1, 9, 3]'],
    ['list replace', [[1, 2], new FeelFunction(['item'], () => true), 9], 'null'],
    ['list replace', [[1, 2], new FeelFunction(['a', 'b'], () => 1), 9], 'null'],
    ['reverse', [[1, 2, 3]], '[3, 2, 1]'],
    ['index of', [[1, 2, 3, 2], 2], '[2, 4]'],
    ['index of', [['王'], '李'], '[]'],
    ['union', [[1, 2], [2, 3], 3], '[1, 2, 3]'],
    ['distinct values', [[1, '1', 1, null, true, null, 'null', 'true']], '[1, "1", null, true, "null", "true"]'],
    ['distinct values', [[{ a: 1 }, [2], { a: 1 }, [2], at('P1D'), at('PT24H')]], '[{a: 1}, [2], P1D]'],
    ['distinct values', [[0.30000000000000004, numberLiteral('0.30000000000000004')]], '[0.30000000000000004]'],
    ['flatten', [[[1, [2, [3]]], [], [[4]]]], '[1, 2, 3, 4]'],
    ['sort', [[3, 1, 2], less], '[1, 2, 3]'],
    ['sort', [[3, null, 2], less], 'null'],
    ['sort', [[2, 1], new FeelFunction(['a'], () => true)], 'null'],
    ['get value', [{ a: 1 }, 'a'], '1'],
    ['get value', [{ a: 1 }, 'constructor'], 'null'],
    ['get entries', [{ 甲: 1, b: null }], '[{key: "甲", value: 1}, {key: "b", value: null}]'],
    [
      'context',
      [
        [
          { key: 'a', value: 1 },
          { key: 'b', value: null },
        ],
      ],
      '{a: 1, b: null}',
    ],
    ['context', [{ key: '', value: 1 }], '{"": 1}'],
    [
      'context',
      [
        [
          { key: 'a', value: 1 },
          { key: 'a', value: 2 },
        ],
      ],
      'null',
    ],
    ['context', [{ key: 'a' }], 'null'],
    ['context put', [{ x: 1 }, 'y', 2], '{x: 1, y: 2}'],
    ['context put', [{ x: 1, y: { a: 0, b: 1 } }, ['y', 'a'], 2], '{x: 1, y: {a: 2, b: 1}}'],
    ['context put', [{ x: 1 }, ['y', 'a'], 2], 'null'],
    ['context put', [{ x: 1 }, [], 2], 'null'],
    ['context put', [{ x: 1 }, 'x', null], '{x: null}'],
    ['context merge', [[{ a: 1 }, { a: { b: 2 } }]], '{a: {b: 2}}'],
    ['context merge', [[{ a: 1 }, 2]], 'null'],
  ])('%s of %j is %s', (name, args, expected) => {
    expect(printed(call(name, ...args))).toBe(expected);
  });

  it('sort is stable and in order', () => {
    const items = fc.array(fc.record({ k: fc.integer({ min: 0, max: 5 }), i: fc.nat() }), { maxLength: 40 });
    const byKey = new FeelFunction(['a', 'b'], ([a, b]) => (a as { k: number }).k < (b as { k: number }).k);
    fc.assert(
      fc.property(items, (list) => {
        expect(call('sort', list, byKey)).toEqual([...list].sort((a, b) => a.k - b.k));
      }),
    );
  });

  it('leave their arguments as they were', () => {
    const list = Object.freeze([3, 1, 2]);
    const context = Object.freeze({ a: 1 });
    for (const name of ['reverse', 'median', 'distinct values', 'flatten', 'mode']) call(name, list);
    call('sort', list, less);
    call('insert before', list, 1, 9);
    call('context put', context, 'a', 2);
    expect([list, context]).toEqual([[3, 1, 2], { a: 1 }]);
  });

  it('write an entry called __proto__ like any other', () => {
    const made = call('context', [{ key: '__proto__', value: { evil: 1 } }]);
    expect(Object.keys(made as object)).toEqual(['__proto__']);
    expect(({} as { evil?: number }).evil).toBeUndefined();
  });
});

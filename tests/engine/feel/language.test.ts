import { describe, expect, it } from 'vitest';
import { evaluate, type Json, type JsonObject } from '#engine';

const NOW = Date.UTC(2026, 10, 22, 4);

const value = (expression: string, context: JsonObject = {}): Json => {
  const result = evaluate(expression, context, { now: NOW });
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return result.value;
};

type Row = [expression: string, expected: Json, context?: JsonObject];

describe('FEEL', () => {
  describe.each<[string, Row[]]>([
    [
      'literals',
      [
        ['"\\u4e00\\U01F600\\n\\"\\\\"', '一😀\n"\\'],
        ['"\\s+"', '\\s+'],
        ['.5 + 1e2', 100.5],
        ['@"2026-02-28"', '2026-02-28'],
        ['@"P1Y2M"', 'P1Y2M'],
        ['@"什么"', null],
        ['[1, [2, "三"], {}]', [1, [2, '三'], {}]],
        ['1 + /* 二 */ 1 // 三', 2],
      ],
    ],
    [
      'arithmetic',
      [
        ['0.1 + 0.2', 0.3],
        ['-5 ** 2', 25],
        ['3 ** 4 ** 5', 3486784401],
        ['10 - 2 - 3', 5],
        ['2 + 3 * 4 ** 2 / 8', 8],
        ['--10', 10],
        ['1 / 0', null],
        ['1 + null', null],
        ['"a" + 1', null],
        ['date("2024-01-31") + duration("P1M")', '2024-02-29'],
        ['date("2026-03-01") - date("2026-02-01")', 'P28D'],
        ['duration("P1D") * 3', 'P3D'],
      ],
    ],
    [
      'comparison and logic',
      [
        ['null = null', true],
        ['null != 1', true],
        ['1 = "1"', null],
        ['1 < "2"', null],
        ['1 < null', null],
        ['{a: 1} = {a: 1}', true],
        ['true and null', null],
        ['false and null', false],
        ['null or true', true],
        ['0 or 0', null],
        ['a or b or c', true, { a: false, b: null, c: true }],
        ['a or b or c', null, { a: false, b: null, c: false }],
        ['true and null and true', null],
        ['not(null)', null],
        ['5 between 1 and 5', true],
        ['0 between 1 and null', false],
        ['3 between 1 and null', null],
        ['today() > date("2026-11-21") and today() < date("2026-11-23")', true],
      ],
    ],
    [
      'in and ranges',
      [
        ['5 in (1, <3, [5..6])', true],
        ['5 in [1, 2]', false],
        ['5 in [[1..3], [5..6)]', true],
        ['5 in ]5..6]', false],
        ['5 in [5..6[', true],
        ['0 in ([5..6[, ]-1..0])', true],
        ['2 in [1..[1, 5][2]]', true],
        ['6 in [5..6)', false],
        ['5 in [(<5), (>5)]', false],
        ['5 in (4..6)', true],
        ['5 in (5)', true],
        ['5 in >= 5', true],
        ['5 in !=5', false],
        ['5 in (=5)', true],
        ['"b" in ["a".."c"]', true],
        ['5 in [1..null]', null],
        ['[1..10[.end included', false],
        ['(<10).end', 10],
        ['[1..3] = [1..3]', true],
        ['@"2026-06-01" in [@"2026-01-01"..@"2026-12-31"]', true],
      ],
    ],
    [
      'lists',
      [
        ['[1, 2, 3][2]', 2],
        ['[1, 2, 3][-1]', 3],
        ['[1, 2, 3][0]', null],
        ['[1, 2, 3][item > 1]', [2, 3]],
        ['[1, null, 3][item > 1]', [3]],
        ['[1, 2, 3][n]', 2, { n: 2 }],
        ['[{a: 1}, {a: 2}][a = 2].a', [2]],
        ['[{item: 1}, {item: 2}][item >= 2]', [{ item: 2 }]],
        ['[{x: 1}, {y: 2}].y', [null, 2]],
        ['100[true]', [100]],
        ['people[年龄 > 最小].姓名', ['㛃䶮'], { people: [{ 姓名: '㛃䶮', 年龄: 20 }, { 年龄: 3 }], 最小: 10 }],
        ['people[item.a = a].a', [1], { people: [{ a: 1 }], a: 2 }],
      ],
    ],
    [
      'loops',
      [
        ['for i in 1..3 return i * 2', [2, 4, 6]],
        ['for i in 3..1 return i', [3, 2, 1]],
        ['for i in [3..1] return i', null],
        ['for i in (1..4) return i', [2, 3]],
        ['for i in [1, 2], j in [i, 10] return i * j', [1, 10, 4, 20]],
        ['for i in 0..4 return if i = 0 then 1 else i * partial[-1]', [1, 1, 2, 6, 24]],
        ['for i in 1..3 return partial', [[], [[]], [[], [[]]]]],
        ['for d in @"2026-02-27"..@"2026-03-01" return d', ['2026-02-27', '2026-02-28', '2026-03-01']],
        ['for i in "a".."c" return i', null],
        ['for i in null return i', null],
        ['(for i in 1..2 return function() i)[1]()', 1],
        ['some x in [1, 2] satisfies x > 1', true],
        ['every x in [1, 2] satisfies x > 1', false],
        ['some x in [1, 2], y in [2, 3] satisfies x = y', true],
        ['every x in [] satisfies x', true],
        ['some x in [null] satisfies x', null],
        ['some x in [1] satisfies x', null],
        ['every x in [null, true] satisfies x', null],
      ],
    ],
    [
      'contexts, functions and types',
      [
        ['{a: 1, b: a + 1}.b', 2],
        ['{"甲 乙": 1}.甲 乙', 1],
        ['(function(a, b) a - b)(b: 1, a: 3)', 2],
        ['(function(a, b) a - b)(1)', null],
        ['(function(a: number) a)("一")', null],
        ['{double: function(x) 2 * x, r: double(4)}.r', 8],
        ['{n: 2, add: function(x) x + n}.add(3)', 5],
        ['(function(a) function(b) a * b)(2)(3)', 6],
        ['sort([3, 1, 2], function(a, b) a > b)', [3, 2, 1]],
        ['substring(start position: 2, string: "foobar")', 'oobar'],
        ['substring(nonsense: 2, string: "foobar")', null],
        ['1 instance of number', true],
        ['[1, "a"] instance of list<number>', false],
        ['{a: 1} instance of context<a: number>', true],
        ['@"P1D" instance of days and time duration', true],
        ['(function(a) a) instance of function<Any> -> Any', true],
        ['if null then 1 else 2', 2],
        ['date("2026-11-22").weekday', 7],
        ['@"10:30:00+08:00".time offset', 'PT8H'],
        ['nobody.knows(1)', null],
        ['list contains(["甲", "乙"], "乙")', true],
        ['list contains(["甲", "乙"], "丙")', false],
        ['list contains(["甲", "乙"], 3)', false],
        ['list contains(["甲", null], null)', true],
      ],
    ],
  ])('%s', (_, rows) => {
    it.each(rows)('%s', (expression, expected, context) => {
      expect(value(expression, context)).toEqual(expected);
    });
  });

  it('reads names of several words and with signs where the data have them', () => {
    const data: JsonObject = {
      'first name': '㛃䶮',
      "order's total": 7,
      'a-b': 1,
      a: 10,
      b: 3,
      form: { '年龄 (周岁)': 20, 'x*y': 2 },
      list: [{ 'unit price': 5 }],
    };
    expect(value('first name', data)).toBe('㛃䶮');
    expect(value('first  name = "㛃䶮" and a > 1', data)).toBe(true);
    expect(value("order's total + 1", data)).toBe(8);
    expect(value('a-b', data)).toBe(1);
    expect(value('a - b', data)).toBe(7);
    expect(value('a -b', data)).toBe(7);
    expect(value('form.x*y', data)).toBe(2);
    expect(value('form.年龄 (周岁) > 16', { form: { '年龄 (周岁)': 20 } })).toBe(null);
    expect(value('list[unit price > 3].unit price', data)).toEqual([5]);
    expect(value('for one item in [1, 2] return one item + 1')).toEqual([2, 3]);
    expect(value('a-b', { a: 3, b: 1 })).toBe(2);
  });

  it('takes data before functions of the same name, but still calls the function', () => {
    expect(value('count', { count: 3 })).toBe(3);
    expect(value('count([1, 2])', { count: 3 })).toBe(2);
    expect(value('date', { date: '2026-01-01' })).toBe('2026-01-01');
  });
});

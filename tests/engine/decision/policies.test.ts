import { describe, expect, it } from 'vitest';
import type { Json } from '../../../engine/json.ts';
import { type Column, compile, decision, input, problemsOf, table } from './models.ts';

const AGE: Column[] = [{ expression: '年龄', type: 'number' }];

async function play(policy: string, outputs: Column[], rules: string[][], 年龄: Json, inputs = AGE) {
  const decisions = await compile(
    input('年龄', 'number') + decision('补贴档次', table(policy, inputs, outputs, rules), ['in_年龄']),
  );
  const result = decisions.evaluate('补贴档次', { 年龄 });
  return result.ok ? result.value : result.problems.map(({ code, element }) => `${code} ${element}`);
}

const LEVELS = [
  ['>= 60', '"退休"'],
  ['>= 50', '"大龄"'],
  ['>= 16', '"在职"'],
];

describe('hit policies', () => {
  it.each([
    ['FIRST', 61, '退休'],
    ['FIRST', 51, '大龄'],
    ['FIRST', 3, null],
    ['RULE ORDER', 61, ['退休', '大龄', '在职']],
    ['RULE ORDER', 3, []],
    ['COLLECT', 51, ['大龄', '在职']],
    ['COLLECT', 3, []],
    ['COLLECT+COUNT', 51, 2],
    ['COLLECT+COUNT', 3, 0],
    ['UNIQUE', 20, '在职'],
    ['UNIQUE', 3, null],
    ['UNIQUE', 51, ['dmn.unique t']],
    ['ANY', 20, '在职'],
    ['ANY', 51, ['dmn.any t']],
  ] as [string, number, Json][])('%s at %i gives %j', async (policy, age, expected) => {
    expect(await play(policy, [{}], LEVELS, age)).toEqual(expected);
  });

  it('names the rows that match against UNIQUE, counted from 1', async () => {
    const decisions = await compile(
      input('年龄', 'number') + decision('补贴档次', table('UNIQUE', AGE, [{}], LEVELS), ['in_年龄']),
    );
    const result = decisions.evaluate('补贴档次', { 年龄: 51 });
    expect(result).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('第 2、3 行') }] });
    expect(decisions.evaluateFeel('补贴档次', { 年龄: 51 })).toEqual({ ok: true, value: null });
  });

  it('ANY is content with equal results', async () => {
    const rules = [
      ['>= 50', '500'],
      ['>= 16', '5e2'],
    ];
    expect(await play('ANY', [{}], rules, 51)).toBe(500);
  });

  it('COLLECT+COUNT counts equal results, too', async () => {
    const rules = [
      ['>= 50', '500'],
      ['>= 16', '500'],
    ];
    expect(await play('COLLECT+COUNT', [{}], rules, 51)).toBe(2);
  });

  it.each([
    ['COLLECT+SUM', 61, 1000.3],
    ['COLLECT+MIN', 61, 100.1],
    ['COLLECT+MAX', 61, 700.1],
    ['COLLECT+SUM', 3, null],
    ['COLLECT+MAX', 3, null],
  ] as [string, number, Json][])('%s at %i gives %j', async (policy, age, expected) => {
    const rules = [
      ['>= 60', '700.1'],
      ['>= 50', '200.1'],
      ['>= 16', '100.1'],
    ];
    expect(await play(policy, [{ type: 'number' }], rules, age)).toEqual(expected);
  });

  const RANKED: Column[] = [{ name: '档次', values: '"高", "中", "低"' }, { name: '金额' }];
  const MIXED = [
    ['>= 16', '"低"', '100'],
    ['>= 50', '"高"', '300'],
    ['>= 40', '"高"', '200'],
    ['>= 30', '"无"', '0'],
  ];

  it('PRIORITY takes the most preferred output, the first of equals', async () => {
    expect(await play('PRIORITY', RANKED, MIXED, 45)).toEqual({ 档次: '高', 金额: 200 });
    expect(await play('PRIORITY', RANKED, MIXED, 55)).toEqual({ 档次: '高', 金额: 300 });
    expect(await play('PRIORITY', RANKED, MIXED, 20)).toEqual({ 档次: '低', 金额: 100 });
  });

  it('OUTPUT ORDER lists by preference, what is not in the list last', async () => {
    const levels = (await play('OUTPUT ORDER', RANKED, MIXED, 55)) as { 金额: number }[];
    expect(levels.map(({ 金额 }) => 金额)).toEqual([300, 200, 100, 0]);
    expect(await play('OUTPUT ORDER', RANKED, MIXED, 3)).toEqual([]);
  });

  it('orders by the second output where the first is equal', async () => {
    const outputs: Column[] = [
      { name: 'a', values: '1,2' },
      { name: 'b', values: '2,1' },
    ];
    const rules = [
      ['-', '1', '1'],
      ['-', '2', '2'],
      ['-', '1', '2'],
    ];
    expect(await play('OUTPUT ORDER', outputs, rules, 1)).toEqual([
      { a: 1, b: 2 },
      { a: 1, b: 1 },
      { a: 2, b: 2 },
    ]);
  });

  it('takes the defaults when no row matches', async () => {
    const outputs: Column[] = [{ name: 'a', default: '"无"' }, { name: 'b' }];
    const rules = [['> 5', '1', '2']];
    expect(await play('UNIQUE', outputs, rules, 3)).toEqual({ a: '无', b: null });
    expect(await play('UNIQUE', outputs, rules, 6)).toEqual({ a: 1, b: 2 });
    expect(await play('COLLECT', outputs, rules, 3)).toEqual([{ a: '无', b: null }]);
    expect(await play('COLLECT+COUNT', [{ default: '7' }], [['> 5', '1']], 3)).toBe(7);
  });

  it('refuses what has no meaning', async () => {
    const of = (policy: string, outputs: Column[], rules: string[][]) =>
      problemsOf(input('年龄', 'number') + decision('x', table(policy, AGE, outputs, rules), ['in_年龄']));
    expect(await of('PRIORITY', [{}], LEVELS)).toEqual(['dmn.outputValues t']);
    expect(await of('COLLECT+SUM', [{ name: 'a' }, { name: 'b' }], [['-', '1', '2']])).toEqual(['dmn.aggregation t']);
    expect(await of('UNIQUE', [{}, { name: 'b' }], [['-', '1', '2']])).toEqual(['dmn.name o0']);
    expect(await of('UNIQUE', [{}], [['>> 5', '1']])).toEqual(['feel.syntax r1']);
    expect(await of('UNIQUE', [{}], [['-', '1 +']])).toEqual(['feel.syntax r1']);
    expect(await of('UNIQUE', [{ type: 'tNone' }], LEVELS)).toEqual(['dmn.unknownType o0']);
  });

  it('an input outside its values is refused, and null by the standard', async () => {
    const inputs = [{ expression: '年龄', type: 'number', values: '[0..150]' }];
    expect(await play('FIRST', [{}], LEVELS, 200, inputs)).toEqual(['dmn.inputValue i0']);
    expect(await play('FIRST', [{}], LEVELS, 60, inputs)).toBe('退休');
    const listed = [{ expression: '年龄', type: 'number', values: '1, 2' }];
    expect(await play('FIRST', [{}], [['null', '"未知"']], null, listed)).toBe('未知');
  });

  it('an output that is not of its type is refused', async () => {
    expect(await play('FIRST', [{ type: 'number' }], LEVELS, 60)).toEqual(['dmn.resultType r1']);
  });
});

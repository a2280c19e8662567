import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, common, flagsOf, overlap, uncovered } from '../../../engine/decision/check/boxes.ts';
import { checkDecisions, readDecisionModel } from '../../../engine/decision/index.ts';
import { type Column, decision, definitions, input, literal, table } from './models.ts';

function check(content: string, file?: string) {
  const read = readDecisionModel(definitions(content), file);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return checkDecisions([read.value]);
}

const TWO: Column[] = [
  { expression: '年龄', type: 'number' },
  { expression: '类别', type: 'string' },
];

const found = (policy: string, rules: string[][], inputs = TWO, outputs: Column[] = [{}], more = '') =>
  check(
    more +
      input('年龄', 'number') +
      input('类别', 'string') +
      decision('d', table(policy, inputs, outputs, rules), ['in_年龄', 'in_类别']),
  ).map(({ code, element, message }) =>
    [code, element, /(?:例如|遗漏：)(.*?)(?:，请| 时)/.exec(message)?.[1]?.trim()].join(' ').trim(),
  );

describe('checkDecisions', () => {
  it('finds rows that overlap under UNIQUE, with an example', () => {
    const rules = [
      ['< 50', '-', '1'],
      ['>= 50', '"失业"', '2'],
      ['[45..60)', '"失业","就业"', '3'],
      ['>= 50', 'not("失业")', '4'],
    ];
    expect(found('UNIQUE', rules)).toEqual([
      'dmn.overlap r3 年龄 = 45、类别 = "失业"',
      'dmn.overlap r3 年龄 = 50、类别 = "失业"',
      'dmn.overlap r4 年龄 = 50、类别 = "就业"',
    ]);
  });

  it('finds the first case that no row covers', () => {
    const rules = [
      ['< 50', '-', '1'],
      ['> 50', '"失业"', '2'],
      ['> 50', 'not("失业")', '3'],
    ];
    expect(found('UNIQUE', rules)).toEqual(['dmn.gap t 年龄 = 50、类别 = "失业"']);
    expect(found('UNIQUE', [...rules, ['50', '-', '4']])).toEqual([]);
  });

  it('says nothing of gaps that are meant: a default, or a list', () => {
    const rules = [['< 50', '-', '1']];
    expect(found('FIRST', rules, TWO, [{ default: '0' }])).toEqual([]);
    expect(found('COLLECT', rules)).toEqual([]);
    expect(found('FIRST', rules)).toEqual(['dmn.gap t 年龄 = 50']);
  });

  it('tells a gap between whole numbers apart', () => {
    const rules = [
      ['<= 12', '-', '1'],
      ['>= 13', '-', '2'],
    ];
    expect(found('UNIQUE', rules)).toEqual(['dmn.gap t 年龄 = 12.5']);
    expect(
      found('UNIQUE', [
        ['< 12', '-', '1'],
        ['>= 12', '-', '2'],
      ]),
    ).toEqual([]);
  });

  it('finds rows that are never reached under FIRST', () => {
    const rules = [
      ['< 50', '-', '1'],
      ['-', '"失业"', '2'],
      ['[40..60]', '"失业"', '3'],
      ['-', '-', '4'],
      ['> 70', '-', '5'],
    ];
    expect(found('FIRST', rules)).toEqual(['dmn.unreachable r3', 'dmn.unreachable r5']);
  });

  const LIMITED: Column[] = [
    { expression: '年龄', type: 'number', values: '[0..150]' },
    { expression: '类别', type: 't类别' },
  ];
  const KINDS =
    '<itemDefinition name="t类别"><typeRef>string</typeRef><allowedValues><text>"失业","就业"</text></allowedValues></itemDefinition>';

  it('knows the values that are allowed', () => {
    const rules = [
      ['-', '"失业"', '1'],
      ['[0..60]', '"就业"', '2'],
      ['> 60', '"就业"', '3'],
    ];
    expect(found('UNIQUE', rules, LIMITED, [{}], KINDS)).toEqual([]);
    expect(found('UNIQUE', rules.slice(0, 2), LIMITED, [{}], KINDS)).toEqual(['dmn.gap t 年龄 = 61、类别 = "就业"']);
    expect(found('UNIQUE', [...rules, ['< 0', '-', '4'], ['-', '"退休"', '5']], LIMITED, [{}], KINDS)).toEqual([
      'dmn.deadRow r4',
      'dmn.deadRow r5',
    ]);
  });

  it('knows the calendar', () => {
    const inputs = [{ expression: '年龄' }];
    const rules = [
      ['< @"2026-01-01"', '1'],
      ['[@"2026-01-01"..@"2026-06-30"]', '2'],
      ['> date("2026-06-30")', '3'],
    ];
    const dates = (list: string[][]) => found('UNIQUE', list, inputs);
    expect(dates(rules)).toEqual([]);
    expect(dates([['<= @"2026-01-01"', '1'], ...rules.slice(1)])).toEqual(['dmn.overlap r2 年龄 = "2026-01-01"']);
    expect(dates([...rules.slice(0, 2), ['> date("2026-07-01")', '3']])).toEqual(['dmn.gap t 年龄 = "2026-07-01"']);
  });

  it('leaves open what takes FEEL to decide', () => {
    const rules = [
      ['? > 年龄', '-', '1'],
      ['< 3', '-', '2'],
    ];
    expect(found('UNIQUE', rules)).toEqual([]);
    expect(found('FIRST', rules)).toEqual([]);
  });

  it('finds expressions that give nothing but null, with file and element', () => {
    const findings = check(input('年龄', 'number') + decision('d', literal('年龄 + 类别'), ['in_年龄']), 'a.dmn');
    expect(findings).toMatchObject([{ code: 'feel.unknownName', element: 'd_d', file: 'a.dmn', severity: 'warning' }]);
    const rules = [
      ['"a"', '-', '1'],
      ['-', '-', '年龄 + "岁"'],
    ];
    expect(found('FIRST', rules)).toContainEqual('feel.type r2');
  });
});

const SIZES = [3, 40, 2];
const flags = (size: number) =>
  fc.array(fc.boolean(), { minLength: size, maxLength: size }).map((list) => flagsOf(size, (at) => list[at] === true));
const box: fc.Arbitrary<Box> = fc.tuple(flags(3), flags(40), flags(2));
const numbers = (size = 0) => Array.from({ length: size }, (_, at) => at);
const cases = numbers(SIZES[0]).flatMap((a) =>
  numbers(SIZES[1]).flatMap((b) => numbers(SIZES[2]).map((c) => [a, b, c])),
);
const has = (one: Box, point: readonly number[]) =>
  point.every((value, at) => (((one[at]?.[value >>> 5] ?? 0) >>> (value & 31)) & 1) === 1);

describe('boxes against every single case', () => {
  it('overlap and common', () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        const shared = cases.filter((point) => has(a, point) && has(b, point));
        expect(overlap(a, b)).toBe(shared.length > 0);
        if (shared.length > 0) expect(shared).toContainEqual(common(a, b));
      }),
    );
  });

  it('uncovered', () => {
    fc.assert(
      fc.property(box, fc.array(box, { maxLength: 6 }), (all, others) => {
        const left = cases.filter((point) => has(all, point) && !others.some((other) => has(other, point)));
        const found = uncovered(all, others);
        if (left.length === 0) expect(found).toBeUndefined();
        else expect(left).toContainEqual(found);
      }),
      { numRuns: 200 },
    );
  });
});

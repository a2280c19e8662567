import { describe, expect, it } from 'vitest';
import { matches, parseCell } from '../../../engine/decision/table/cell.ts';
import { indexColumn, listRows, wordsFor } from '../../../engine/decision/table/columnIndex.ts';
import { parseDate } from '../../../engine/feel/value/temporal/date.ts';

const hits = (text: string, value: Parameters<typeof matches>[1]) => {
  const cell = parseCell(text);
  return cell === undefined ? undefined : matches(cell, value);
};

describe('cells that need no FEEL', () => {
  it.each([
    ['-', 7, true],
    ['', null, true],
    ['"失业"', '失业', true],
    ['"失业", "灵活就业"', '灵活就业', true],
    ['"失业", "灵活就业"', '在职', false],
    ['not("失业")', '失业', false],
    ['not("失业")', '在职', true],
    ['not("失业")', null, true],
    ['not("失业")', 3, false],
    ['not(< 3)', null, false],
    ['true', true, true],
    ['true', 'true', false],
    ['null', null, true],
    ['"a"', null, false],
    ['< 18', 17.5, true],
    ['< 18', 18, false],
    ['<= 18', 18, true],
    ['>-1.5', -1.5, false],
    ['[1..5]', 1, true],
    ['(1..5]', 1, false],
    [']1..5[', 5, false],
    ['[1..5], 9', 9, true],
    ['< 18', '17', false],
    ['0.10', 0.1, true],
    ['[@"2026-01-01"..date("2026-06-30")]', parseDate('2026-06-30'), true],
    ['[@"2026-01-01"..date("2026-06-30")]', parseDate('2026-07-01'), false],
    ['< @"2026-01-01"', parseDate('2025-12-31'), true],
    ['date( "2026-01-01" )', parseDate('2026-01-01'), true],
    ['@"2026-01-01"', '2026-01-01', false],
    ['@"2026-01-01"', null, false],
  ])('%s of %j is %s', (text, value, expected) => {
    expect(hits(text, value)).toBe(expected);
  });

  it.each([
    '年龄',
    '< 年龄',
    '"a" + "b"',
    '1,',
    ',1',
    '[1..2',
    '5..1',
    '[5..1]',
    '?>3',
    '"a\\n"',
    '1a',
    '1.2.3',
    'date("2026-02-30")',
    'not(@"2026-01-01")',
    '[1..@"2026-01-01"]',
    '@"10:00:00"',
    '12345678901234567890',
    'not 1',
    '< "a"',
    '- 5',
  ])('%s is left to FEEL', (text) => {
    expect(parseCell(text)).toBeUndefined();
  });
});

describe('index of a column', () => {
  const CELLS = [
    '-',
    '"a"',
    '"b","a"',
    '1',
    '[1..3)',
    '>2',
    'not("a")',
    'true',
    'null',
    'f(?)',
    '3,"c"',
    '@"2026-01-02"',
    '> @"2026-01-01"',
    '[@"2025-01-01"..@"2026-01-02")',
  ];
  const cells = CELLS.map(parseCell);
  const index = indexColumn(cells);

  it.each([
    'a',
    'b',
    'c',
    'd',
    0,
    1,
    1.5,
    2,
    2.5,
    3,
    4,
    -0,
    true,
    false,
    null,
    parseDate('2024-12-31'),
    parseDate('2025-01-01'),
    parseDate('2026-01-02'),
    parseDate('2026-01-03'),
  ])('keeps the rows for %j', (value) => {
    const rows = new Uint32Array(wordsFor(cells.length)).fill(2 ** cells.length - 1);
    expect(index.keep(value, rows)).toBe(true);
    const expected = cells.flatMap((cell, row) =>
      cell === undefined || cell.negated || matches(cell, value) ? [row] : [],
    );
    expect(listRows(rows)).toEqual(expected);
  });

  it('leaves values of other kinds alone', () => {
    expect(index.keep([1], new Uint32Array([0xffff]))).toBe(false);
  });

  it('lists rows over several words', () => {
    const rows = new Uint32Array([0x80000001, 0, 0xffffffff]);
    expect(listRows(rows)).toEqual([0, 31, ...Array.from({ length: 32 }, (_, bit) => 64 + bit)]);
  });
});

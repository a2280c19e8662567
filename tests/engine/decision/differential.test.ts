import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFeel } from '../../../engine/feel/index.ts';
import { parseDate } from '../../../engine/feel/value/temporal/date.ts';
import type { FeelValue } from '../../../engine/feel/value/types.ts';
import { compile, decision, input, table } from './models.ts';

/** A table as it is defined: every cell of every row is a unary test in FEEL, rows from top to bottom. No index. */
function matchingRows(rules: readonly string[][], values: readonly FeelValue[]): number[] {
  return rules.flatMap((rule, row) =>
    values.every((value, column) => passes(rule[column] ?? '', value)) ? [row] : [],
  );
}

function passes(cell: string, value: FeelValue): boolean {
  if (cell === '-') return true;
  const compiled = compileFeel(cell, { unary: true, names: ['a', 'b', 'c'] });
  if (!compiled.ok) throw new Error(`${cell}: ${JSON.stringify(compiled.problems)}`);
  const result = compiled.value.evaluate({ '?': value, a: value, b: null, c: null });
  return result.ok && result.value === true;
}

const small = fc.integer({ min: -4, max: 4 });
const number = fc
  .oneof(
    small,
    small.map((n) => n / 2),
    fc.constantFrom(0.1, 0.3, -0.5),
  )
  .map(String);
const text = fc.constantFrom('"甲"', '"乙"', '"𠮷"', '""', '"1"');
const range = fc
  .tuple(fc.constantFrom('[', '(', ']'), small, small, fc.constantFrom(']', ')'))
  .map(([open, a, b, close]) => `${open}${Math.min(a, b)}..${Math.max(a, b)}${close}`);
const comparison = fc.tuple(fc.constantFrom('<', '<=', '>', '>='), number).map(([sign, n]) => `${sign} ${n}`);
const day = fc.constantFrom('@"2025-12-31"', 'date("2026-01-01")', '@"2026-01-02"');
const days = fc.oneof(
  day,
  fc.tuple(fc.constantFrom('<', '>='), day).map((parts) => parts.join(' ')),
  day.map((end) => `(@"2025-12-30"..${end}]`),
);
const test = fc.oneof(number, text, range, comparison, days, fc.constantFrom('true', 'false', 'null'));
const tests = fc.array(test, { minLength: 1, maxLength: 3 }).map((list) => list.join(', '));
const cell = fc.oneof(
  { weight: 2, arbitrary: fc.constant('-') },
  { weight: 5, arbitrary: tests },
  { weight: 1, arbitrary: tests.map((list) => `not(${list})`) },
  { weight: 1, arbitrary: fc.constantFrom('? > 1', 'string length(?) > 0', '< date("2026-01-01")', '[1,2]') },
);
const value: fc.Arbitrary<FeelValue> = fc.oneof(
  small,
  small.map((n) => n / 2),
  fc.constantFrom<FeelValue>('甲', '乙', '𠮷', '', '1', true, false, null, 0.3, [1], ['甲'], {}),
  fc.constantFrom('2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02').map(parseDate),
);

describe('decision tables against their definition', () => {
  it('matches the same rows as cell after cell in FEEL', async () => {
    const rules = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 70 });
    const property = fc.asyncProperty(
      rules,
      fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 8 }),
      async (rows, inputs) => {
        const decisions = await compile(
          input('a') +
            input('b') +
            input('c') +
            decision(
              'd',
              table(
                'RULE ORDER',
                [{ expression: 'a' }, { expression: 'b' }, { expression: 'c' }],
                [{}],
                rows.map((row, at) => [...row, String(at)]),
              ),
              ['in_a', 'in_b', 'in_c'],
            ),
        );
        for (const [a, b, c] of inputs) {
          expect(decisions.evaluateFeel('d', { a, b, c })).toEqual({ ok: true, value: matchingRows(rows, [a, b, c]) });
        }
      },
    );
    await fc.assert(property, { numRuns: 150 });
  });
});

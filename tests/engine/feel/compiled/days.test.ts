import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateCompiled } from '../../../../engine/feel/compiled/evaluateCompiled.ts';
import { CHINA, interpret } from '../../../../engine/feel/interpret.ts';

const MOMENT = { now: Date.UTC(2026, 10, 22), utcOffset: CHINA };
const two = (value: number) => String(value).padStart(2, '0');

const dayText = fc
  .tuple(
    fc.oneof(fc.integer({ min: 1900, max: 2100 }), fc.constantFrom(1000, 1582, 1600, 2000, 2024, 9999)),
    fc.integer({ min: 0, max: 13 }),
    fc.oneof(fc.integer({ min: 0, max: 32 }), fc.constantFrom(28, 29, 30, 31)),
  )
  .map(([year, month, day]) => `${year}-${two(month)}-${two(day)}`);

const spanText = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((years) => `P${years}Y`),
  fc.integer({ min: 0, max: 500 }).map((months) => `P${months}M`),
  fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 15 })).map(([y, m]) => `P${y}Y${m}M`),
  fc.integer({ min: 0, max: 4000 }).map((days) => `P${days}D`),
);

const quick = (expression: string) => evaluateCompiled(expression, {}, MOMENT);

describe('compiled days and durations', () => {
  it('reckon as the interpreter does, month ends and leap years too', () => {
    let answered = 0;
    fc.assert(
      fc.property(dayText, fc.constantFrom('+', '-'), spanText, dayText, (day, sign, span, other) => {
        for (const expression of [
          `date("${day}") ${sign} duration("${span}")`,
          `date("${day}") ${sign} duration("${span}") <= date("${other}")`,
          `date("${day}") = date("${other}")`,
          `string(duration("${span}"))`,
        ]) {
          const value = quick(expression);
          if (value === undefined) continue;
          answered += 1;
          expect({ expression, ok: true, value }).toEqual({ expression, ...interpret(expression, {}, MOMENT) });
        }
      }),
      { numRuns: 120, seed: 20261122 },
    );
    expect(answered).toBeGreaterThan(400);
  });

  it('never invent a day from a text that is no whole date', () => {
    const digits = fc.stringMatching(/^[0-9-]{0,11}$/);
    fc.assert(
      fc.property(digits, (text) => {
        const value = quick(`date("${text}")`);
        if (value !== undefined)
          expect({ text, ok: true, value }).toEqual({ text, ...interpret(`date("${text}")`, {}, MOMENT) });
      }),
      { numRuns: 500, seed: 20261122 },
    );
  });

  it.each<[string, string | null]>([
    ['date("2024-01-31") + duration("P1M")', '2024-02-29'],
    ['date("2023-02-29")', null],
    ['date("1990-1")', null],
    ['date("2026-03-31") - duration("P1M")', '2026-02-28'],
    ['duration("P14M")', 'P1Y2M'],
    ['today()', '2026-11-22'],
  ])('%s', (expression, expected) => {
    expect(quick(expression)).toBe(expected);
  });

  it.each([
    'date("20260131")',
    'date("2026-01-31T10:00:00")',
    'date("-2026-01-01")',
    'duration("PT5M")',
    'date("9999-12-31") + duration("P1D")',
  ])('leave %s to the interpreter', (expression) => expect(quick(expression)).toBe(undefined));
});

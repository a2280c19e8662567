import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeelRange, FeelValue } from '../../../../engine/feel/value/types.ts';
import { call, range } from './call.ts';

const r = (text: string): FeelRange => {
  const match = /^([[(])(\d+)\.\.(\d+)([\])])$/.exec(text);
  if (!match) throw new Error(text);
  return range(match[1] as '[' | '(', Number(match[2]), Number(match[3]), match[4] as ']' | ')');
};

/** The definitions of DMN 1.5 table 78, word for word. */
const DEFINITIONS: Record<string, (a: FeelRange, b: FeelRange) => boolean> = {
  before: (a, b) => n(a.end) < n(b.start) || ((!a.endIncluded || !b.startIncluded) && a.end === b.start),
  after: (a, b) => n(a.start) > n(b.end) || ((!a.startIncluded || !b.endIncluded) && a.start === b.end),
  meets: (a, b) => a.endIncluded && b.startIncluded && a.end === b.start,
  'met by': (a, b) => a.startIncluded && b.endIncluded && a.start === b.end,
  overlaps: (a, b) =>
    (n(a.end) > n(b.start) || (a.end === b.start && a.endIncluded && b.startIncluded)) &&
    (n(a.start) < n(b.end) || (a.start === b.end && a.startIncluded && b.endIncluded)),
  'overlaps before': (a, b) =>
    (n(a.start) < n(b.start) || (a.start === b.start && a.startIncluded && !b.startIncluded)) &&
    (n(a.end) > n(b.start) || (a.end === b.start && a.endIncluded && b.startIncluded)) &&
    (n(a.end) < n(b.end) || (a.end === b.end && (!a.endIncluded || b.endIncluded))),
  'overlaps after': (a, b) =>
    (n(b.start) < n(a.start) || (b.start === a.start && b.startIncluded && !a.startIncluded)) &&
    (n(b.end) > n(a.start) || (b.end === a.start && b.endIncluded && a.startIncluded)) &&
    (n(b.end) < n(a.end) || (b.end === a.end && (!b.endIncluded || a.endIncluded))),
  finishes: (a, b) =>
    a.endIncluded === b.endIncluded &&
    a.end === b.end &&
    (n(a.start) > n(b.start) || (a.start === b.start && (!a.startIncluded || b.startIncluded))),
  includes: (a, b) =>
    (n(a.start) < n(b.start) || (a.start === b.start && (a.startIncluded || !b.startIncluded))) &&
    (n(a.end) > n(b.end) || (a.end === b.end && (a.endIncluded || !b.endIncluded))),
  starts: (a, b) =>
    a.start === b.start &&
    a.startIncluded === b.startIncluded &&
    (n(a.end) < n(b.end) || (a.end === b.end && (!a.endIncluded || b.endIncluded))),
  coincides: (a, b) =>
    a.start === b.start && a.startIncluded === b.startIncluded && a.end === b.end && a.endIncluded === b.endIncluded,
};
const n = (value: FeelValue): number => value as number;

const REVERSED = { finishes: 'finished by', includes: 'during', starts: 'started by' } as const;

describe('functions of ranges', () => {
  const some = fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.boolean(), fc.boolean())
    .filter(([start, end]) => start < end)
    .map(([start, end, open, close]) => range(open ? '[' : '(', start, end, close ? ']' : ')'));

  it.each(Object.entries(DEFINITIONS))('%s is as defined', (name, defined) => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(call(name, a, b)).toBe(defined(a, b));
      }),
      { numRuns: 500 },
    );
  });

  it.each(Object.entries(REVERSED))('%s is %s the other way round', (name, other) => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(call(other, a, b)).toBe(call(name, b, a));
      }),
    );
  });

  it.each<[string, FeelValue, FeelValue, boolean | null]>([
    ['before', 1, 10, true],
    ['before', 1, r('[1..10]'), false],
    ['before', 1, r('(1..10]'), true],
    ['before', r('[1..10)'), 10, true],
    ['after', 10, r('[1..10)'), true],
    ['finishes', 10, r('[1..10]'), true],
    ['finishes', 10, r('[1..10)'), false],
    ['finished by', r('[1..10]'), 10, true],
    ['includes', r('[1..10]'), 10, true],
    ['includes', r('[1..10)'), 10, false],
    ['during', 5, r('[1..10]'), true],
    ['starts', 1, r('(1..10]'), false],
    ['started by', r('[1..10]'), 1, true],
    ['coincides', 5, 5, true],
    ['coincides', 5, r('[1..5]'), null],
    ['meets', 5, r('[5..6]'), null],
    ['before', 1, 'a', null],
    ['before', null, 1, null],
    ['includes', range('(', null, 5, ']'), r('[1..5]'), true],
    ['includes', range('[', 5, null, ')'), 4, false],
    ['before', range('[', 5, null, ')'), 9, false],
    ['coincides', range('(', null, 5, ']'), range('(', null, 5, ']'), true],
    ['includes', ['a'], 'a', null],
  ])('%s(%j, %j) is %s', (name, a, b, expected) => {
    expect(call(name, a, b)).toBe(expected);
  });
});

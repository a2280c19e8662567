import { compare, FeelRange } from '../value/index.ts';
import type { FeelValue } from '../value/types.ts';
import { type Builtin, builtin, type Overload, overload } from './builtin.ts';
import { point, range } from './readers.ts';

/** An end of a range: `side` 1 just after the value, -1 just before it, 0 at it; `far` for the ends of what is unbounded. */
interface Bound {
  readonly value: FeelValue;
  readonly side: -1 | 0 | 1;
  readonly far: -1 | 0 | 1;
}

/** A range as its two ends; a point is a range of itself. So every relation of DMN 1.5 table 78 is one comparison or two. */
interface Span {
  readonly low: Bound;
  readonly high: Bound;
}

function spanOf(value: FeelValue): Span {
  if (!(value instanceof FeelRange)) {
    const at: Bound = { value, side: 0, far: 0 };
    return { low: at, high: at };
  }
  return {
    low: { value: value.start, side: value.startIncluded ? 0 : 1, far: value.start === null ? -1 : 0 },
    high: { value: value.end, side: value.endIncluded ? 0 : -1, far: value.end === null ? 1 : 0 },
  };
}

/** Not a number where the two cannot be compared, and then no relation holds and none is refuted. */
function order(a: Bound, b: Bound): number {
  if (a.far !== 0 || b.far !== 0) return a.far - b.far;
  const values = compare(a.value, b.value) ?? Number.NaN;
  return values === 0 ? a.side - b.side : values;
}

/** Every comparison that the relation rests on, each of which must be true. */
type Relation = (a: Span, b: Span) => readonly [order: number, holds: (order: number) => boolean][];

const less = (n: number): boolean => n < 0;
const atMost = (n: number): boolean => n <= 0;
const equal = (n: number): boolean => n === 0;

const before: Relation = (a, b) => [[order(a.high, b.low), less]];
/** Equal only where both ends are included. */
const meets: Relation = (a, b) => [[order(a.high, b.low), equal]];
const overlaps: Relation = (a, b) => [
  [order(b.low, a.high), atMost],
  [order(a.low, b.high), atMost],
];
const overlapsBefore: Relation = (a, b) => [
  [order(a.low, b.low), less],
  [order(b.low, a.high), atMost],
  [order(a.high, b.high), atMost],
];
const finishes: Relation = (a, b) => [
  [order(a.high, b.high), equal],
  [order(b.low, a.low), atMost],
];
const includes: Relation = (a, b) => [
  [order(a.low, b.low), atMost],
  [order(b.high, a.high), atMost],
];
const starts: Relation = (a, b) => [
  [order(a.low, b.low), equal],
  [order(a.high, b.high), atMost],
];
const coincides: Relation = (a, b) => [
  [order(a.low, b.low), equal],
  [order(a.high, b.high), equal],
];

const reversed =
  (relation: Relation): Relation =>
  (a, b) =>
    relation(b, a);

function holds(relation: Relation, a: FeelValue, b: FeelValue): boolean | null {
  const comparisons = relation(spanOf(a), spanOf(b));
  if (comparisons.some(([n]) => Number.isNaN(n))) return null;
  return comparisons.every(([n, test]) => test(n));
}

const POINTS = (relation: Relation): Overload =>
  overload(['point1', 'point2'], [point, point], (_, a, b) => holds(relation, a, b));
const POINT_RANGE = (relation: Relation): Overload =>
  overload(['point', 'range'], [point, range], (_, a, b) => holds(relation, a, b));
const RANGE_POINT = (relation: Relation): Overload =>
  overload(['range', 'point'], [range, point], (_, a, b) => holds(relation, a, b));
const RANGES = (relation: Relation): Overload =>
  overload(['range1', 'range2'], [range, range], (_, a, b) => holds(relation, a, b));

const relation = (name: string, test: Relation, ...kinds: ((test: Relation) => Overload)[]): Builtin =>
  builtin(name, ...kinds.map((kind) => kind(test)));

export const RANGE_FUNCTIONS: readonly Builtin[] = [
  relation('before', before, POINTS, POINT_RANGE, RANGE_POINT, RANGES),
  relation('after', reversed(before), POINTS, POINT_RANGE, RANGE_POINT, RANGES),
  relation('meets', meets, RANGES),
  relation('met by', reversed(meets), RANGES),
  relation('overlaps', overlaps, RANGES),
  relation('overlaps before', overlapsBefore, RANGES),
  relation('overlaps after', reversed(overlapsBefore), RANGES),
  relation('finishes', finishes, POINT_RANGE, RANGES),
  relation('finished by', reversed(finishes), RANGE_POINT, RANGES),
  relation('includes', includes, RANGE_POINT, RANGES),
  relation('during', reversed(includes), POINT_RANGE, RANGES),
  relation('starts', starts, POINT_RANGE, RANGES),
  relation('started by', reversed(starts), RANGE_POINT, RANGES),
  relation('coincides', coincides, POINTS, RANGES),
];

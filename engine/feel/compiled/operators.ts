import { BEYOND } from './beyond.ts';
import { addSpan, Day, Span } from './days.ts';
import type { ArithmeticOperator, CompareOperator } from './tree.ts';
import { type Scalar, scalar, type Value } from './values.ts';

type Binary = (left: Value, right: Value) => Value;

const isTemporal = (value: Scalar): value is Day | Span => value instanceof Day || value instanceof Span;

/** Whether two values are equal; null where they cannot be compared. */
const equal = (left: Value, right: Value): boolean | null => {
  if (left === null || right === null) return left === right;
  const a = scalar(left);
  const b = scalar(right);
  if (a instanceof Span || b instanceof Span) throw BEYOND;
  if (a instanceof Day && b instanceof Day) return a.order === b.order;
  return typeof a !== typeof b || isTemporal(a) || isTemporal(b) ? null : a === b;
};

const ordered = (holds: (order: -1 | 0 | 1) => boolean): Binary => {
  return (left, right) => {
    const a = scalar(left);
    const b = scalar(right);
    if (b === null) return null;
    if (a === null && !(typeof b === 'boolean')) return null;
    if (a instanceof Day && b instanceof Day) return holds(order(a.order, b.order));
    if ((typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string'))
      return holds(order(a, b));
    throw BEYOND;
  };
};

const order = <T extends number | string>(a: T, b: T): -1 | 0 | 1 => {
  if (a < b) return -1;
  return a > b ? 1 : 0;
};

export const comparisons: Record<CompareOperator, Binary> = {
  '=': equal,
  '!=': (left, right) => {
    const same = equal(left, right);
    return same === null ? null : !same;
  },
  '<': ordered((sign) => sign < 0),
  '<=': ordered((sign) => sign <= 0),
  '>': ordered((sign) => sign > 0),
  '>=': ordered((sign) => sign >= 0),
};

const onNumbers =
  (calculate: (a: number, b: number) => number | null): Binary =>
  (left, right) => {
    const a = scalar(left);
    const b = scalar(right);
    if (typeof a === 'number' && typeof b === 'number') return calculate(a, b);
    if (isTemporal(a) && isTemporal(b)) throw BEYOND;
    return null;
  };

const add = onNumbers((a, b) => a + b);
const subtract = onNumbers((a, b) => a - b);

export const arithmetics: Record<ArithmeticOperator, Binary> = {
  '+': (left, right) => {
    if (typeof left === 'string' && typeof right === 'string') return left + right;
    if (left instanceof Day && right instanceof Span) return addSpan(left, right, 1);
    if (left instanceof Span && right instanceof Day) return addSpan(right, left, 1);
    return add(left, right);
  },
  '-': (left, right) =>
    left instanceof Day && right instanceof Span ? addSpan(left, right, -1) : subtract(left, right),
  '*': onNumbers((a, b) => a * b),
  '/': onNumbers((a, b) => (b === 0 || Number.isNaN(b) ? null : a / b)),
};

const truth = (value: Value): boolean | null => (typeof value === 'boolean' ? value : null);

/** Three-valued: what is no boolean is unknown. */
export const logic: Record<'or' | 'and', Binary> = {
  or: (left, right) => join(truth(left), truth(right), true),
  and: (left, right) => join(truth(left), truth(right), false),
};

/** `decisive` alone settles the result; without it one unknown side makes it unknown. */
const join = (a: boolean | null, b: boolean | null, decisive: boolean): boolean | null => {
  if (a === decisive || b === decisive) return decisive;
  return a === null || b === null ? null : !decisive;
};

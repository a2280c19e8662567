import type { ArithmeticOperator, CompareOperator } from '../syntax/tree.ts';
import { add, compare, divide, equals, multiply, negate, power, subtract } from '../value/index.ts';
import type { FeelValue, Fuel } from '../value/types.ts';
import { spendArithmetic } from './prices.ts';
import { type Code, constantOf, type Run } from './run.ts';
import { weigh } from './weigh.ts';

/** `a = b`, paid for where both are more than single values. */
export const equal = (a: FeelValue, b: FeelValue, run: Run): boolean | null => {
  if (a === null || b === null) return a === b;
  if (typeof a === 'object' && typeof b === 'object') weigh(a, run.fuel);
  return equals(a, b);
};

type Compare = (a: FeelValue, b: FeelValue, run: Run) => boolean | null;

const ordered =
  (holds: (order: number) => boolean): Compare =>
  (a, b) => {
    const order = compare(a, b);
    return order === null ? null : holds(order);
  };

const less = ordered((order) => order < 0);
const lessOrEqual = ordered((order) => order <= 0);
const greater = ordered((order) => order > 0);
const greaterOrEqual = ordered((order) => order >= 0);

/** Numbers are the most frequent by far and need no call. */
export const COMPARE: Readonly<Record<CompareOperator, Compare>> = {
  '=': equal,
  '!=': (a, b, run) => {
    const same = equal(a, b, run);
    return same === null ? null : !same;
  },
  '<': (a, b, run) => (typeof a === 'number' && typeof b === 'number' ? a < b : less(a, b, run)),
  '<=': (a, b, run) => (typeof a === 'number' && typeof b === 'number' ? a <= b : lessOrEqual(a, b, run)),
  '>': (a, b, run) => (typeof a === 'number' && typeof b === 'number' ? a > b : greater(a, b, run)),
  '>=': (a, b, run) => (typeof a === 'number' && typeof b === 'number' ? a >= b : greaterOrEqual(a, b, run)),
};

export const compareCode = (operator: CompareOperator, left: Code, right: Code): Code => {
  const fixed = constantOf(right);
  if (fixed && (operator === '=' || operator === '!=')) return equalsConstant(left, fixed.value, operator === '=');
  const apply = COMPARE[operator];
  return (run, slots) => apply(left(run, slots), right(run, slots), run);
};

/** Comparison with one text, number or null, as nearly all conditions are. */
const equalsConstant = (left: Code, fixed: FeelValue, wanted: boolean): Code => {
  if (fixed === null) return (run, slots) => (left(run, slots) === null) === wanted;
  const type = typeof fixed;
  return (run, slots) => {
    const value = left(run, slots);
    if (value === null) return !wanted;
    if (type !== 'object' && typeof value === type) return (value === fixed) === wanted;
    const same = equal(value, fixed, run);
    return same === null ? null : same === wanted;
  };
};

/** Texts shorter than this are not counted. */
const SHORT = 256;

const joined = (a: string, b: string, fuel: Fuel): string => {
  const length = a.length + b.length;
  if (length > SHORT) fuel.spend(1, length * 2);
  return a + b;
};

const ARITHMETIC: Readonly<Record<ArithmeticOperator, (a: FeelValue, b: FeelValue) => FeelValue>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '**': power,
};

export const arithmeticCode = (operator: ArithmeticOperator, left: Code, right: Code): Code => {
  const apply = ARITHMETIC[operator];
  return (run, slots) => {
    const a = left(run, slots);
    const b = right(run, slots);
    if (operator === '+' && typeof a === 'string' && typeof b === 'string') return joined(a, b, run.fuel);
    spendArithmetic(operator, a, b, run.fuel);
    return apply(a, b);
  };
};

export const negationCode =
  (of: Code): Code =>
  (run, slots) =>
    negate(of(run, slots));

/** Three-valued: what is no boolean is unknown. `decisive` alone settles the result; without it one unknown part makes it unknown. */
export const logicCode = (decisive: boolean, parts: readonly Code[]): Code => {
  const [first, second] = parts;
  if (parts.length === 2 && first && second) return logicOfTwo(decisive, first, second);
  return (run, slots) => {
    let unknown = false;
    for (const part of parts) {
      const value = part(run, slots);
      if (value === decisive) return decisive;
      if (typeof value !== 'boolean') unknown = true;
    }
    return unknown ? null : !decisive;
  };
};

const logicOfTwo =
  (decisive: boolean, first: Code, second: Code): Code =>
  (run, slots) => {
    const a = first(run, slots);
    if (a === decisive) return decisive;
    const b = second(run, slots);
    if (b === decisive) return decisive;
    return typeof a === 'boolean' && typeof b === 'boolean' ? !decisive : null;
  };

export const betweenCode =
  (value: Code, from: Code, to: Code): Code =>
  (run, slots) => {
    const middle = value(run, slots);
    const above = COMPARE['>='](middle, from(run, slots), run);
    const below = COMPARE['<='](middle, to(run, slots), run);
    if (above === false || below === false) return false;
    return above === null || below === null ? null : true;
  };

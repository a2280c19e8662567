import type { CompareOperator } from '../syntax/tree.ts';
import { compare, FeelRange } from '../value/index.ts';
import type { FeelValue } from '../value/types.ts';
import { type Code, constant, constantOf } from './run.ts';

/** `[from..to]` and the other brackets. A range whose ends cannot be compared with each other is null. */
export const rangeCode = (from: Code, to: Code, startIncluded: boolean, endIncluded: boolean): Code => {
  const make = (start: FeelValue, end: FeelValue): FeelValue =>
    compare(start, end) === null ? null : new FeelRange(start, end, startIncluded, endIncluded);
  const start = constantOf(from);
  const end = constantOf(to);
  if (start && end) return constant(make(start.value, end.value));
  return (run, slots) => make(from(run, slots), to(run, slots));
};

/** `(< 10)`: a range open to one side, or of one value. */
export const openRangeCode = (operator: CompareOperator, bound: Code): Code => {
  const make = (value: FeelValue): FeelValue => (value === null ? null : openRange(operator, value));
  const fixed = constantOf(bound);
  if (fixed) return constant(make(fixed.value));
  return (run, slots) => make(bound(run, slots));
};

const openRange = (operator: CompareOperator, value: FeelValue): FeelRange => {
  switch (operator) {
    case '<':
    case '<=':
      return new FeelRange(null, value, false, operator === '<=');
    case '>':
    case '>=':
      return new FeelRange(value, null, operator === '>=', false);
    default:
      return new FeelRange(value, value, true, true);
  }
};

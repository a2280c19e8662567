import { add, atLiteral, compare, FeelDate, FeelRange, isList, isNumber } from '../value/index.ts';
import type { FeelValue, Fuel } from '../value/types.ts';
import { DAY } from './prices.ts';
import type { Code, Run, Slots } from './run.ts';

/** What a loop runs over; null where that is no list. */
export type Domain = (run: Run, slots: Slots) => readonly FeelValue[] | null;

const NEXT_DAY = atLiteral('P1D');
const DAY_BEFORE = atLiteral('-P1D');

/** A list, a range of numbers or dates, or a single value for a list of one. */
export const listDomain =
  (code: Code): Domain =>
  (run, slots) => {
    const value = code(run, slots);
    if (isList(value)) return value;
    if (value instanceof FeelRange) return valuesOf(value, run.fuel);
    return value === null ? null : [value];
  };

/** `from..to`, up or down. */
export const spanDomain =
  (from: Code, to: Code): Domain =>
  (run, slots) =>
    span(from(run, slots), to(run, slots), run.fuel);

/** The values of a range that is not open and does not run down. */
const valuesOf = (range: FeelRange, fuel: Fuel): readonly FeelValue[] | null => {
  const order = compare(range.start, range.end);
  if (order === null || order > 0) return null;
  const values = span(range.start, range.end, fuel);
  if (values === null) return null;
  const first = range.startIncluded ? 0 : 1;
  const cut = !range.endIncluded && compare(values.at(-1) ?? null, range.end) === 0;
  return values.slice(first, cut ? -1 : undefined);
};

const span = (from: FeelValue, to: FeelValue, fuel: Fuel): readonly FeelValue[] | null => {
  const order = compare(from, to);
  if (order === null) return null;
  if (isNumber(from)) return steps(from, to, order, order > 0 ? -1 : 1, fuel);
  return from instanceof FeelDate ? steps(from, to, order, order > 0 ? DAY_BEFORE : NEXT_DAY, fuel, DAY) : null;
};

const steps = (from: FeelValue, to: FeelValue, order: number, step: FeelValue, fuel: Fuel, price = 1): FeelValue[] => {
  const values: FeelValue[] = [];
  const past = order > 0 ? -1 : 1;
  for (let at = from; ; at = add(at, step)) {
    const side = compare(at, to);
    if (side === null || side * past > 0) return values;
    fuel.spend(price);
    values.push(at);
  }
};

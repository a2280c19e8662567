import { addNumbers, compareNumbers, divideNumbers, multiplyNumbers } from '../value/number/arithmetic.ts';
import { fromDecimal, printNumber, toDecimal } from '../value/number/convert.ts';
import { FeelDecimal } from '../value/number/decimal.ts';
import type { FeelEnv, FeelNumber, FeelValue } from '../value/types.ts';
import { type Builtin, overload, variadic } from './builtin.ts';
import { numbers } from './readers.ts';
import { spendList, spendSort } from './spend.ts';

type Numbers = readonly FeelNumber[];

const ofNumbers = (
  name: string,
  spend: (env: FeelEnv, length: number) => void,
  run: (values: Numbers) => FeelValue,
): Builtin =>
  variadic(
    name,
    'list',
    overload(['list'], [numbers], (env, values) => {
      spend(env, values.length);
      return run(values);
    }),
  );

/** Null for an empty list, or where the result is too large for a number. */
function fold(values: Numbers, step: (a: FeelNumber, b: FeelNumber) => FeelNumber | null): FeelNumber | null {
  let total: FeelNumber | null = values[0] ?? null;
  for (let i = 1; i < values.length && total !== null; i++) total = step(total, values[i] ?? 0);
  return total;
}

const sum = (values: Numbers): FeelNumber | null => fold(values, addNumbers);

function mean(values: Numbers): FeelNumber | null {
  const total = sum(values);
  return total === null ? null : divideNumbers(total, values.length);
}

const sorted = (values: Numbers): FeelNumber[] => values.toSorted(compareNumbers);

/** The middle one in order of size, or the mean of the two in the middle. */
function median(values: Numbers): FeelNumber | null {
  const order = sorted(values);
  const middle = Math.floor(order.length / 2);
  return mean(order.slice(order.length % 2 === 0 ? Math.max(middle - 1, 0) : middle, middle + 1));
}

/** Standard deviation of a sample; null for fewer than two. */
function deviation(values: Numbers): FeelNumber | null {
  const average = mean(values);
  if (average === null || values.length < 2) return null;
  const center = toDecimal(average);
  let squares = new FeelDecimal(0);
  for (const value of values) squares = squares.plus(toDecimal(value).minus(center).pow(2));
  return fromDecimal(squares.div(values.length - 1).sqrt());
}

/** The most frequent ones in order of size. */
function mode(values: Numbers): FeelValue {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(printNumber(value), (counts.get(printNumber(value)) ?? 0) + 1);
  const most = [...counts.values()].reduce((a, b) => Math.max(a, b), 0);
  const frequent = new Map<string, FeelNumber>();
  for (const value of values) if (counts.get(printNumber(value)) === most) frequent.set(printNumber(value), value);
  return sorted([...frequent.values()]);
}

export const STATISTICS_FUNCTIONS: readonly Builtin[] = [
  ofNumbers('sum', spendList, sum),
  ofNumbers('mean', spendList, mean),
  ofNumbers('product', spendList, (values) => fold(values, multiplyNumbers)),
  ofNumbers('median', spendSort, median),
  ofNumbers('stddev', spendList, deviation),
  ofNumbers('mode', spendSort, mode),
];

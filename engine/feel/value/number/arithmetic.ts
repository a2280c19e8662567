import type { FeelNumber } from '../types.ts';
import { fromDecimal, toDecimal } from './convert.ts';
import { addShort, divideShort, multiplyShort } from './short.ts';

const isSafe = Number.isSafeInteger;
const MOST_FACTORS = 64;

export function addNumbers(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (isSafe(sum) && isSafe(a) && isSafe(b)) return sum;
    const short = addShort(a, b);
    if (short !== undefined) return short;
  }
  return fromDecimal(toDecimal(a).plus(toDecimal(b)));
}

export const subtractNumbers = (a: FeelNumber, b: FeelNumber): FeelNumber | null => addNumbers(a, negateNumber(b));

export function multiplyNumbers(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (isSafe(product) && isSafe(a) && isSafe(b)) return product + 0;
    const short = multiplyShort(a, b);
    if (short !== undefined) return short + 0;
  }
  return fromDecimal(toDecimal(a).times(toDecimal(b)));
}

/** Null for a division by zero (DMN 1.5 table 57). */
export function divideNumbers(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (b === 0) return null;
  if (typeof a === 'number' && typeof b === 'number') {
    const short = divideShort(a, b);
    if (short !== undefined) return short + 0;
  }
  return fromDecimal(toDecimal(a).div(toDecimal(b)));
}

/** Null where there is no real result (root of a negative, 0 to a negative power). */
export function powerNumbers(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  const short = typeof a === 'number' && typeof b === 'number' ? powerOfIntegers(a, b) : undefined;
  return short ?? fromDecimal(toDecimal(a).pow(toDecimal(b)));
}

/** Repeated multiplication of safe integers: `Math.pow` may be off by the last digit. */
function powerOfIntegers(base: number, exponent: number): number | undefined {
  if (!isSafe(base) || !isSafe(exponent) || exponent < 0 || exponent > MOST_FACTORS) return undefined;
  let result = 1;
  for (let i = 0; i < exponent; i++) {
    result *= base;
    if (!isSafe(result)) return undefined;
  }
  return result + 0;
}

export const negateNumber = (a: FeelNumber): FeelNumber => (typeof a === 'number' ? 0 - a : a.negated());

export function compareNumbers(a: FeelNumber, b: FeelNumber): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  return toDecimal(a).comparedTo(toDecimal(b));
}

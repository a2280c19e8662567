import {
  addNumbers,
  divideNumbers,
  multiplyNumbers,
  negateNumber,
  powerNumbers,
  subtractNumbers,
} from './number/arithmetic.ts';
import { DaysDuration, MonthsDuration, monthsDuration, negateDays } from './temporal/duration.ts';
import { addTemporal, divideDuration, multiplyDuration, subtractTemporal } from './temporalArithmetic.ts';
import { isNumber } from './typeOf.ts';
import type { FeelValue } from './types.ts';

/** `a + b` (DMN 1.5 table 56): numbers, texts, durations, a date or time and a duration; null for every other pair. */
export function add(a: FeelValue, b: FeelValue): FeelValue {
  if (isNumber(a)) return isNumber(b) ? addNumbers(a, b) : null;
  if (typeof a === 'string') return typeof b === 'string' ? a + b : null;
  return addTemporal(a, b);
}

/** `a - b`: numbers, dates or times of one kind, durations, a date or time less a duration; else null. */
export function subtract(a: FeelValue, b: FeelValue): FeelValue {
  if (isNumber(a)) return isNumber(b) ? subtractNumbers(a, b) : null;
  return subtractTemporal(a, b);
}

/** `a * b`: numbers, or a number and a duration; else null. */
export function multiply(a: FeelValue, b: FeelValue): FeelValue {
  if (isNumber(a)) return isNumber(b) ? multiplyNumbers(a, b) : multiplyDuration(b, a);
  return isNumber(b) ? multiplyDuration(a, b) : null;
}

/** `a / b`: numbers, a duration and a number, two durations of one kind; null for zero and every other pair. */
export function divide(a: FeelValue, b: FeelValue): FeelValue {
  if (isNumber(a)) return isNumber(b) ? divideNumbers(a, b) : null;
  return divideDuration(a, b);
}

/** `a ** b` of numbers; else null. */
export function power(a: FeelValue, b: FeelValue): FeelValue {
  return isNumber(a) && isNumber(b) ? powerNumbers(a, b) : null;
}

/** `-a` of a number or duration; else null. */
export function negate(a: FeelValue): FeelValue {
  if (isNumber(a)) return negateNumber(a);
  if (a instanceof DaysDuration) return negateDays(a);
  return a instanceof MonthsDuration ? monthsDuration(0 - a.months) : null;
}

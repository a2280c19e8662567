import type { ArithmeticOperator } from '../syntax/tree.ts';
import type { FeelType } from '../types.ts';
import { isUnknown, kindOf } from './typeNames.ts';

const DAYS = 'days and time duration';
const MONTHS = 'years and months duration';

/** Pairs that have a result, as `left operator right` (DMN 1.5 tables 56 to 61). */
const RESULTS: Readonly<Record<string, FeelType>> = {
  'number + number': 'number',
  'number - number': 'number',
  'number * number': 'number',
  'number / number': 'number',
  'number ** number': 'number',
  'string + string': 'string',
  'date - date': DAYS,
  'date - date and time': DAYS,
  'date and time - date': DAYS,
  'date and time - date and time': DAYS,
  'time - time': DAYS,
  ...forDuration(DAYS, ['date', 'time', 'date and time']),
  ...forDuration(MONTHS, ['date', 'date and time']),
};

function forDuration(duration: FeelType & string, moments: readonly FeelType[]): Record<string, FeelType> {
  const results: Record<string, FeelType> = {
    [`${duration} + ${duration}`]: duration,
    [`${duration} - ${duration}`]: duration,
    [`${duration} * number`]: duration,
    [`number * ${duration}`]: duration,
    [`${duration} / number`]: duration,
    [`${duration} / ${duration}`]: 'number',
  };
  for (const moment of moments) {
    results[`${moment} + ${duration}`] = moment;
    results[`${duration} + ${moment}`] = moment;
    results[`${moment} - ${duration}`] = moment;
  }
  return results;
}

/** The type of a result; undefined where two such values have none. */
export const arithmeticType = (left: FeelType, operator: ArithmeticOperator, right: FeelType): FeelType | undefined => {
  if (isUnknown(left) || isUnknown(right)) return 'Any';
  return RESULTS[`${kindOf(left)} ${operator} ${kindOf(right)}`];
};

const ORDERED = new Set(['number', 'string', 'date', 'time', 'date and time', DAYS, MONTHS]);

/** Whether two values can be equal, or with `order` one can be less than the other. */
export const comparable = (left: FeelType, right: FeelType, order: boolean): boolean => {
  const [a, b] = [kindOf(left), kindOf(right)];
  if (order && ![a, b].every((kind) => ORDERED.has(kind) || kind === 'Any' || kind === 'Null')) return false;
  return isUnknown(left) || isUnknown(right) || a === b;
};

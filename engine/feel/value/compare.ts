import { compareNumbers } from './number/arithmetic.ts';
import { daysOf, FeelDate } from './temporal/date.ts';
import { dateTimeDifference, FeelDateTime } from './temporal/dateTime.ts';
import { DaysDuration, MonthsDuration } from './temporal/duration.ts';
import { FeelTime, timeDifference } from './temporal/time.ts';
import { isNumber } from './typeOf.ts';
import type { FeelValue } from './types.ts';

/**
 * Negative, 0 or positive for two values of one ordered type (number, string, date, time, date and time, duration);
 * null for all others, and for two times of which only one has a zone (DMN 1.5 table 54).
 */
export function compare(a: FeelValue, b: FeelValue): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'string') return typeof b === 'string' ? compareText(a, b) : null;
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) : null;
  return compareTemporal(a, b);
}

function compareTemporal(a: FeelValue, b: FeelValue): number | null {
  if (a instanceof FeelDate) return b instanceof FeelDate ? daysOf(a) - daysOf(b) : null;
  if (a instanceof FeelDateTime) return b instanceof FeelDateTime ? signOf(dateTimeDifference(a, b)) : null;
  if (a instanceof FeelTime) return b instanceof FeelTime ? timeDifference(a, b) : null;
  if (a instanceof DaysDuration)
    return b instanceof DaysDuration ? a.days - b.days || a.nanoseconds - b.nanoseconds : null;
  if (a instanceof MonthsDuration) return b instanceof MonthsDuration ? a.months - b.months : null;
  return null;
}

const signOf = (duration: DaysDuration | null): number | null => duration && (duration.days || duration.nanoseconds);

/** By code points: the units of two-unit characters sort below U+E000 by themselves, and must not. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

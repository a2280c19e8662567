import { divideNumbers } from './number/arithmetic.ts';
import { fromDecimal, toDecimal } from './number/convert.ts';
import { type Decimal, FeelDecimal } from './number/decimal.ts';
import { addMonths, dateOfDays, daysOf, FeelDate } from './temporal/date.ts';
import { addDuration, addMonthsTo, dateTimeDifference, FeelDateTime, midnight } from './temporal/dateTime.ts';
import { DaysDuration, daysDuration, MonthsDuration, monthsDuration, negateDays } from './temporal/duration.ts';
import { addToTime, FeelTime, NANOS_OF_DAY, timeDifference } from './temporal/time.ts';
import { isNumber } from './typeOf.ts';
import type { FeelDuration, FeelNumber, FeelValue } from './types.ts';

const isDuration = (value: FeelValue): value is FeelDuration =>
  value instanceof DaysDuration || value instanceof MonthsDuration;

/** A duration and a date, time or duration, in any order. */
export function addTemporal(a: FeelValue, b: FeelValue): FeelValue {
  if (isDuration(b)) return addTo(a, b);
  return isDuration(a) ? addTo(b, a) : null;
}

function addTo(value: FeelValue, duration: FeelDuration): FeelValue {
  return duration instanceof DaysDuration ? addDays(value, duration) : addMonthsOf(value, duration.months);
}

function addDays(value: FeelValue, duration: DaysDuration): FeelValue {
  if (value instanceof FeelDate) return dateOfDays(daysOf(value) + duration.days);
  if (value instanceof FeelDateTime) return addDuration(value, duration);
  if (value instanceof FeelTime) return addToTime(value, duration.nanoseconds);
  if (!(value instanceof DaysDuration)) return null;
  return daysDuration(value.days + duration.days, value.nanoseconds + duration.nanoseconds);
}

function addMonthsOf(value: FeelValue, months: number): FeelValue {
  if (value instanceof FeelDate) return addMonths(value, months);
  if (value instanceof FeelDateTime) return addMonthsTo(value, months);
  return value instanceof MonthsDuration ? monthsDuration(value.months + months) : null;
}

/** The duration between two of one kind (a date counts as its midnight UTC), or one of them less a duration. */
export function subtractTemporal(a: FeelValue, b: FeelValue): FeelValue {
  if (b instanceof DaysDuration) return addDays(a, negateDays(b) ?? b);
  if (b instanceof MonthsDuration) return addMonthsOf(a, 0 - b.months);
  if (a instanceof FeelTime && b instanceof FeelTime) {
    const difference = timeDifference(a, b);
    return difference === null ? null : daysDuration(0, difference);
  }
  if (a instanceof FeelDate && b instanceof FeelDate) return daysDuration(daysOf(a) - daysOf(b), 0);
  const left = asDateTime(a);
  const right = asDateTime(b);
  return left && right && dateTimeDifference(left, right);
}

function asDateTime(value: FeelValue): FeelDateTime | null {
  if (value instanceof FeelDate) return midnight(value);
  return value instanceof FeelDateTime ? value : null;
}

/** Months and nanoseconds are cut towards zero. */
export function multiplyDuration(duration: FeelValue, factor: FeelNumber): FeelValue {
  return scaled(duration, (size) => size.times(toDecimal(factor)));
}

export function divideDuration(duration: FeelValue, divisor: FeelValue): FeelValue {
  if (isNumber(divisor)) return divisor === 0 ? null : scaled(duration, (size) => size.div(toDecimal(divisor)));
  if (duration instanceof MonthsDuration && divisor instanceof MonthsDuration)
    return divideNumbers(duration.months, divisor.months);
  if (!(duration instanceof DaysDuration) || !(divisor instanceof DaysDuration)) return null;
  const size = nanosecondsOf(divisor);
  return size.isZero() ? null : fromDecimal(nanosecondsOf(duration).div(size));
}

function scaled(duration: FeelValue, scale: (size: Decimal) => Decimal): FeelValue {
  if (duration instanceof MonthsDuration)
    return monthsDuration(scale(new FeelDecimal(duration.months)).trunc().toNumber());
  if (!(duration instanceof DaysDuration)) return null;
  const total = scale(nanosecondsOf(duration)).trunc();
  const days = total.div(NANOS_OF_DAY).floor();
  return daysDuration(days.toNumber(), total.minus(days.times(NANOS_OF_DAY)).toNumber());
}

const nanosecondsOf = ({ days, nanoseconds }: DaysDuration): Decimal =>
  new FeelDecimal(days).times(NANOS_OF_DAY).plus(nanoseconds);

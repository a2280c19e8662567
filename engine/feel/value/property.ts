import { FeelRange } from './range.ts';
import { weekdayOf } from './temporal/calendar.ts';
import { daysOf, FeelDate } from './temporal/date.ts';
import { FeelDateTime, offsetOf } from './temporal/dateTime.ts';
import { DaysDuration, daysDuration, daysParts, MonthsDuration } from './temporal/duration.ts';
import { FeelTime, partsOf } from './temporal/time.ts';
import { fixedOffset, type Zone } from './temporal/zone.ts';
import { isContext, isList } from './typeOf.ts';
import type { FeelContext, FeelValue } from './types.ts';

/**
 * `value.name` (DMN 1.5 §10.3.2.5 and table 65): entry of a context, property of a date, time, duration or range; of a
 * list the list of the property of each element; null where there is none.
 */
export function property(value: FeelValue, name: string): FeelValue {
  if (typeof value !== 'object' || value === null) return null;
  if (isList(value)) return value.map((item) => property(item, name));
  if (value instanceof FeelDate) return dateProperty(value, name);
  if (value instanceof FeelTime) return timeProperty(value, fixedOffsetOf(value.zone), name);
  if (value instanceof FeelDateTime)
    return dateProperty(value.date, name) ?? timeProperty(value.time, offsetOf(value), name);
  if (value instanceof DaysDuration) return daysProperty(value, name);
  if (value instanceof MonthsDuration) return monthsProperty(value, name);
  if (value instanceof FeelRange) return rangeProperty(value, name);
  return isContext(value) ? entryOf(value, name) : null;
}

/** Own entries only: `constructor` and `__proto__` are no data. */
export const entryOf = (context: FeelContext, name: string): FeelValue =>
  Object.hasOwn(context, name) ? (context[name] ?? null) : null;

const fixedOffsetOf = (zone: Zone | undefined): number | undefined =>
  zone === undefined ? undefined : fixedOffset(zone);

function dateProperty(date: FeelDate, name: string): FeelValue {
  switch (name) {
    case 'year':
      return date.year;
    case 'month':
      return date.month;
    case 'day':
      return date.day;
    case 'weekday':
      return weekdayOf(daysOf(date));
    default:
      return null;
  }
}

function timeProperty(time: FeelTime, offset: number | undefined, name: string): FeelValue {
  switch (name) {
    case 'hour':
      return partsOf(time).hour;
    case 'minute':
      return partsOf(time).minute;
    case 'second':
      return partsOf(time).second;
    case 'time offset':
      return offset === undefined ? null : daysDuration(0, offset * 1e9);
    case 'timezone':
      return typeof time.zone === 'string' ? time.zone : null;
    default:
      return null;
  }
}

function daysProperty(duration: DaysDuration, name: string): FeelValue {
  const parts = daysParts(duration);
  switch (name) {
    case 'days':
    case 'hours':
    case 'minutes':
    case 'seconds':
      return parts.sign * parts[name] + 0;
    default:
      return null;
  }
}

function monthsProperty({ months }: MonthsDuration, name: string): FeelValue {
  if (name === 'years') return Math.trunc(months / 12) + 0;
  return name === 'months' ? (months % 12) + 0 : null;
}

function rangeProperty(range: FeelRange, name: string): FeelValue {
  switch (name) {
    case 'start':
      return range.start;
    case 'end':
      return range.end;
    case 'start included':
      return range.startIncluded;
    case 'end included':
      return range.endIncluded;
    default:
      return null;
  }
}

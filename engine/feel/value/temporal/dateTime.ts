import { addMonths, dateOfDays, daysOf, type FeelDate, parseDate, printDate } from './date.ts';
import { type DaysDuration, daysDuration } from './duration.ts';
import { offsetAt, offsetOfLocal } from './offset.ts';
import { FeelTime, NANOS_OF_DAY, NANOS_OF_SECOND, parseClock, printTime } from './time.ts';
import type { Zone } from './zone.ts';

/** A day and a time of that day; the zone is the time's. */
export class FeelDateTime {
  readonly kind = 'date and time';
  readonly date: FeelDate;
  readonly time: FeelTime;

  constructor(date: FeelDate, time: FeelTime) {
    this.date = date;
    this.time = time;
  }
}

/** Midnight UTC: what a date is where a date and time is wanted (DMN 1.5 §10.3.2.3.6). */
export const midnight = (date: FeelDate): FeelDateTime => new FeelDateTime(date, new FeelTime(0, 0));

/** Days since 1970-01-01 and nanoseconds of the day, 24:00:00 too. */
function fromDays(days: number, nanoseconds: number, zone: Zone | undefined): FeelDateTime | null {
  const carry = Math.floor(nanoseconds / NANOS_OF_DAY);
  const date = dateOfDays(days + carry);
  return date && new FeelDateTime(date, new FeelTime(nanoseconds - carry * NANOS_OF_DAY, zone));
}

/** XML Schema dateTime, or one with `@Zone`; a date alone is its midnight without a zone. */
export function parseDateTime(text: string): FeelDateTime | null {
  const at = text.indexOf('T');
  const date = parseDate(at < 0 ? text : text.slice(0, at));
  if (!date) return null;
  if (at < 0) return new FeelDateTime(date, new FeelTime(0, undefined));
  const clock = parseClock(text.slice(at + 1));
  return clock && fromDays(daysOf(date), clock.nanoseconds, clock.zone);
}

export const printDateTime = ({ date, time }: FeelDateTime): string => `${printDate(date)}T${printTime(time)}`;

/** Seconds east of UTC of this very time; undefined without a zone. */
export function offsetOf({ date, time }: FeelDateTime): number | undefined {
  const { zone } = time;
  if (typeof zone !== 'string') return zone;
  return offsetOfLocal(zone, daysOf(date) * 86_400 + Math.floor(time.nanoseconds / NANOS_OF_SECOND));
}

/** The time between two of them; null where only one has a zone, for then nobody knows. */
export function dateTimeDifference(a: FeelDateTime, b: FeelDateTime): DaysDuration | null {
  const left = offsetOf(a);
  const right = offsetOf(b);
  if ((left === undefined) !== (right === undefined)) return null;
  const shift = ((right ?? 0) - (left ?? 0)) * NANOS_OF_SECOND;
  return daysDuration(daysOf(a.date) - daysOf(b.date), a.time.nanoseconds - b.time.nanoseconds + shift);
}

/** That much later by the clock of the world: in a zone with summer time the wall clock may jump. */
export function addDuration(value: FeelDateTime, duration: DaysDuration): FeelDateTime | null {
  const { zone } = value.time;
  const offset = offsetOf(value) ?? 0;
  const days = daysOf(value.date) + duration.days;
  const nanoseconds = value.time.nanoseconds + duration.nanoseconds;
  if (typeof zone !== 'string') return fromDays(days, nanoseconds, zone);
  const utc = nanoseconds - offset * NANOS_OF_SECOND;
  const later = offsetAt(zone, days * 86_400 + Math.floor(utc / NANOS_OF_SECOND));
  return fromDays(days, utc + later * NANOS_OF_SECOND, zone);
}

/** The same time of day some months on. */
export function addMonthsTo({ date, time }: FeelDateTime, months: number): FeelDateTime | null {
  const moved = addMonths(date, months);
  return moved && new FeelDateTime(moved, time);
}

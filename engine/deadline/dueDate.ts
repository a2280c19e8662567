import { addDays, addMonths, startOfLocalDay, toLocalDate, yearOf } from './localDate.ts';
import { closingTime, openSpans, type Span } from './openHours.ts';
import { addOpenTime, addPlainTime } from './openTime.ts';
import type { Calendar, DueDate, Limit, LimitUnit } from './types.ts';
import { addWorkingDays, isWorkingDay, rollForward, walkDays } from './workingDays.ts';

const HOUR = 3_600_000;

/**
 * The last day of a limit that begins at `from` (epoch ms). The day of the event is not counted; a last day on which
 * offices are closed moves to the next working day; months and years end on the corresponding day (R1, R2, S2).
 * A limit of 0 ends on the day itself, or on the next working day. Hours are counted from the moment itself.
 */
export const dueDate = (calendar: Calendar, from: number, limit: Limit): DueDate => {
  if (!inDays(limit)) return dueAt(calendar, from, afterHours(calendar, from, limit, []));
  const start = startDay(calendar, from, limit);
  const last = lastDay(calendar, start, limit);
  const date = limit.roll === 'none' ? last : rollForward(calendar, last);
  // Natural days depend on the calendar only where they end; working days all the way.
  return dueOn(calendar, limit.unit === 'workingDay' ? addDays(start, 1) : last, date);
};

/** A limit that is counted in whole days. */
export type DayLimit = Limit & { unit: Exclude<LimitUnit, 'workingHour' | 'hour'> };

export const inDays = (limit: Limit): limit is DayLimit => limit.unit !== 'workingHour' && limit.unit !== 'hour';

/** The moment at which a limit in hours ends, pauses left out. */
export const afterHours = (
  calendar: Calendar,
  from: number,
  { value, unit }: Limit,
  pauses: readonly Span[],
): number =>
  unit === 'hour' ? addPlainTime(from, value * HOUR, pauses) : addOpenTime(calendar, from, value * HOUR, pauses);

/** The day that is not counted before the limit's first day. */
export const startDay = (calendar: Calendar, from: number, { start }: Limit): string => {
  const day = toLocalDate(from, calendar.utcOffset);
  if (start === 'sameDay') return addDays(day, -1);
  if (start !== 'nextWorkingDay') return day;
  const closed = openSpans(calendar, day).at(-1)?.to;
  return isWorkingDay(calendar, day) && closed !== undefined && from < closed ? day : addWorkingDays(calendar, day, 1);
};

/** The due date `date`, found by looking at the calendar from `looked` on. */
export const dueOn = (calendar: Calendar, looked: string, date: string): DueDate => ({
  due: closingTime(calendar, date) ?? startOfLocalDay(addDays(date, 1), calendar.utcOffset),
  date,
  provisional: touchesUnpublished(calendar, looked, date),
});

/** The moment `due`, found by looking at the calendar from the moment `from` on. The last minute belongs to its day. */
export const dueAt = (calendar: Calendar, from: number, due: number): DueDate => {
  const date = toLocalDate(Math.max(from, due - 1), calendar.utcOffset);
  return { due, date, provisional: touchesUnpublished(calendar, toLocalDate(from, calendar.utcOffset), date) };
};

/** Natural last day of a limit in days, months or years, before rolling forward. Part of a day counts as that day. */
export const lastDay = (calendar: Calendar, start: string, limit: Pick<DayLimit, 'value' | 'unit'>): string => {
  const value = Math.ceil(limit.value);
  switch (limit.unit) {
    case 'workingDay':
      return addWorkingDays(calendar, start, value);
    case 'calendarDay':
      return addDays(start, value);
    case 'month':
      return addMonths(start, value);
    case 'year':
      return addMonths(start, value * 12);
  }
};

/**
 * The last day on which something is at least the limit before `date` (届满30日前提出, R12): the corresponding earlier day.
 * `YYYY-MM-DD`; it is never moved, because moving it either way would change someone's right.
 */
export const latestBefore = (calendar: Calendar, date: string, { value, unit }: DayLimit): string => {
  const back = -Math.ceil(value);
  if (unit === 'workingDay') return walkDays(date, back, (day) => isWorkingDay(calendar, day));
  return lastDay(calendar, date, { value: back, unit });
};

const touchesUnpublished = (calendar: Calendar, first: string, last: string): boolean => {
  for (let year = yearOf(first); year <= yearOf(last); year += 1) {
    if (!calendar.publishedYears.includes(year)) return true;
  }
  return false;
};

import { dateOfDay, dayNumber, weekdayOfDay, yearOf } from './localDate.ts';
import { isStatutoryHoliday } from './statutoryHolidays.ts';
import type { Calendar } from './types.ts';

/** No legal limit is longer than a century; beyond it a count is a mistake and must not spin. */
const MAX_DAYS = 36_600;

const listed = (dates: Record<string, string>, date: string): boolean => Object.hasOwn(dates, date);

/**
 * Whether offices work on `date` (`YYYY-MM-DD`). Make-up days win over holidays, holidays over the week (R3, R4).
 * A year without a published notice counts weekends and the thirteen statutory days.
 */
export const isWorkingDay = (calendar: Calendar, date: string): boolean => {
  const days = known.get(calendar);
  const before = days?.get(date);
  if (before !== undefined) return before;
  const working = decide(calendar, date);
  if (days) days.set(date, working);
  else known.set(calendar, new Map([[date, working]]));
  return working;
};

/** Calendars never change once compiled; a worklist asks for the same days thousands of times. */
const known = new WeakMap<Calendar, Map<string, boolean>>();

const decide = (calendar: Calendar, date: string): boolean => {
  if (listed(calendar.workdays, date)) return true;
  if (listed(calendar.holidays, date)) return false;
  if (!isPublished(calendar, date) && isStatutoryHoliday(date)) return false;
  const weekday = weekdayOfDay(dayNumber(date));
  return weekday !== 0 && weekday !== 6;
};

/** Whether the notice for the year of `date` is in the calendar. */
export const isPublished = (calendar: Calendar, date: string): boolean =>
  calendar.publishedYears.includes(yearOf(date));

/**
 * The `count`-th working day after `date`, which itself does not count; before it when `count` is negative; `date` when 0.
 * Throws RangeError for a count that is no whole number or beyond a century: packs are checked before.
 */
export const addWorkingDays = (calendar: Calendar, date: string, count: number): string =>
  walkDays(date, count, (day) => isWorkingDay(calendar, day));

/** The `count`-th day after `date` for which `counts` holds. The walk that all limits share. */
export const walkDays = (date: string, count: number, counts: (date: string) => boolean): string => {
  if (!Number.isInteger(count) || Math.abs(count) > MAX_DAYS) throw new RangeError(`day count out of range: ${count}`);
  const step = count < 0 ? -1 : 1;
  let day = dayNumber(date);
  for (let left = Math.abs(count); left > 0; ) {
    day += step;
    if (counts(dateOfDay(day))) left -= 1;
  }
  return dateOfDay(day);
};

/** `date` itself when offices work on it, else the next working day (顺延, R2). */
export const rollForward = (calendar: Calendar, date: string): string =>
  isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, 1);

/** Working days in `(from, to]`; negative, over `(to, from]`, when `to` is earlier. */
export const workingDaysBetween = (calendar: Calendar, from: string, to: string): number =>
  from <= to
    ? countDays(from, to, (day) => isWorkingDay(calendar, day))
    : -countDays(to, from, (day) => isWorkingDay(calendar, day));

/** Days in `(from, to]` for which `counts` holds. */
export const countDays = (from: string, to: string, counts: (date: string) => boolean): number => {
  let found = 0;
  const last = dayNumber(to);
  for (let day = dayNumber(from) + 1; day <= last; day += 1) if (counts(dateOfDay(day))) found += 1;
  return found;
};

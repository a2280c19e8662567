import { addDays, addMonths, startOfLocalDay, toLocalDate, yearOf } from './localDate.ts';
import type { Calendar, DueDate, Limit } from './types.ts';
import { addWorkingDays, rollForward } from './workingDays.ts';

/**
 * The last day of a limit that begins at `from` (epoch ms). The day of the event is not counted; a last day on which
 * offices are closed moves to the next working day; months and years end on the corresponding day (R1, R2, S2).
 * A limit of 0 ends on the day itself, or on the next working day.
 */
export const dueDate = (calendar: Calendar, from: number, limit: Limit): DueDate => {
  const start = toLocalDate(from, calendar.utcOffset);
  const last = lastDay(calendar, start, limit);
  const date = rollForward(calendar, last);
  // Natural days depend on the calendar only where they end; working days all the way.
  return dueOn(calendar, limit.unit === 'workingDay' ? addDays(start, 1) : last, date);
};

/** The due date `date`, found by looking at the calendar from `looked` on. */
export const dueOn = (calendar: Calendar, looked: string, date: string): DueDate => ({
  due: startOfLocalDay(addDays(date, 1), calendar.utcOffset),
  date,
  provisional: touchesUnpublished(calendar, looked, date),
});

/** Natural last day of a limit, before rolling forward. Part of a day counts as that day. */
export const lastDay = (calendar: Calendar, start: string, limit: Limit): string => {
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

const touchesUnpublished = (calendar: Calendar, first: string, last: string): boolean => {
  for (let year = yearOf(first); year <= yearOf(last); year += 1) {
    if (!calendar.publishedYears.includes(year)) return true;
  }
  return false;
};

import { dayNumber, startOfLocalDay, toLocalDate, weekdayOfDay } from './localDate.ts';
import type { Calendar, OpeningRule, Shift } from './types.ts';
import { isWorkingDay } from './workingDays.ts';

/** Epoch milliseconds, `from` inclusive, `to` exclusive. */
export interface Span {
  from: number;
  to: number;
}

const MINUTE = 60_000;

/** What a working day has where the calendar tells no hours: seven hours, as most windows keep. */
const USUAL: Shift[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
];

/** The shifts of a day, `[]` on a day off. */
export const shiftsOf = (calendar: Calendar, date: string): Shift[] => {
  if (!isWorkingDay(calendar, date)) return [];
  const { hours } = calendar;
  if (!hours) return USUAL;
  return hours.days?.[date] ?? hours.rules.find((rule) => fits(rule, date))?.shifts ?? [];
};

const fits = ({ from, to, weekdays }: OpeningRule, date: string): boolean => {
  if (weekdays && !weekdays.includes(weekdayOfDay(dayNumber(date)))) return false;
  const day = date.slice(5);
  const [first, last] = [from ?? '01-01', to ?? '12-31'];
  return first <= last ? first <= day && day <= last : day >= first || day <= last;
};

/** When offices are open on `date`, in order. */
export const openSpans = (calendar: Calendar, date: string): Span[] => {
  const midnight = startOfLocalDay(date, calendar.utcOffset);
  return shiftsOf(calendar, date)
    .map(({ from, to }) => ({ from: midnight + minutes(from) * MINUTE, to: midnight + minutes(to) * MINUTE }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
};

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Whether offices are open at a moment. */
export const isOpen = (calendar: Calendar, at: number): boolean =>
  openSpans(calendar, toLocalDate(at, calendar.utcOffset)).some(({ from, to }) => from <= at && at < to);

/** Close of business on `date`; undefined on a day off, and where the calendar tells no hours. */
export const closingTime = (calendar: Calendar, date: string): number | undefined =>
  calendar.hours && openSpans(calendar, date).at(-1)?.to;

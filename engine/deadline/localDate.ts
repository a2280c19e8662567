/**
 * Local calendar dates as `YYYY-MM-DD` strings and as day numbers (days since 1970-01-01), by arithmetic alone:
 * the zone of the machine must never decide when a legal deadline ends.
 */
const DAY = 86_400_000;
const MINUTE = 60_000;

/** Day number of `YYYY-MM-DD`. */
export const dayNumber = (date: string): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY;

/** `YYYY-MM-DD` of a day number. */
export const dateOfDay = (day: number): string => {
  const date = known.get(day) ?? new Date(day * DAY).toISOString().slice(0, 10);
  if (known.size < MAX_KNOWN) known.set(day, date);
  return date;
};

/** Writing a date out is most of the work of a walk over days; a century of them is remembered. */
const MAX_KNOWN = 36_600;
const known = new Map<number, string>();

/** 0 = Sunday … 6 = Saturday; 1970-01-01 was a Thursday. */
export const weekdayOfDay = (day: number): number => (((day + 4) % 7) + 7) % 7;

export const yearOf = (date: string): number => Number(date.slice(0, 4));

/** Local date of a moment. `ms`: epoch milliseconds; `utcOffset`: minutes east of UTC. */
export const toLocalDate = (ms: number, utcOffset: number): string =>
  dateOfDay(Math.floor((ms + utcOffset * MINUTE) / DAY));

/** Local date and minute of a moment, `YYYY-MM-DDTHH:MM`. */
export const toLocalTime = (ms: number, utcOffset: number): string =>
  new Date(ms + utcOffset * MINUTE).toISOString().slice(0, 16);

/** Epoch milliseconds of local midnight at the beginning of `date`. */
export const startOfLocalDay = (date: string, utcOffset: number): number => dayNumber(date) * DAY - utcOffset * MINUTE;

/** The date `days` natural days later (earlier when negative). */
export const addDays = (date: string, days: number): string => dateOfDay(dayNumber(date) + days);

/** The corresponding day `months` later, the month's last day where there is none (S2, 民法典 202). */
export const addMonths = (date: string, months: number): string => {
  const index = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), ((index % 12) + 12) % 12];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dateOfDay(Date.UTC(year, month, Math.min(Number(date.slice(8, 10)), lastDay)) / DAY);
};

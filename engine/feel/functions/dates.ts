import { dayNumber, weekdayOf } from '../value/temporal/calendar.ts';
import { dateOf, dateOfDays, daysOf, type FeelDate, monthsBetween, parseDate } from '../value/temporal/date.ts';
import { FeelDateTime, parseDateTime } from '../value/temporal/dateTime.ts';
import { monthsDuration, parseDuration } from '../value/temporal/duration.ts';
import { FeelTime } from '../value/temporal/time.ts';
import type { FeelEnv, FeelValue } from '../value/types.ts';
import { type Builtin, builtin, overload } from './builtin.ts';
import { date, dateTime, integer, type Reader, text, time } from './readers.ts';

const MILLISECONDS_OF_DAY = 86_400_000;

/** A date, or the date of a date and time. */
const day: Reader<FeelDate> = (value) => date(value) ?? dateTime(value)?.date;

const ofDay = (name: string, run: (value: FeelDate) => FeelValue): Builtin =>
  builtin(
    name,
    overload(['date'], [day], (_, value) => run(value)),
  );

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const dayOfYear = (value: FeelDate): number => daysOf(value) - dayNumber(value.year, 1, 1) + 1;

/** ISO 8601: the week belongs to the year of its Thursday. */
function weekOfYear(value: FeelDate): number | null {
  const days = daysOf(value);
  const thursday = dateOfDays(days - weekdayOf(days) + 4);
  return thursday && Math.floor((dayOfYear(thursday) - 1) / 7) + 1;
}

/** The local time of the environment; null where it has no clock. */
function now({ now: milliseconds, utcOffset }: FeelEnv): FeelDateTime | null {
  if (milliseconds === undefined) return null;
  const local = Math.floor(milliseconds) + utcOffset * 60_000;
  const days = Math.floor(local / MILLISECONDS_OF_DAY);
  const today = dateOfDays(days);
  return today && new FeelDateTime(today, new FeelTime((local - days * MILLISECONDS_OF_DAY) * 1e6, utcOffset * 60));
}

export const DATE_FUNCTIONS: readonly Builtin[] = [
  builtin(
    'date',
    overload(['from'], [text], (_, from) => parseDate(from)),
    overload(['from'], [day], (_, from) => from),
    overload(['year', 'month', 'day'], [integer, integer, integer], (_, year, month, dayOfMonth) =>
      dateOf(year, month, dayOfMonth),
    ),
  ),
  builtin(
    'date and time',
    overload(['from'], [text], (_, from) => parseDateTime(from)),
    overload(['date', 'time'], [day, time], (_, on, at) => new FeelDateTime(on, at)),
  ),
  builtin(
    'duration',
    overload(['from'], [text], (_, from) => parseDuration(from)),
  ),
  builtin(
    'years and months duration',
    overload(['from', 'to'], [day, day], (_, from, to) => monthsDuration(monthsBetween(from, to))),
  ),
  ofDay('day of year', dayOfYear),
  ofDay('day of week', (value) => WEEKDAYS[weekdayOf(daysOf(value)) - 1] ?? null),
  ofDay('month of year', (value) => MONTHS[value.month - 1] ?? null),
  ofDay('week of year', weekOfYear),
  builtin(
    'now',
    overload([], [], (env) => now(env)),
  ),
  builtin(
    'today',
    overload([], [], (env) => now(env)?.date ?? null),
  ),
];

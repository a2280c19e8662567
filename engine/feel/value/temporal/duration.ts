import { NANOS_OF_DAY, NANOS_OF_SECOND, parseFraction, printFraction } from './time.ts';

/** Days (negative too) and 0 ≤ nanoseconds < one day: exact, and compared by two numbers. */
export class DaysDuration {
  readonly kind = 'days and time duration';
  readonly days: number;
  readonly nanoseconds: number;

  constructor(days: number, nanoseconds: number) {
    this.days = days;
    this.nanoseconds = nanoseconds;
  }
}

/** Whole months, negative too. */
export class MonthsDuration {
  readonly kind = 'years and months duration';
  readonly months: number;

  constructor(months: number) {
    this.months = months;
  }
}

/** A duration of days and nanoseconds in any proportion; null where it is too long to count. */
export function daysDuration(days: number, nanoseconds: number): DaysDuration | null {
  const carry = Math.floor(nanoseconds / NANOS_OF_DAY);
  const total = days + carry;
  if (!Number.isSafeInteger(total) || !Number.isSafeInteger(nanoseconds)) return null;
  return new DaysDuration(total, nanoseconds - carry * NANOS_OF_DAY);
}

export const monthsDuration = (months: number): MonthsDuration | null =>
  Number.isSafeInteger(months) ? new MonthsDuration(months + 0) : null;

export const negateDays = (duration: DaysDuration): DaysDuration | null =>
  daysDuration(0 - duration.days, 0 - duration.nanoseconds);

const MONTHS = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?$/;
const DAYS = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/;

/** XML Schema duration of one of the two kinds (`P1Y2M`, `P1DT2H3M4.5S`); null for a mixture. */
export function parseDuration(text: string): DaysDuration | MonthsDuration | null {
  if (text.endsWith('P') || text.endsWith('T')) return null;
  const months = MONTHS.exec(text);
  if (months) return signed(months[1], monthsDuration(whole(months[2]) * 12 + whole(months[3])));
  const match = DAYS.exec(text);
  return match && signed(match[1], parsedDays(match));
}

const whole = (digits: string | undefined): number => Number(digits ?? 0);

/** Days first, so that the nanoseconds of long hours stay countable. */
function parsedDays([, , days, hours, minutes, seconds, fraction = '']: RegExpExecArray): DaysDuration | null {
  const total = whole(hours) * 3600 + whole(minutes) * 60 + whole(seconds);
  if (!Number.isSafeInteger(total)) return null;
  const rest = (total % 86_400) * NANOS_OF_SECOND + parseFraction(fraction);
  return daysDuration(whole(days) + Math.floor(total / 86_400), rest);
}

function signed<D extends DaysDuration | MonthsDuration>(sign: string | undefined, duration: D | null) {
  if (sign !== '-' || duration === null) return duration;
  return duration instanceof MonthsDuration ? monthsDuration(0 - duration.months) : negateDays(duration);
}

/** Sign and whole parts of a duration. */
export function daysParts(duration: DaysDuration): {
  sign: 1 | -1;
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
  fraction: number;
} {
  const negative = duration.days < 0;
  const borrow = negative && duration.nanoseconds > 0;
  const nanoseconds = borrow ? NANOS_OF_DAY - duration.nanoseconds : duration.nanoseconds;
  const seconds = Math.floor(nanoseconds / NANOS_OF_SECOND);
  return {
    sign: negative ? -1 : 1,
    days: Math.abs(duration.days) - (borrow ? 1 : 0),
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
    fraction: nanoseconds % NANOS_OF_SECOND,
  };
}

export function printDuration(duration: DaysDuration | MonthsDuration): string {
  return duration instanceof MonthsDuration ? printMonths(duration.months) : printDays(duration);
}

function printMonths(months: number): string {
  if (months === 0) return 'P0M';
  const size = Math.abs(months);
  return `${months < 0 ? '-' : ''}P${unit(Math.floor(size / 12), 'Y')}${unit(size % 12, 'M')}`;
}

function printDays(duration: DaysDuration): string {
  const { sign, days, hours, minutes, seconds, fraction } = daysParts(duration);
  const second = seconds === 0 && fraction === 0 ? '' : `${seconds}${printFraction(fraction)}S`;
  const time = unit(hours, 'H') + unit(minutes, 'M') + second;
  if (days === 0 && time === '') return 'PT0S';
  return `${sign < 0 ? '-' : ''}P${unit(days, 'D')}${time && `T${time}`}`;
}

const unit = (value: number, letter: string): string => (value === 0 ? '' : `${value}${letter}`);

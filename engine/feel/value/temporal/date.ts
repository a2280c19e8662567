import { civilDay, dayNumber, daysInMonth, LARGEST_YEAR } from './calendar.ts';

/** A day of the proleptic Gregorian calendar, years -999999999 to 999999999, month 1–12; made by `dateOf`, which refuses what is no day. */
export class FeelDate {
  readonly kind = 'date';
  readonly year: number;
  readonly month: number;
  readonly day: number;

  constructor(year: number, month: number, day: number) {
    this.year = year;
    this.month = month;
    this.day = day;
  }
}

/** Null where there is no such day. */
export function dateOf(year: number, month: number, day: number): FeelDate | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null;
  if (Math.abs(year) > LARGEST_YEAR || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return null;
  return new FeelDate(year, month, day);
}

export const daysOf = (date: FeelDate): number => dayNumber(date.year, date.month, date.day);

/** The date of a day number (days since 1970-01-01); null beyond the years of FEEL. */
export function dateOfDays(days: number): FeelDate | null {
  const { year, month, day } = civilDay(days);
  return Math.abs(year) > LARGEST_YEAR ? null : new FeelDate(year, month, day);
}

/** The same day some months on, or the last day of a shorter month. */
export function addMonths(date: FeelDate, months: number): FeelDate | null {
  const total = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return dateOf(year, month, Math.min(date.day, daysInMonth(year, month)));
}

/** Whole months from one day to another, cut towards zero. */
export function monthsBetween(from: FeelDate, to: FeelDate): number {
  const months = (to.year - from.year) * 12 + to.month - from.month;
  if (months > 0 && to.day < from.day) return months - 1;
  return months < 0 && to.day > from.day ? months + 1 : months;
}

const DATE = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d\d)-(\d\d)$/;

/** XML Schema date without a zone: at least four digits of year, no more zeros in front. */
export function parseDate(text: string): FeelDate | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const year = Number(match[2]);
  if (match[1] === '-' && year === 0) return null;
  return dateOf(match[1] === '-' ? -year : year, Number(match[3]), Number(match[4]));
}

export function printDate({ year, month, day }: FeelDate): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

export const twoDigits = (value: number): string => String(value).padStart(2, '0');

import { BEYOND } from './beyond.ts';

/** A calendar day of the years 1000 to 9999; its text is `YYYY-MM-DD`. */
export class Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;

  constructor(year: number, month: number, day: number) {
    if (!(year >= 1000 && year <= 9999)) throw BEYOND;
    this.year = year;
    this.month = month;
    this.day = day;
  }

  /** Grows with the calendar; equal for equal days. */
  get order(): number {
    return (this.year * 12 + this.month) * 31 + this.day;
  }

  toString(): string {
    return `${this.year}-${two(this.month)}-${two(this.day)}`;
  }
}

/** A duration of months (`P1Y2M`) or of days (`P3D`), which are two kinds in FEEL. */
export class Span {
  readonly months: number;
  readonly days: number;
  readonly ofMonths: boolean;

  constructor(months: number, days: number, ofMonths: boolean) {
    this.months = months;
    this.days = days;
    this.ofMonths = ofMonths;
  }

  toString(): string {
    if (!this.ofMonths) return this.days === 0 ? 'PT0S' : `P${this.days}D`;
    if (this.months === 0) return 'P0M';
    const years = Math.floor(this.months / 12);
    const rest = this.months % 12;
    return `P${years === 0 ? '' : `${years}Y`}${rest === 0 ? '' : `${rest}M`}`;
  }
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

const ISO_DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
/** Beginnings of a date while it is being typed; no date has fewer than eight characters. */
const UNFINISHED_DAY = /^(?:(?!-).{0,7}|\d{4}-\d*-\d*)$/s;

/** The day that a text names, null when there is none. */
export const parseDay = (text: string): Day | null => {
  const match = ISO_DAY.exec(text);
  if (match) {
    const year = Number(match[1]);
    const month = Number(match[2]);
    const day = Number(match[3]);
    if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
    return new Day(year, month, day);
  }
  if (UNFINISHED_DAY.test(text)) return null;
  throw BEYOND;
};

const SPAN = /^P(?=\d)(?:(?:(\d{1,4})Y)?(?:(\d{1,4})M)?|(\d{1,6})D)$/;

export const parseSpan = (text: string): Span => {
  const match = SPAN.exec(text);
  if (!match) throw BEYOND;
  const [, years, months, days] = match;
  if (days !== undefined) return new Span(0, Number(days), false);
  return new Span(Number(years ?? 0) * 12 + Number(months ?? 0), 0, true);
};

/** The day so much later, or earlier with `sign` -1; a day that its month does not have becomes the last one of it. */
export const addSpan = (from: Day, span: Span, sign: 1 | -1): Day => {
  if (!span.ofMonths) return dayOf(Date.UTC(from.year, from.month - 1, from.day + sign * span.days));
  const months = from.year * 12 + from.month - 1 + sign * span.months;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return new Day(year, month, Math.min(from.day, daysIn(year, month)));
};

/** The day of a moment in UTC. */
export const dayOf = (ms: number): Day => {
  const date = new Date(ms);
  return new Day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
};

const daysIn = (year: number, month: number): number => {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
};

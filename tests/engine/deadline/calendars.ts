import published from 'chinese-days/dist/chinese-days.json';
import type { Calendar } from '#engine';

const reasons = (days: Record<string, string>, years: number[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(days)
      .filter(([date]) => years.includes(Number(date.slice(0, 4))))
      .map(([date, words]) => [date, words.split(',')[1] ?? '']),
  );

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** The State Council's notices from 2013 to 2026 as one calendar; later years are not published. */
export const publishedYears: number[] = range(2013, 2026);

export const china: Calendar = {
  id: 'china',
  title: '全国工作日历',
  holidays: reasons(published.holidays, publishedYears),
  workdays: reasons(published.workdays, publishedYears),
  publishedYears,
  utcOffset: 480,
};

/** Epoch milliseconds of a local time in China: `2026-01-05` is midnight, `2026-01-05T17:30` half past five. */
export const at = (local: string): number => Date.parse(`${local.length === 10 ? `${local}T00:00` : local}:00+08:00`);

import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '#engine';
import { readPackFiles } from './readPack.ts';

const calendar = JSON.parse(readPackFiles('national')['calendars/china.json'] ?? '') as Calendar;

/** All dates of a year as `YYYY-MM-DD`. */
function datesOf(year: number): string[] {
  const first = Date.UTC(year, 0, 1);
  const days = (Date.UTC(year + 1, 0, 1) - first) / 86_400_000;
  return Array.from({ length: days }, (_, day) => new Date(first + day * 86_400_000).toISOString().slice(0, 10));
}

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

describe('calendar china', () => {
  it('holds every published year from 2008 on, when 清明, 端午 and 中秋 became holidays', () => {
    const years = calendar.publishedYears;
    expect(years[0]).toBe(2008);
    expect(years).toEqual(years.map((_, index) => 2008 + index));
    const dates = [...Object.keys(calendar.holidays), ...Object.keys(calendar.workdays)];
    expect([...new Set(dates.map((date) => Number(date.slice(0, 4))))].sort()).toEqual(years);
    expect(calendar.utcOffset).toBe(480);
  });

  it.each(calendar.publishedYears)('agrees with the published working days of %i', (year) => {
    const ours = datesOf(year).filter((date) => {
      if (Object.hasOwn(calendar.workdays, date)) return true;
      return !isWeekend(date) && !Object.hasOwn(calendar.holidays, date);
    });
    const published = datesOf(year).filter((date) => chineseDays.isWorkday(date));
    expect(ours).toEqual(published);
  });

  it.each([
    ['2013-02-16', true],
    ['2015-09-03', true],
    ['2020-01-31', true],
    ['2024-02-09', false],
    ['2025-01-26', true],
    ['2025-10-08', true],
    ['2026-02-14', true],
  ])('knows %s by heart: worked or closed by notice %s', (date, listed) => {
    expect(Object.hasOwn(calendar.holidays, date) || Object.hasOwn(calendar.workdays, date)).toBe(listed);
  });
});

import { addDays } from './localDate.ts';

/**
 * The thirteen days off of 全国年节及纪念日放假办法 (2024, R3): 元旦 1、春节 4（除夕至初三）、清明 1、劳动节 2、端午 1、
 * 中秋 1、国庆 3. They stand in for a year whose State Council notice is not published yet.
 *
 * Per year: 正月初一, 清明, 端午, 中秋 as MMDD. Source: the lunar table and solar terms of `chinese-days` 1.5.7, compared with
 * the Chinese calendar of ICU. They differ in two days, 初一 of 2027 and 2030, where ICU's new moon falls on the wrong side of
 * midnight; the almanac has 2027-02-06 and 2030-02-03. Years outside the table know the fixed days only.
 */
const MOVABLE: Record<string, string> = {
  2013: '0210 0404 0612 0919',
  2014: '0131 0405 0602 0908',
  2015: '0219 0405 0620 0927',
  2016: '0208 0404 0609 0915',
  2017: '0128 0404 0530 1004',
  2018: '0216 0405 0618 0924',
  2019: '0205 0405 0607 0913',
  2020: '0125 0404 0625 1001',
  2021: '0212 0404 0614 0921',
  2022: '0201 0405 0603 0910',
  2023: '0122 0405 0622 0929',
  2024: '0210 0404 0610 0917',
  2025: '0129 0404 0531 1006',
  2026: '0217 0405 0619 0925',
  2027: '0206 0405 0609 0915',
  2028: '0126 0404 0528 1003',
  2029: '0213 0404 0616 0922',
  2030: '0203 0405 0605 0912',
  2031: '0123 0405 0624 1001',
  2032: '0211 0404 0612 0919',
  2033: '0131 0404 0601 0908',
  2034: '0219 0405 0620 0927',
  2035: '0208 0405 0610 0916',
  2036: '0128 0404 0530 1004',
  2037: '0215 0404 0618 0924',
  2038: '0204 0405 0607 0913',
  2039: '0124 0405 0527 1002',
  2040: '0212 0404 0614 0920',
};

const FIXED = ['0101', '0501', '0502', '1001', '1002', '1003'];

/** The statutory days off of a year, sorted, without duplicates (中秋 may fall on 国庆). */
export const statutoryHolidays = (year: number): string[] => {
  const date = (monthDay: string) => `${year}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`;
  const [newYear, ...others] = (MOVABLE[year] ?? '').split(' ').filter((word) => word !== '');
  const spring = newYear === undefined ? [] : [-1, 0, 1, 2].map((days) => addDays(date(newYear), days));
  return [...new Set([...FIXED.map(date), ...others.map(date), ...spring])].sort();
};

const known = new Map<number, Set<string>>();

/** Whether `date` (`YYYY-MM-DD`) is one of the statutory days off. */
export const isStatutoryHoliday = (date: string): boolean => {
  const year = Number(date.slice(0, 4));
  const days = known.get(year) ?? new Set(statutoryHolidays(year));
  known.set(year, days);
  return days.has(date);
};

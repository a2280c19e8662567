import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { china } from './calendars.ts';

const { getLunarDate, getSolarTermDate } = chineseDays;

const noon = (date: string): Date => new Date(`${date}T12:00:00Z`);

const isFestival = (date: string): boolean => {
  const lunar = getLunarDate(date);
  const next = getLunarDate(new Date(noon(date).getTime() + 86_400_000).toISOString().slice(0, 10));
  const day = `${lunar.lunarMon}-${lunar.lunarDay}`;
  const isSpring = next.lunarMon === 1 && next.lunarDay === 1;
  const isLunar = !lunar.isLeap && ['1-1', '1-2', '1-3', '5-5', '8-15'].includes(day);
  const isSolar = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].includes(date.slice(5));
  return isSpring || isLunar || isSolar || date === getSolarTermDate(Number(date.slice(0, 4)), 4, 'pure_brightness');
};

/** The rule once more, from the library's own almanac and without any of our arithmetic. */
export const naiveIsWorkingDay = (date: string): boolean => {
  if (date in china.workdays) return true;
  if (date in china.holidays) return false;
  const weekend = [0, 6].includes(noon(date).getUTCDay());
  return !weekend && (china.publishedYears.includes(Number(date.slice(0, 4))) || !isFestival(date));
};

const DAY = 86_400_000;
const first = Date.UTC(2013, 0, 1) / DAY;
const last = Date.UTC(2030, 9, 1) / DAY;

export const dates: fc.Arbitrary<string> = fc
  .integer({ min: first, max: last })
  .map((day) => new Date(day * DAY).toISOString().slice(0, 10));

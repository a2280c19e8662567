import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  isWorkingDay,
  statutoryHolidays,
  toLocalDate,
  workingDaysBetween,
} from '#engine';
import { at, china } from './calendars.ts';
import { dates, naiveIsWorkingDay } from './naive.ts';

describe('isWorkingDay', () => {
  it.each([
    ['2026-01-05', true, '星期一'],
    ['2026-01-03', false, '元旦假期的星期六'],
    ['2026-01-04', true, '星期日调休上班'],
    ['2026-01-02', false, '元旦假期的星期五'],
    ['2026-02-28', true, '春节后星期六调休上班'],
    ['2026-10-07', false, '国庆假期的星期三'],
    ['2027-02-08', false, '未公布年份：正月初三，星期一'],
    ['2027-02-09', true, '未公布年份：初四只算普通星期二'],
    ['2027-06-09', false, '未公布年份：端午，星期三'],
    ['2027-10-04', true, '未公布年份：国庆只有三天'],
  ])('%s → %s（%s）', (date, expected) => {
    expect(isWorkingDay(china, date)).toBe(expected);
  });

  it('agrees with a model that looks at each day by itself, 2013–2030', () => {
    fc.assert(
      fc.property(dates, (date) => isWorkingDay(china, date) === naiveIsWorkingDay(date)),
      { numRuns: 3000 },
    );
  });
});

describe('addWorkingDays and workingDaysBetween', () => {
  it('does not count the day itself', () => {
    expect(addWorkingDays(china, '2026-09-29', 3)).toBe('2026-10-09');
    expect(addWorkingDays(china, '2026-10-09', -3)).toBe('2026-09-29');
    expect(addWorkingDays(china, '2026-10-03', 0)).toBe('2026-10-03');
  });

  it('counts as a walk day by day does, and back', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 70 }), (from, count) => {
        let day = from;
        for (let left = count; left > 0; ) {
          day = addDays(day, 1);
          if (naiveIsWorkingDay(day)) left -= 1;
        }
        expect(addWorkingDays(china, from, count)).toBe(day);
        expect(workingDaysBetween(china, from, day)).toBe(count);
        expect(workingDaysBetween(china, day, from)).toBe(-count);
      }),
      { numRuns: 300 },
    );
  });

  it.each([0.5, 1e9, Number.NaN])('refuses a count of %s instead of spinning', (count) => {
    expect(() => addWorkingDays(china, '2026-01-05', count)).toThrow(RangeError);
  });
});

describe('statutoryHolidays', () => {
  it('are the thirteen days of 2027', () => {
    expect(statutoryHolidays(2027)).toEqual([
      ...[
        '2027-01-01',
        '2027-02-05',
        '2027-02-06',
        '2027-02-07',
        '2027-02-08',
        '2027-04-05',
        '2027-05-01',
        '2027-05-02',
      ],
      ...['2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03'],
    ]);
  });

  it('were all days off in every year whose notice is published', () => {
    for (const year of china.publishedYears) {
      // 劳动节第二天和除夕自2025年起才是法定节日；此前各年的通知有的不含这两天。
      const before2025 = statutoryHolidays(year).filter((date) => year >= 2025 || date.slice(5) !== '05-02');
      const worked = before2025.filter((date) => isWorkingDay(china, date));
      const eves = worked.filter((date) => year < 2025 && statutoryHolidays(year).includes(addDays(date, 3)));
      expect({ year, worked }).toEqual({ year, worked: eves });
    }
  });

  it('knows the fixed days of a year outside its table', () => {
    expect(statutoryHolidays(2099)).toEqual([
      '2099-01-01',
      '2099-05-01',
      '2099-05-02',
      '2099-10-01',
      '2099-10-02',
      '2099-10-03',
    ]);
  });
});

describe('local dates', () => {
  it('change at local midnight, wherever the machine stands', () => {
    expect(toLocalDate(at('2026-01-05'), 480)).toBe('2026-01-05');
    expect(toLocalDate(at('2026-01-05') - 1, 480)).toBe('2026-01-04');
    expect(toLocalDate(Date.parse('2026-01-04T23:59:59Z'), -480)).toBe('2026-01-04');
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-03-15', -3, '2025-12-15'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });
});

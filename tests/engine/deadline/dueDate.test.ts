import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dueDate, type Limit, toLocalDate } from '#engine';
import { at, china } from './calendars.ts';
import { dates, naiveIsWorkingDay } from './naive.ts';

const due = (from: string, value: number, unit: Limit['unit']) => dueDate(china, at(from), { value, unit });

describe('dueDate', () => {
  it('leaves out the day of the event and the holidays', () => {
    expect(due('2026-09-29T16:40', 3, 'workingDay')).toEqual({
      due: at('2026-10-10'),
      date: '2026-10-09',
      provisional: false,
    });
  });

  it('counts make-up days as working days', () => {
    // 2026-02-14 是星期六，调休上班；15日至23日放假。
    expect(due('2026-02-13T09:00', 2, 'workingDay').date).toBe('2026-02-24');
  });

  it('moves a last natural day on a day off to the next working day', () => {
    expect(due('2026-09-21', 10, 'calendarDay').date).toBe('2026-10-08');
    expect(due('2026-09-20', 3, 'calendarDay').date).toBe('2026-09-23');
  });

  it('ends months and years on the corresponding day, clamped', () => {
    expect(due('2025-12-31', 2, 'month').date).toBe('2026-02-28');
    expect(due('2024-02-29', 1, 'year').date).toBe('2025-02-28');
  });

  it('ends a limit of nothing on the day itself, or on the next working day', () => {
    expect(due('2026-01-05T10:00', 0, 'workingDay').date).toBe('2026-01-05');
    expect(due('2026-01-01T10:00', 0, 'workingDay').date).toBe('2026-01-04');
  });

  it('counts part of a day as that day', () => {
    expect(due('2026-01-05', 0.2, 'workingDay').date).toBe('2026-01-06');
  });

  it('says that a date in an unpublished year is provisional', () => {
    expect(due('2026-12-28', 3, 'workingDay').provisional).toBe(false);
    expect(due('2026-12-30', 3, 'workingDay')).toMatchObject({ date: '2027-01-05', provisional: true });
    expect(due('2026-12-31', 1, 'year').provisional).toBe(true);
  });

  it('takes the local day of the office, not of the machine', () => {
    const lateEvening = Date.parse('2026-01-05T16:30:00Z'); // 北京时间1月6日0时30分
    expect(dueDate(china, lateEvening, { value: 1, unit: 'workingDay' }).date).toBe('2026-01-07');
  });

  it('agrees with a walk day by day for every unit, 2013–2030', () => {
    const limits = fc.record({
      value: fc.integer({ min: 0, max: 60 }),
      unit: fc.constantFrom<Limit['unit']>('workingDay', 'calendarDay', 'month'),
    });
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 1439 }), limits, (date, minute, { value, unit }) => {
        const found = dueDate(china, at(date) + minute * 60_000, {
          value: unit === 'month' ? value % 12 : value,
          unit,
        });
        expect(found.date).toBe(naiveDue(date, unit === 'month' ? value % 12 : value, unit));
        expect(toLocalDate(found.due - 1, 480)).toBe(found.date);
        expect(toLocalDate(found.due, 480)).toBe(addDays(found.date, 1));
      }),
      { numRuns: 600 },
    );
  });
});

const naiveDue = (from: string, value: number, unit: Limit['unit']): string => {
  let day = unit === 'calendarDay' ? addDays(from, value) : unit === 'month' ? addMonths(from, value) : from;
  for (let left = unit === 'workingDay' ? value : 0; left > 0; ) {
    day = addDays(day, 1);
    if (naiveIsWorkingDay(day)) left -= 1;
  }
  while (!naiveIsWorkingDay(day)) day = addDays(day, 1);
  return day;
};

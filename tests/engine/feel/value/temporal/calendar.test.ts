import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDay, dayNumber, daysInMonth, weekdayOf } from '../../../../../engine/feel/value/temporal/calendar.ts';

/** Counts day by day, as a child would. */
class Almanac {
  year = 1582;
  month = 1;
  day = 1;
  /** 1582-01-01 of the proleptic calendar was a Friday. */
  weekday = 5;

  next(): void {
    this.weekday = this.weekday === 7 ? 1 : this.weekday + 1;
    this.day += 1;
    if (this.day <= this.lengthOfMonth()) return;
    this.day = 1;
    this.month += 1;
    if (this.month <= 12) return;
    this.month = 1;
    this.year += 1;
  }

  private lengthOfMonth(): number {
    const leap = this.year % 400 === 0 || (this.year % 4 === 0 && this.year % 100 !== 0);
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][this.month - 1] ?? 0;
  }
}

describe('calendar', () => {
  it('agrees with counting day by day over nine centuries', () => {
    const almanac = new Almanac();
    const first = dayNumber(1582, 1, 1);
    for (let days = first; almanac.year < 2500; days++, almanac.next()) {
      const { year, month, day } = almanac;
      if (dayNumber(year, month, day) !== days || weekdayOf(days) !== almanac.weekday)
        expect([dayNumber(year, month, day), weekdayOf(days)]).toEqual([days, almanac.weekday]);
      const civil = civilDay(days);
      if (civil.year !== year || civil.month !== month || civil.day !== day)
        expect(civil).toEqual({ year, month, day });
    }
    expect(dayNumber(1970, 1, 1)).toBe(0);
    expect(almanac.year).toBe(2500);
  });

  it('gives a leap day to every fourth year, but of the centuries to every fourth only', () => {
    const lengths = [1900, 2000, 2023, 2024, 2100].map((year) => daysInMonth(year, 2));
    expect(lengths).toEqual([28, 29, 28, 29, 28]);
  });

  it('knows every year of FEEL', () => {
    const day = fc.record({
      year: fc.integer({ min: -999_999_999, max: 999_999_999 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
    });
    fc.assert(
      fc.property(day, ({ year, month, day }) => {
        fc.pre(day <= daysInMonth(year, month));
        const days = dayNumber(year, month, day);
        expect(civilDay(days)).toEqual({ year, month, day });
        const next = civilDay(days + 1);
        expect(next.day === day + 1 || next.day === 1).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with the clock of the platform', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (days) => {
        const date = new Date(days * 86_400_000);
        expect(civilDay(days)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
        expect(weekdayOf(days) % 7).toBe(date.getUTCDay());
      }),
      { numRuns: 1000 },
    );
  });
});

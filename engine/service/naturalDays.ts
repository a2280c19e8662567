import type { Limit, LimitUnit } from '../deadline/types.ts';

/** Natural days of a unit, to compare limits of different units; a working day is 7/5 of a natural one and has seven hours. */
const DAYS: Record<LimitUnit, number> = {
  workingDay: 7 / 5,
  calendarDay: 1,
  month: 30,
  year: 365,
  workingHour: 1 / 5,
  hour: 1 / 24,
};

export const naturalDays = ({ value, unit }: Limit): number => value * DAYS[unit];

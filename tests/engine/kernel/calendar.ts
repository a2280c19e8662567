import type { Calendar } from '#engine';

/** Weekends only, one holiday, one worked Saturday: enough to see that the calendar is asked. */
export const calendar: Calendar = {
  id: 'kite',
  title: '风筝之乡工作日历',
  holidays: { '2026-11-25': '风筝节' },
  workdays: { '2026-11-28': '风筝节调休' },
  publishedYears: [2026],
  utcOffset: 480,
};

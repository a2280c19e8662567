/** Working days, due dates and the pausable clock. */
export { clockView, type Limits } from './clockView.ts';
export { dueDate } from './dueDate.ts';
export { addDays, addMonths, startOfLocalDay, toLocalDate } from './localDate.ts';
export { statutoryHolidays } from './statutoryHolidays.ts';
export { addWorkingDays, isWorkingDay, rollForward, workingDaysBetween } from './workingDays.ts';

/** Working days, opening hours, due dates, and the clock of a case: pauses, extensions, warnings, silences. */
export { ALARMS, type Alarm, alarmsReached, type DueAlarm, nextAlarm } from './alarms.ts';
export { clockView, type Limits } from './clockView.ts';
export { type DayLimit, dueDate, latestBefore } from './dueDate.ts';
export {
  EXTENSION_RULES,
  type ExtensionPlace,
  type ExtensionRequest,
  type ExtensionRule,
  extensionEntry,
  extensionRefusal,
} from './extension.ts';
export { type ClockFold, foldClock, isLive } from './foldClock.ts';
export { type CalendarPlace, calendarDifference, layeredCalendar, layersAt } from './layers.ts';
export { addDays, addMonths, startOfLocalDay, toLocalDate, toLocalTime } from './localDate.ts';
export { type Moments, momentsAfter } from './moments.ts';
export { isOpen, openSpans, type Span, shiftsOf } from './openHours.ts';
export { PAUSE_RULES, type PauseRequest, type PauseRule, pauseRefusal, resumeRefusal } from './pausing.ts';
export { type Recomputing, recomputation } from './recompute.ts';
export {
  SILENCE_RULES,
  type SilenceEffect,
  type SilenceRule,
  type SilenceTimer,
  silencesLapsed,
  silenceTimers,
} from './silence.ts';
export { statutoryHolidays } from './statutoryHolidays.ts';
export { stepDue } from './stepLimit.ts';
export { addWorkingDays, isWorkingDay, rollForward, workingDaysBetween } from './workingDays.ts';

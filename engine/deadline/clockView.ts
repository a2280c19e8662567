import { counting } from './counting.ts';
import { inDays } from './dueDate.ts';
import { type ClockFold, foldClock } from './foldClock.ts';
import { layeredCalendar } from './layers.ts';
import { lightOf, remainingDays } from './light.ts';
import { dayNumber } from './localDate.ts';
import type { Calendar, ClockDates, ClockEntry, ClockView, Limit } from './types.ts';
import { workingDaysBetween } from './workingDays.ts';

export interface Limits {
  promised: Limit;
  statutory?: Limit;
}

/**
 * The case's clock at `now` (epoch ms), from the facts alone (R5).
 *
 * Whole local days are counted. The day on which the clock starts is not counted (R2). A day that a pause touches – from the
 * day of pausing to the day of resuming, both included; to today while the pause lasts – is not counted, so that a day is
 * never charged in part, and several pauses on one day take it out once. Promised and statutory date move by those days:
 * working days for limits in working days, natural days for the others; then roll forward to a day that counts.
 * Limits in hours are counted to the millisecond. Once a limit has passed, later pauses no longer move it. An extension
 * moves both dates.
 *
 * `usedDays` includes today; `remainingDays` are the counted working days after today until the promised date: 0 on the
 * last day, at most -1 once it has passed. Green turns yellow with at most one working day or a fifth of the limit left, red
 * after its end. A paused clock keeps the light it had, a stopped one everything.
 *
 * `calendar` is the one the case was compiled with; what was revised since counts only where an entry says so (R4).
 */
export const clockView = (calendar: Calendar, entries: readonly ClockEntry[], limits: Limits, now: number): ClockView =>
  viewOf(calendar, foldClock(entries), limits, now);

const viewOf = (base: Calendar, clock: ClockFold, limits: Limits, now: number): ClockView => {
  const { state, startedAt, stoppedAt, pauses, extensions } = clock;
  if (startedAt === undefined) return { state, usedDays: 0, light: 'green', pauses };
  const at = Math.max(startedAt, stoppedAt ?? now);
  const calendar = layeredCalendar(base, clock.layers);
  const count = counting(calendar, startedAt, pauses, at);
  const dates = datesOf(count, clock, limits);
  return {
    state,
    startedAt,
    ...dates,
    usedDays: count.workingDays(count.start, count.today),
    grossDays: workingDaysBetween(calendar, count.start, count.today),
    naturalDays: dayNumber(count.today) - dayNumber(count.start),
    remainingDays: remainingDays(count, dates.promised, at),
    ...(inDays(limits.promised) ? {} : minutes(count, startedAt, dates.promised.due, at, limits.promised)),
    light: lightOf(calendar, clock, limits.promised, { count, due: dates.promised, at }),
    pauses,
    ...(extensions.length > 0 && { extensions }),
  };
};

type Count = ReturnType<typeof counting>;

/** Both dates with the extensions granted so far. */
export const datesOf = (count: Count, { extensions }: ClockFold, limits: Limits): ClockDates => {
  const more = extensions.map(({ by }) => by);
  return {
    promised: count.due(limits.promised, more),
    ...(limits.statutory && { statutory: count.due(limits.statutory, more) }),
  };
};

const MINUTE = 60_000;

const minutes = (count: Count, start: number, due: number, at: number, { unit }: Limit) => ({
  usedMinutes: Math.floor(count.time(start, at, unit) / MINUTE),
  remainingMinutes:
    at <= due ? Math.floor(count.time(at, due, unit) / MINUTE) : -Math.ceil(count.time(due, at, unit) / MINUTE),
});

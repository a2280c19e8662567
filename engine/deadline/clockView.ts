import { dueOn, lastDay } from './dueDate.ts';
import { type ClockFold, foldClock, type Pause } from './foldClock.ts';
import { addDays, dayNumber, toLocalDate } from './localDate.ts';
import type { Calendar, ClockEntry, ClockView, DueDate, Light, Limit } from './types.ts';
import { countDays, isWorkingDay, walkDays } from './workingDays.ts';

export interface Limits {
  promised: Limit;
  statutory?: Limit;
}

/** Shares of the limit at which a case turns yellow: one working day, or a fifth. */
const YELLOW_DAYS = 1;
const YELLOW_SHARE = 0.2;

/**
 * The case's clock at `now` (epoch ms), from the facts alone (R5).
 *
 * Whole local days are counted. The day on which the clock starts is not counted (R2). A day that a pause touches – from the
 * day of pausing to the day of resuming, both included; to today while the pause lasts – is not counted, so that a day is
 * never charged in part, and two pauses on one day take it out once. Promised and statutory date move by those days:
 * working days for limits in working days, natural days for the others; then roll forward to a day that counts.
 * Once a limit has passed, later pauses no longer move it.
 *
 * `usedDays` includes today; `remainingDays` are the counted working days after today until the promised date: 0 on the
 * last day, at most -1 once it has passed. Green turns yellow with at most one working day or a fifth of the limit left, red
 * after the last day. A paused clock keeps the light it had, a stopped one everything.
 */
export const clockView = (
  calendar: Calendar,
  entries: readonly ClockEntry[],
  limits: Limits,
  now: number,
): ClockView => {
  const clock = foldClock(entries);
  const { state, startedAt, stoppedAt, pauses } = clock;
  if (startedAt === undefined) return { state, usedDays: 0, light: 'green', pauses };
  const at = Math.max(startedAt, stoppedAt ?? now);
  const count = counting(calendar, startedAt, pauses, at);
  const promised = count.due(limits.promised);
  return {
    state,
    startedAt,
    promised,
    ...(limits.statutory && { statutory: count.due(limits.statutory) }),
    usedDays: count.workingDays(count.start, count.today),
    remainingDays: remaining(count, promised),
    light: lightOf(calendar, clock, limits.promised, at),
    pauses,
  };
};

type Counting = ReturnType<typeof counting>;

const counting = (calendar: Calendar, startedAt: number, pauses: Pause[], at: number) => {
  const local = (ms: number) => toLocalDate(ms, calendar.utcOffset);
  const [start, today] = [local(startedAt), local(at)];
  const spans = pauses.map(({ from, to }) => ({ from: local(from), to: local(to ?? at) }));
  const isPaused = (date: string) => spans.some(({ from, to }) => from <= date && date <= to);
  const isCounted = (date: string) => isWorkingDay(calendar, date) && !isPaused(date);
  return {
    start,
    today,
    workingDays: (from: string, to: string): number => countDays(from, to, isCounted),
    due: (limit: Limit): DueDate => {
      const inWorkingDays = limit.unit === 'workingDay';
      const days = inWorkingDays
        ? Math.ceil(limit.value)
        : dayNumber(lastDay(calendar, start, limit)) - dayNumber(start);
      const last = walkDays(start, days, inWorkingDays ? isCounted : (date) => !isPaused(date));
      return dueOn(
        calendar,
        inWorkingDays ? addDays(start, 1) : last,
        isCounted(last) ? last : walkDays(last, 1, isCounted),
      );
    },
  };
};

const remaining = (count: Counting, { date }: DueDate): number =>
  count.today <= date ? count.workingDays(count.today, date) : Math.min(-1, -count.workingDays(date, count.today));

const lightOf = (calendar: Calendar, clock: ClockFold, promised: Limit, at: number): Light => {
  const open = clock.pauses.at(-1);
  const seenAt = open && open.to === undefined ? open.from : at;
  const before = clock.pauses.filter(({ to }) => to !== undefined);
  const count = counting(calendar, clock.startedAt ?? seenAt, before, seenAt);
  const due = count.due(promised);
  const left = remaining(count, due);
  if (left < 0) return 'red';
  const whole = count.workingDays(count.start, due.date);
  return left <= Math.max(YELLOW_DAYS, whole * YELLOW_SHARE) ? 'yellow' : 'green';
};

import { type Counting, counting } from './counting.ts';
import { inDays } from './dueDate.ts';
import { type ClockFold, pausedSince } from './foldClock.ts';
import type { Calendar, DueDate, Light, Limit } from './types.ts';

/** Shares of the limit at which a case turns yellow: one working day, or a fifth. */
const YELLOW_DAYS = 1;
const YELLOW_SHARE = 0.2;

/** Counted working days after today until the due date; at most -1 once it has passed. */
export const remainingDays = (count: Counting, { due, date }: DueDate, at: number): number =>
  at < due ? count.workingDays(count.today, date) : Math.min(-1, -count.workingDays(date, count.today));

/** The light at `at`: that of the moment since when the clock stands, if it does. */
export const lightOf = (calendar: Calendar, clock: ClockFold, promised: Limit, at: number): Light => {
  const since = pausedSince(clock.pauses);
  const seenAt = since ?? at;
  const before = clock.pauses.filter(({ to }) => to !== undefined && to <= seenAt);
  const startedAt = clock.startedAt ?? seenAt;
  const count = counting(calendar, startedAt, before, seenAt);
  const due = count.due(
    promised,
    clock.extensions.map(({ by }) => by),
  );
  if (seenAt >= due.due) return 'red';
  return (inDays(promised) ? lateInDays(count, due, seenAt) : lateInHours(count, startedAt, due, seenAt, promised))
    ? 'yellow'
    : 'green';
};

const lateInDays = (count: Counting, due: DueDate, at: number): boolean =>
  remainingDays(count, due, at) <= Math.max(YELLOW_DAYS, count.workingDays(count.start, due.date) * YELLOW_SHARE);

const lateInHours = (count: Counting, start: number, { due }: DueDate, at: number, { unit }: Limit): boolean =>
  count.time(at, due, unit) <= count.time(start, due, unit) * YELLOW_SHARE;

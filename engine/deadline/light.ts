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

/** What the view has counted already at `at`. */
export interface Seen {
  count: Counting;
  due: DueDate;
  at: number;
}

/** The light at a moment: while the clock stands, that of the moment since when it does. */
export const lightOf = (calendar: Calendar, clock: ClockFold, promised: Limit, now: Seen): Light => {
  const startedAt = clock.startedAt ?? now.at;
  const since = pausedSince(clock.pauses);
  const { count, due, at } = since === undefined ? now : seenAt(calendar, clock, promised, since);
  if (at >= due.due) return 'red';
  return (inDays(promised) ? lateInDays(count, due, at) : lateInHours(count, startedAt, due, at, promised))
    ? 'yellow'
    : 'green';
};

const seenAt = (calendar: Calendar, clock: ClockFold, promised: Limit, at: number): Seen => {
  const before = clock.pauses.filter(({ to }) => to !== undefined && to <= at);
  const count = counting(calendar, clock.startedAt ?? at, before, at);
  const extensions = clock.extensions.map(({ by }) => by);
  return { count, due: count.due(promised, extensions), at };
};

const lateInDays = (count: Counting, due: DueDate, at: number): boolean =>
  remainingDays(count, due, at) <= Math.max(YELLOW_DAYS, count.workingDays(count.start, due.date) * YELLOW_SHARE);

const lateInHours = (count: Counting, start: number, { due }: DueDate, at: number, { unit }: Limit): boolean =>
  count.time(at, due, unit) <= count.time(start, due, unit) * YELLOW_SHARE;

import { datesOf, type Limits } from './clockView.ts';
import { counting } from './counting.ts';
import { foldClock } from './foldClock.ts';
import { layeredCalendar } from './layers.ts';
import type { Calendar, ClockEntry, DueDate, Limit } from './types.ts';

/**
 * When a step that was opened at `since` is due: its own budget, pauses left out, and never later than the promised date.
 * Undefined while the clock has not started. All times epoch milliseconds.
 */
export const stepDue = (
  base: Calendar,
  entries: readonly ClockEntry[],
  limits: Limits,
  budget: Limit,
  since: number,
  now: number,
): DueDate | undefined => {
  const clock = foldClock(entries);
  if (clock.startedAt === undefined) return undefined;
  const at = Math.max(now, since, clock.startedAt);
  const calendar = layeredCalendar(base, clock.layers);
  const own = counting(calendar, since, clock.pauses, at).due(budget);
  const { promised } = datesOf(counting(calendar, clock.startedAt, clock.pauses, at), clock, limits);
  return own.due <= promised.due ? own : promised;
};

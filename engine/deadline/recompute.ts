import { clockView, type Limits } from './clockView.ts';
import { foldClock } from './foldClock.ts';
import { calendarDifference, layeredCalendar } from './layers.ts';
import { toLocalDate } from './localDate.ts';
import type { Calendar, ClockDates, ClockEntry, ClockRecomputation } from './types.ts';

/** Who has a clock recounted, why, and when (epoch ms). */
export interface Recomputing {
  by: string;
  reason: string;
  at: number;
}

/**
 * The entry by which a case takes over a revised calendar: what the revision changes since the case began, and the dates
 * before and after (R4). Until such an entry is appended, a revision changes nothing. Undefined before the start.
 */
export const recomputation = (
  calendar: Calendar,
  revised: Calendar,
  entries: readonly ClockEntry[],
  limits: Limits,
  { by, reason, at }: Recomputing,
): ClockRecomputation | undefined => {
  const { startedAt, layers } = foldClock(entries);
  if (startedAt === undefined) return undefined;
  const current = layeredCalendar(calendar, layers);
  const layer = calendarDifference(current, revised, toLocalDate(startedAt, current.utcOffset), revised.title);
  const before = datesAt(calendar, entries, limits, at);
  const draft: ClockRecomputation = { at, type: 'recomputed', layer, by, reason, before, after: before };
  return { ...draft, after: datesAt(calendar, [...entries, draft], limits, at) };
};

const datesAt = (calendar: Calendar, entries: readonly ClockEntry[], limits: Limits, now: number): ClockDates => {
  const { promised, statutory } = clockView(calendar, entries, limits, now);
  if (!promised) throw new RangeError('a clock that has started has a promised date');
  return { promised, ...(statutory && { statutory }) };
};

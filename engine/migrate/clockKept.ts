import {
  calendarDifference,
  clockView,
  foldClock,
  isLive,
  type Limits,
  layeredCalendar,
  type Recomputing,
  toLocalDate,
} from '../deadline/index.ts';
import type { Calendar, CalendarLayer, ClockDates, ClockEntry } from '../deadline/types.ts';

/**
 * The clock of a case whose item moves to another calendar: every entry stays, and one is added that lets it count on by the
 * days it was promised by (R4). The same entries where both calendars agree or the clock does not run.
 */
export function clockKept(
  from: Calendar,
  to: Calendar,
  entries: ClockEntry[],
  limits: Limits,
  { by, reason, at }: Recomputing,
): ClockEntry[] {
  const clock = foldClock(entries);
  const layer = clock.startedAt === undefined ? undefined : lost(from, to, clock.layers, clock.startedAt);
  const dates = datesAt(from, entries, limits, at);
  if (!isLive(clock) || !layer || !dates) return entries;
  return [...entries, { at, type: 'recomputed', layer, by, reason, before: dates, after: dates }];
}

/** What the new calendar lacks of the days the case was counted by; undefined: nothing. */
function lost(from: Calendar, to: Calendar, layers: CalendarLayer[], startedAt: number): CalendarLayer | undefined {
  const [old, next] = [layeredCalendar(from, layers), layeredCalendar(to, layers)];
  const layer = calendarDifference(next, old, toLocalDate(startedAt, from.utcOffset), from.title);
  return Object.keys(layer).length > 1 ? layer : undefined;
}

export function datesAt(
  calendar: Calendar,
  entries: readonly ClockEntry[],
  limits: Limits,
  now: number,
): ClockDates | undefined {
  const { promised, statutory } = clockView(calendar, entries, limits, now);
  return promised && { promised, ...(statutory && { statutory }) };
}

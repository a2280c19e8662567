import { afterHours, type DayLimit, dueAt, dueOn, inDays, lastDay, startDay } from './dueDate.ts';
import { addDays, dayNumber, toLocalDate } from './localDate.ts';
import type { Span } from './openHours.ts';
import { addOpenTime, addPlainTime, openTimeBetween, plainTimeBetween } from './openTime.ts';
import type { Calendar, ClockPause, DueDate, Limit } from './types.ts';
import { countDays, isWorkingDay, walkDays } from './workingDays.ts';

/** What counts between a start and a moment. */
export interface Counting {
  start: string;
  today: string;
  /** A working day that no pause touches. */
  isCounted(date: string): boolean;
  /** Counted working days in `(from, to]`. */
  workingDays(from: string, to: string): number;
  /** Opening time, or time of the clock, in `[from, to)` without the pauses; milliseconds. */
  time(from: number, to: number, unit: Limit['unit']): number;
  /** The moment at which so many milliseconds of such time have passed. */
  after(from: number, time: number, unit: Limit['unit']): number;
  /** The end of a limit with its extensions. */
  due(limit: Limit, extensions?: readonly Limit[]): DueDate;
}

/**
 * Counting from `startedAt` as seen at `at` (epoch ms); a pause that lasts is one until `at`. Days that a pause touches do
 * not count at all, hours are counted to the millisecond.
 */
export const counting = (
  calendar: Calendar,
  startedAt: number,
  pauses: readonly ClockPause[],
  at: number,
): Counting => {
  const local = (ms: number) => toLocalDate(ms, calendar.utcOffset);
  const spans: Span[] = pauses.map(({ from, to }) => ({ from, to: to ?? at }));
  const days = spans.map(({ from, to }) => ({ from: local(from), to: local(to) }));
  const isPaused = (date: string) => days.some(({ from, to }) => from <= date && date <= to);
  const isCounted = (date: string) => isWorkingDay(calendar, date) && !isPaused(date);
  const moved = { calendar, startedAt, spans, isPaused, isCounted };
  return {
    start: local(startedAt),
    today: local(at),
    isCounted,
    workingDays: (from, to) => countDays(from, to, isCounted),
    time: (from, to, unit) =>
      unit === 'hour' ? plainTimeBetween(from, to, spans) : openTimeBetween(calendar, from, to, spans),
    after: (from, time, unit) =>
      unit === 'hour' ? addPlainTime(from, time, spans) : addOpenTime(calendar, from, time, spans),
    due: (limit, extensions = []) => dueOf(moved, limit, extensions),
  };
};

interface Moved extends Pick<Counting, 'isCounted'> {
  calendar: Calendar;
  startedAt: number;
  spans: Span[];
  isPaused(date: string): boolean;
}

/** Days follow days before the end is rolled forward, so that an extension never gains from a holiday at the first end. */
const dueOf = (moved: Moved, limit: Limit, extensions: readonly Limit[]): DueDate => {
  const parts = sums([limit, ...extensions]);
  const days = parts.filter(inDays);
  const hours = parts.filter((part) => !inDays(part));
  const [first] = days;
  if (inDays(limit) && first) return plusHours(moved, dueOfDays(moved, first, days, limit), hours);
  const begun = plusHours(moved, dueAt(moved.calendar, moved.startedAt, moved.startedAt), hours);
  return first ? dueOfDays({ ...moved, startedAt: begun.due }, first, days, limit) : begun;
};

/** Limits of one unit are one limit: two months from 31 January end on 31 March. */
const sums = (limits: Limit[]): Limit[] => {
  const found = new Map<Limit['unit'], Limit>();
  for (const limit of limits) {
    const before = found.get(limit.unit);
    found.set(limit.unit, before ? { ...before, value: before.value + limit.value } : limit);
  }
  return [...found.values()];
};

const plusHours = ({ calendar, startedAt, spans }: Moved, due: DueDate, hours: Limit[]): DueDate =>
  hours.reduce((so, part) => dueAt(calendar, startedAt, afterHours(calendar, so.due, part, spans)), due);

const dueOfDays = (moved: Moved, first: DayLimit, parts: DayLimit[], { roll }: Limit): DueDate => {
  const { calendar, isCounted } = moved;
  const start = startDay(calendar, moved.startedAt, first);
  const last = parts.reduce((from, part) => lastCounted(moved, from, part), start);
  const looked = parts.some(({ unit }) => unit === 'workingDay') ? addDays(start, 1) : last;
  return dueOn(calendar, looked, isCounted(last) || roll === 'none' ? last : walkDays(last, 1, isCounted));
};

const lastCounted = ({ calendar, isCounted, isPaused }: Moved, from: string, part: DayLimit): string =>
  part.unit === 'workingDay'
    ? walkDays(from, Math.ceil(part.value), isCounted)
    : walkDays(from, dayNumber(lastDay(calendar, from, part)) - dayNumber(from), (date) => !isPaused(date));

import { datesOf, type Limits } from './clockView.ts';
import { type Counting, counting } from './counting.ts';
import { inDays } from './dueDate.ts';
import { type ClockFold, foldClock } from './foldClock.ts';
import { layeredCalendar } from './layers.ts';
import { startOfLocalDay } from './localDate.ts';
import type { Calendar, ClockEntry, DueDate, Limit } from './types.ts';
import { walkDays } from './workingDays.ts';

/**
 * A level of warning (R67). Colors and thresholds differ by place, so they are pack content. Exactly one threshold:
 * `left` counted working days until the date, `used` share of the limit, `overdue` counted working days after it (0: at once).
 */
export interface Alarm {
  id: string;
  name: string;
  color: string;
  when: { left: number } | { used: number } | { overdue: number };
  /** Which date it looks at; the promised one where the item has no other. */
  of: 'promised' | 'statutory';
  /** How many offices above the acting one are told. */
  up: number;
}

/** 预警、黄牌、红牌 as several places have them; the colors are those of the supervision slips. */
export const ALARMS: readonly Alarm[] = [
  { id: 'warning', name: '预警', color: 'blue', when: { left: 1 }, of: 'promised', up: 0 },
  { id: 'yellowCard', name: '黄牌', color: 'orange', when: { overdue: 0 }, of: 'promised', up: 1 },
  { id: 'redCard', name: '红牌', color: 'red', when: { overdue: 3 }, of: 'promised', up: 2 },
];

export interface DueAlarm {
  alarm: Alarm;
  /** Epoch milliseconds from which it holds. */
  at: number;
}

/**
 * The levels that are to be raised now, lowest first. No level is passed over: one is raised only with or after all those
 * before it in the plan, so that everybody on the way up was told. None while the clock stands or after its stop.
 */
export const alarmsReached = (
  calendar: Calendar,
  entries: readonly ClockEntry[],
  limits: Limits,
  now: number,
  plan: readonly Alarm[] = ALARMS,
): Alarm[] => {
  const due = alarmsAhead(calendar, entries, limits, now, plan);
  const first = due.findIndex(({ at }) => at > now);
  return (first < 0 ? due : due.slice(0, first)).map(({ alarm }) => alarm);
};

/** The next level and its moment if nothing happens before; for a timer. */
export const nextAlarm = (
  calendar: Calendar,
  entries: readonly ClockEntry[],
  limits: Limits,
  now: number,
  plan: readonly Alarm[] = ALARMS,
): DueAlarm | undefined => alarmsAhead(calendar, entries, limits, now, plan)[0];

const alarmsAhead = (
  base: Calendar,
  entries: readonly ClockEntry[],
  limits: Limits,
  now: number,
  plan: readonly Alarm[],
): DueAlarm[] => {
  const clock = foldClock(entries);
  if (clock.state !== 'running' || clock.startedAt === undefined) return [];
  const calendar = layeredCalendar(base, clock.layers);
  const count = counting(calendar, clock.startedAt, clock.pauses, Math.max(now, clock.startedAt));
  return plan
    .filter(({ id }) => !clock.alarms.includes(id))
    .map((alarm) => ({ alarm, at: momentOf(alarm, { calendar, clock, count, limits }) }));
};

interface Place {
  calendar: Calendar;
  clock: ClockFold;
  count: Counting;
  limits: Limits;
}

const momentOf = ({ when, of }: Alarm, place: Place): number => {
  const dates = datesOf(place.count, place.clock, place.limits);
  const [due, limit] =
    of === 'statutory' && dates.statutory && place.limits.statutory
      ? [dates.statutory, place.limits.statutory]
      : [dates.promised, place.limits.promised];
  if ('overdue' in when) return when.overdue === 0 ? due.due : dayOf(place, due.date, when.overdue);
  if ('left' in when) return beforeEnd(place, due, when.left);
  return inDays(limit) ? shareOfDays(place, due, when.used) : shareOfTime(place, due, limit, when.used);
};

/** The beginning of the `days`-th counted day after, or before, a date. */
const dayOf = ({ calendar, count }: Place, date: string, days: number): number =>
  startOfLocalDay(walkDays(date, days, count.isCounted), calendar.utcOffset);

/** A last day that does not count itself is no day left. */
const beforeEnd = (place: Place, { due, date }: DueDate, left: number): number =>
  Math.min(due, dayOf(place, date, -(place.count.isCounted(date) ? left : left + 1)));

const shareOfDays = (place: Place, { date }: DueDate, share: number): number =>
  dayOf(place, place.count.start, Math.ceil(place.count.workingDays(place.count.start, date) * share));

const shareOfTime = ({ count, clock }: Place, { due }: DueDate, { unit }: Limit, share: number): number =>
  count.after(clock.startedAt ?? due, count.time(clock.startedAt ?? due, due, unit) * share, unit);

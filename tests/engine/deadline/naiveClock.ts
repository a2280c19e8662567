import fc from 'fast-check';
import { addDays, type ClockEntry, type Limit, toLocalDate } from '#engine';
import { at } from './calendars.ts';
import { dates, naiveIsWorkingDay } from './naive.ts';

/**
 * The clock once more, as a clerk would count it: a list of the moments at which something stood still, then day by day or
 * minute by minute. It shares nothing with the engine's counting but the addition of natural days.
 */
const MINUTE = 60_000;
const SHIFTS: [number, number][] = [
  [9 * 60, 12 * 60],
  [13 * 60, 17 * 60],
];

export interface NaivePause {
  from: number;
  to: number;
}

/** Walks through the entries with a set of what holds the clock; `now` ends what is still open. */
export const naivePauses = (entries: ClockEntry[], now: number): NaivePause[] => {
  const open = new Map<string, number>();
  const found: NaivePause[] = [];
  for (const entry of entries) {
    if (entry.type === 'paused' && !open.has(entry.id ?? '')) open.set(entry.id ?? '', entry.at);
    const from = entry.type === 'resumed' ? open.get(entry.id ?? '') : undefined;
    if (from === undefined || entry.type !== 'resumed') continue;
    found.push({ from, to: entry.at });
    open.delete(entry.id ?? '');
  }
  return [...found, ...[...open.values()].map((from) => ({ from, to: now }))];
};

const local = (ms: number): string => toLocalDate(ms, 480);

/** Working day that no pause touches. */
export const naiveCounted = (pauses: NaivePause[]) => (day: string) =>
  naiveIsWorkingDay(day) && naiveUntouched(pauses)(day);

const naiveUntouched = (pauses: NaivePause[]) => (day: string) =>
  pauses.every(({ from, to }) => day < local(from) || local(to) < day);

/** The last day of a limit in working or natural days. */
export const naiveDueDate = (start: number, limit: Limit, pauses: NaivePause[]): string => {
  const counted = naiveCounted(pauses);
  const steps = limit.unit === 'workingDay' ? counted : naiveUntouched(pauses);
  let day = local(start);
  for (let left = limit.value; left > 0; ) {
    day = addDays(day, 1);
    if (steps(day)) left -= 1;
  }
  while (!counted(day)) day = addDays(day, 1);
  return day;
};

export const naiveUsedDays = (start: number, now: number, pauses: NaivePause[]): number => {
  let used = 0;
  for (let day = addDays(local(start), 1); day <= local(now); day = addDays(day, 1))
    if (naiveCounted(pauses)(day)) used += 1;
  return used;
};

const isMinuteCounted = (pauses: NaivePause[], minute: number): boolean => {
  const day = local(minute);
  const ofDay = (minute - at(day)) / MINUTE;
  return (
    SHIFTS.some(([from, to]) => from <= ofDay && ofDay < to) &&
    naiveIsWorkingDay(day) &&
    pauses.every(({ from, to }) => minute < from || to <= minute)
  );
};

/** The moment at which so many minutes of opening time have passed. */
export const naiveDueMinute = (start: number, minutes: number, pauses: NaivePause[]): number => {
  let minute = start;
  for (let left = minutes; left > 0; minute += MINUTE) if (isMinuteCounted(pauses, minute)) left -= 1;
  return minute;
};

export const naiveUsedMinutes = (start: number, now: number, pauses: NaivePause[]): number => {
  let used = 0;
  for (let minute = start; minute < now; minute += MINUTE) if (isMinuteCounted(pauses, minute)) used += 1;
  return used;
};

const what = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('paused' as const), id: fc.constantFrom('a', 'b', 'c', '') }) },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('resumed' as const), id: fc.constantFrom('a', 'b', 'c', '') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('extended' as const), days: fc.integer({ min: 1, max: 10 }) }),
  },
);

export interface History {
  entries: ClockEntry[];
  start: number;
  now: number;
  extendedBy: number;
}

/** A start and then anything, sensible or not, at whole minutes; times between two things up to `gap` minutes. */
export const histories = (gap: number, unit: Limit['unit']): fc.Arbitrary<History> =>
  fc
    .record({
      date: dates,
      minute: fc.integer({ min: 0, max: 1439 }),
      things: fc.array(fc.tuple(fc.integer({ min: 0, max: gap }), what), { maxLength: 8 }),
      rest: fc.integer({ min: 0, max: gap * 3 }),
    })
    .map(({ date, minute, things, rest }) => {
      const start = at(date) + minute * MINUTE;
      let [now, extendedBy] = [start, 0];
      const entries: ClockEntry[] = [{ at: start, type: 'started' }];
      for (const [after, thing] of things) {
        now += after * MINUTE;
        if (thing.type === 'extended') {
          extendedBy += thing.days;
          const by = { value: thing.days, unit };
          entries.push({
            at: now,
            type: 'extended',
            by,
            rule: 'x',
            reason: '案情复杂',
            requestedBy: 'a',
            approvedBy: 'b',
          });
        } else {
          const id = thing.id === '' ? {} : { id: thing.id };
          entries.push(
            thing.type === 'paused'
              ? { at: now, type: 'paused', reason: 'supplement', ...id }
              : { at: now, type: 'resumed', ...id },
          );
        }
      }
      return { entries, start, now: now + rest * MINUTE, extendedBy };
    });

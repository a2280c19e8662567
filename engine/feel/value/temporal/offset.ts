import { civilDay, DAYS_OF_ERA, dayNumber } from './calendar.ts';
import { clockOf, type Zone } from './zone.ts';

const DAY = 86_400;
const FUTURE_YEAR = 200_000;

/** Seconds east of UTC at an instant, given in seconds since 1970-01-01T00:00:00Z. */
export function offsetAt(zone: Zone, instant: number): number {
  if (typeof zone === 'number') return zone;
  const clock = clockOf(zone);
  if (!clock) return 0;
  const seconds = withinClocks(Math.floor(instant));
  const part = new Map(clock.formatToParts(new Date(seconds * 1000)).map(({ type, value }) => [type, Number(value)]));
  const of = (name: Intl.DateTimeFormatPartTypes): number => part.get(name) ?? 0;
  const local =
    dayNumber(of('year'), of('month'), of('day')) * DAY + of('hour') * 3600 + of('minute') * 60 + of('second');
  return local - seconds;
}

/** Clocks know the years 1 to 275760 without eras; the calendar and the rules repeat every 400 years beyond. */
function withinClocks(instant: number): number {
  const { year } = civilDay(Math.floor(instant / DAY));
  if (year > 1 && year < FUTURE_YEAR) return instant;
  const eras = Math.floor((year - (year > 1 ? 2000 : 2)) / 400);
  return instant - eras * DAYS_OF_ERA * DAY;
}

/**
 * The offset of a local time, in seconds as if it were UTC. As `Temporal` does it: of a time that comes twice the first,
 * of one that is skipped the offset before.
 */
export function offsetOfLocal(zone: Zone, local: number): number {
  if (typeof zone === 'number') return zone;
  const before = offsetAt(zone, local - DAY);
  if (offsetAt(zone, local - before) === before) return before;
  const after = offsetAt(zone, local + DAY);
  return offsetAt(zone, local - after) === after ? after : before;
}

import { twoDigits } from './date.ts';
import { fixedOffset, parseZone, printZone, type Zone } from './zone.ts';

export const NANOS_OF_SECOND = 1e9;
export const NANOS_OF_DAY = 86_400e9;

/** A time of day in nanoseconds since midnight, with its offset or zone where it has one. */
export class FeelTime {
  readonly kind = 'time';
  readonly nanoseconds: number;
  readonly zone: Zone | undefined;

  constructor(nanoseconds: number, zone: Zone | undefined) {
    this.nanoseconds = nanoseconds;
    this.zone = zone;
  }
}

/** Whole parts of a time. */
export function partsOf({ nanoseconds }: FeelTime): { hour: number; minute: number; second: number; fraction: number } {
  const seconds = Math.floor(nanoseconds / NANOS_OF_SECOND);
  return {
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    fraction: nanoseconds % NANOS_OF_SECOND,
  };
}

/** Nanoseconds since midnight; undefined where there is no such time. 24:00:00 is one day. */
export function nanosOf(hour: number, minute: number, second: number, fraction = 0): number | undefined {
  const total = ((hour * 60 + minute) * 60 + second) * NANOS_OF_SECOND + fraction;
  const legal = hour <= 24 && minute <= 59 && second <= 59 && total <= NANOS_OF_DAY;
  return legal && hour >= 0 && minute >= 0 && second >= 0 ? total : undefined;
}

const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-][\d:]+|@.+)?$/;

/** XML Schema time, or one with `@Zone`. `nanoseconds` may be a whole day (24:00:00). */
export function parseClock(text: string): { nanoseconds: number; zone: Zone | undefined } | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, hour, minute, second, fraction = '', zoneText] = match;
  const nanoseconds = nanosOf(Number(hour), Number(minute), Number(second), parseFraction(fraction));
  if (nanoseconds === undefined) return null;
  if (zoneText === undefined) return { nanoseconds, zone: undefined };
  const zone = parseZone(zoneText);
  return zone === null ? null : { nanoseconds, zone };
}

/** Nanoseconds of the digits after the point; what is finer is cut off. */
export const parseFraction = (digits: string): number => Number(digits.slice(0, 9).padEnd(9, '0'));

/** `.5`, or nothing. */
export const printFraction = (nanoseconds: number): string =>
  nanoseconds === 0 ? '' : `.${String(nanoseconds).padStart(9, '0').replace(/0+$/, '')}`;

export function parseTime(text: string): FeelTime | null {
  const clock = parseClock(text);
  return clock && new FeelTime(clock.nanoseconds % NANOS_OF_DAY, clock.zone);
}

export function printTime(time: FeelTime): string {
  const { hour, minute, second, fraction } = partsOf(time);
  const seconds = twoDigits(second) + printFraction(fraction);
  return `${twoDigits(hour)}:${twoDigits(minute)}:${seconds}${printZone(time.zone)}`;
}

/** Nanoseconds from `b` to `a` on one day; null where only one has a zone, or two zones differ by the day. */
export function timeDifference(a: FeelTime, b: FeelTime): number | null {
  if (a.zone === b.zone) return a.nanoseconds - b.nanoseconds;
  if (a.zone === undefined || b.zone === undefined) return null;
  const left = fixedOffset(a.zone);
  const right = fixedOffset(b.zone);
  if (left === undefined || right === undefined) return null;
  return a.nanoseconds - left * NANOS_OF_SECOND - (b.nanoseconds - right * NANOS_OF_SECOND);
}

/** The time some nanoseconds on, past midnight from the start again. */
export function addToTime(time: FeelTime, nanoseconds: number): FeelTime {
  const total = (time.nanoseconds + nanoseconds) % NANOS_OF_DAY;
  return new FeelTime(total < 0 ? total + NANOS_OF_DAY : total, time.zone);
}

import { twoDigits } from './date.ts';

/** Seconds east of UTC, or the name of an IANA zone (`Europe/Paris`). */
export type Zone = number | string;

/** Java, which wrote the DMN test kit, knows no larger offset. */
const LARGEST_OFFSET = 18 * 3600;
const OFFSET = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/;
const NAME = /^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/;
const UTC_NAMES = /^(?:Etc\/)?(?:UTC|UCT|GMT|Zulu|Universal|Greenwich)$/i;

/** An offset as a zone; null where it is too large. */
export const zoneOf = (seconds: number): Zone | null =>
  Number.isInteger(seconds) && Math.abs(seconds) <= LARGEST_OFFSET ? seconds : null;

/** `Z`, `+08:00` or `@Asia/Shanghai`; null where it is none of them or no such zone. */
export function parseZone(text: string): Zone | null {
  if (text === 'Z') return 0;
  if (text.startsWith('@')) return clockOf(text.slice(1)) ? text.slice(1) : null;
  const match = OFFSET.exec(text);
  if (!match) return null;
  const [, sign, hours, minutes, seconds = '00'] = match;
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  const offset = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return zoneOf(sign === '-' ? 0 - offset : offset);
}

export function printZone(zone: Zone | undefined): string {
  if (zone === undefined) return '';
  if (typeof zone === 'string') return `@${zone}`;
  if (zone === 0) return 'Z';
  const size = Math.abs(zone);
  const seconds = size % 60 === 0 ? '' : `:${twoDigits(size % 60)}`;
  return `${zone < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 3600))}:${twoDigits(Math.floor(size / 60) % 60)}${seconds}`;
}

/** The offset of a zone on every day; undefined where it depends on the day. */
export function fixedOffset(zone: Zone): number | undefined {
  if (typeof zone === 'number') return zone;
  return UTC_NAMES.test(zone) ? 0 : undefined;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The clock of a zone; undefined where there is no such zone. At most one for each name of the zone database. */
export function clockOf(name: string): Intl.DateTimeFormat | undefined {
  const key = name.toLowerCase();
  const known = clocks.get(key);
  if (known || !NAME.test(name)) return known;
  const clock = newClock(name);
  if (clock) clocks.set(key, clock);
  return clock;
}

function newClock(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn-hc-h23', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch {
    return undefined;
  }
}

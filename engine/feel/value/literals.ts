import { parseNumber } from './number/convert.ts';
import { parseDate } from './temporal/date.ts';
import { parseDateTime } from './temporal/dateTime.ts';
import { parseDuration } from './temporal/duration.ts';
import { parseTime } from './temporal/time.ts';
import type { FeelNumber, FeelTemporal } from './types.ts';

/** The number that a literal writes (`1`, `.5`, `1.2e-3`), rounded to 34 digits; null where it is none or beyond 10^6144. */
export const numberLiteral = (text: string): FeelNumber | null => parseNumber(text);

/** The date, time, date and time or duration of `@"text"` (the text without its quotes); null where it is none. */
export function atLiteral(text: string): FeelTemporal | null {
  if (/^-?P/.test(text)) return parseDuration(text);
  if (text.includes('T')) return parseDateTime(text) ?? parseTime(text);
  return parseDate(text) ?? parseTime(text);
}

import { printNumber } from './number/convert.ts';
import { FeelRange } from './range.ts';
import { FeelDate, printDate } from './temporal/date.ts';
import { FeelDateTime, printDateTime } from './temporal/dateTime.ts';
import { DaysDuration, MonthsDuration, printDuration } from './temporal/duration.ts';
import { FeelTime, printTime } from './temporal/time.ts';
import { isContext, isList, isNumber } from './typeOf.ts';
import type { FeelContext, FeelTemporal, FeelValue } from './types.ts';

/** The text that `string(value)` gives; undefined for null and functions, which have none. */
export function print(value: FeelValue): string | undefined {
  return typeof value === 'string' ? value : printInside(value);
}

export const isTemporal = (value: FeelValue): value is FeelTemporal =>
  value instanceof FeelDate ||
  value instanceof FeelTime ||
  value instanceof FeelDateTime ||
  value instanceof DaysDuration ||
  value instanceof MonthsDuration;

/** ISO text, with `@Zone` where the zone is a name. */
export function printTemporal(value: FeelTemporal): string {
  switch (value.kind) {
    case 'date':
      return printDate(value);
    case 'time':
      return printTime(value);
    case 'date and time':
      return printDateTime(value);
    default:
      return printDuration(value);
  }
}

/** As a literal would be written inside a list, a context or a range. */
function printInside(value: FeelValue): string | undefined {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return printNumber(value);
  if (isTemporal(value)) return printTemporal(value);
  if (value instanceof FeelRange) return printRange(value);
  if (isList(value)) return `[${value.map(member).join(', ')}]`;
  return isContext(value) ? printContext(value) : undefined;
}

const member = (value: FeelValue): string => printInside(value) ?? 'null';

const NAME = /^[\p{L}_?][\p{L}\p{N}_]*$/u;

function printContext(context: FeelContext): string {
  const entries = Object.keys(context).map((name) => {
    const key = NAME.test(name) ? name : JSON.stringify(name);
    return `${key}: ${member(context[name] ?? null)}`;
  });
  return `{${entries.join(', ')}}`;
}

export function printRange({ start, end, startIncluded, endIncluded }: FeelRange): string {
  if (start === null && end !== null) return `${endIncluded ? '<=' : '<'}${rangeEnd(end)}`;
  if (end === null && start !== null) return `${startIncluded ? '>=' : '>'}${rangeEnd(start)}`;
  return `${startIncluded ? '[' : '('}${rangeEnd(start)}..${rangeEnd(end)}${endIncluded ? ']' : ')'}`;
}

const rangeEnd = (value: FeelValue): string => (isTemporal(value) ? `@"${printTemporal(value)}"` : member(value));

import type { Json, JsonObject } from '../../json.ts';
import { coerce } from './coerce.ts';
import { parseNumber, printNumber } from './number/convert.ts';
import { isTemporal, printRange, printTemporal } from './print.ts';
import { FeelRange } from './range.ts';
import { parseDate } from './temporal/date.ts';
import { parseDateTime } from './temporal/dateTime.ts';
import { parseDuration } from './temporal/duration.ts';
import { parseTime } from './temporal/time.ts';
import { isContext, isList, isNumber } from './typeOf.ts';
import type { FeelContext, FeelType, FeelValue } from './types.ts';

/** Plain JSON: dates, times and durations as ISO text, a number beyond 15 digits as text, a range as its text, a function as null. */
export function toJson(value: FeelValue): Json {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (value === null || typeof value !== 'object') return value ?? null;
  if (isNumber(value)) return printNumber(value);
  if (isList(value)) return value.map(toJson);
  if (isTemporal(value)) return printTemporal(value);
  if (value instanceof FeelRange) return printRange(value);
  return isContext(value) ? contextToJson(value) : null;
}

function contextToJson(context: FeelContext): JsonObject {
  return Object.fromEntries(Object.keys(context).map((name) => [name, toJson(context[name] ?? null)]));
}

/**
 * A value out of JSON, read as `type` where it is given: text of a date becomes a date, text of a number of more than 15
 * digits that number; null where it is not of that type.
 */
export function fromJson(json: Json, type: FeelType = 'Any'): FeelValue {
  if (type === 'Any' || json === null) return json;
  if (typeof json === 'string') return coerce(fromText(json, type), type);
  return coerce(typeof type === 'object' ? fromMembers(json, type) : json, type);
}

/** The members read by their own types; what has another shape is left for `coerce` to judge. */
function fromMembers(json: Json, type: Exclude<FeelType, string>): FeelValue {
  if (type.kind === 'list') return (Array.isArray(json) ? json : [json]).map((item) => fromJson(item, type.of));
  if (type.kind !== 'context' || json === null || typeof json !== 'object' || Array.isArray(json)) return json;
  const entries: Record<string, FeelValue> = Object.create(null);
  for (const name of Object.keys(json)) {
    const entry = Object.hasOwn(type.entries, name) ? type.entries[name] : undefined;
    entries[name] = fromJson(json[name] ?? null, entry);
  }
  return entries;
}

function fromText(text: string, type: FeelType): FeelValue {
  switch (typeof type === 'object' && type.kind === 'list' ? type.of : type) {
    case 'number':
      return parseNumber(text);
    case 'date':
      return parseDate(text);
    case 'time':
      return parseTime(text);
    case 'date and time':
      return parseDateTime(text);
    case 'days and time duration':
    case 'years and months duration':
      return parseDuration(text);
    default:
      return text;
  }
}

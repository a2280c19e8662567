import { instanceOf } from './instanceOf.ts';
import { FeelDate } from './temporal/date.ts';
import { midnight } from './temporal/dateTime.ts';
import { isList } from './typeOf.ts';
import type { FeelType, FeelValue } from './types.ts';

/**
 * `value` as an argument or result of `type` (DMN 1.5 §10.3.2.9.4): itself where it conforms, the only member of a list,
 * a list of one, a date as its midnight UTC; null where none of these fits.
 */
export function coerce(value: FeelValue, type: FeelType): FeelValue {
  if (value === null || type === 'Any' || instanceOf(value, type)) return value;
  if (isList(value) && value.length === 1) {
    const only = value[0] ?? null;
    if (instanceOf(only, type)) return only;
  }
  if (typeof type === 'object' && type.kind === 'list' && instanceOf(value, type.of)) return [value];
  if (type === 'list' && !isList(value)) return [value];
  return type === 'date and time' && value instanceof FeelDate ? midnight(value) : null;
}

import { weigh } from '../compile/weigh.ts';
import { equals } from '../value/index.ts';
import { toDecimal } from '../value/number/convert.ts';

import { FeelDateTime } from '../value/temporal/dateTime.ts';
import type { DaysDuration } from '../value/temporal/duration.ts';
import { FeelTime, NANOS_OF_SECOND, nanosOf, parseTime } from '../value/temporal/time.ts';
import { zoneOf } from '../value/temporal/zone.ts';
import type { FeelNumber, FeelValue } from '../value/types.ts';
import { type Builtin, builtin, overload } from './builtin.ts';
import { any, date, dateTime, daysDuration, integer, number, optional, text, time } from './readers.ts';

/** Seconds may have a fraction; 24 o'clock is only for texts. Null where there is no such time or offset. */
function timeOf(hour: number, minute: number, second: FeelNumber, offset: DaysDuration | null): FeelTime | null {
  const nanoseconds = toDecimal(second).times(NANOS_OF_SECOND).trunc().toNumber();
  if (hour > 23 || nanoseconds >= 60 * NANOS_OF_SECOND) return null;
  const total = nanosOf(hour, minute, Math.floor(nanoseconds / NANOS_OF_SECOND), nanoseconds % NANOS_OF_SECOND);
  if (total === undefined) return null;
  if (offset === null) return new FeelTime(total, undefined);
  const zone = zoneOf(offset.days * 86_400 + offset.nanoseconds / NANOS_OF_SECOND);
  return zone === null ? null : new FeelTime(total, zone);
}

/** The same value in the same words: unlike `=`, 12:00Z is not 13:00+01:00 (DMN 1.5 §10.3.4.7). */
function is(a: FeelValue, b: FeelValue): boolean {
  if (a instanceof FeelTime) return b instanceof FeelTime && sameTime(a, b);
  if (!(a instanceof FeelDateTime)) return equals(a, b) === true;
  return b instanceof FeelDateTime && equals(a.date, b.date) === true && sameTime(a.time, b.time);
}

const sameTime = (a: FeelTime, b: FeelTime): boolean => a.nanoseconds === b.nanoseconds && a.zone === b.zone;

export const TIME_FUNCTIONS: readonly Builtin[] = [
  builtin(
    'time',
    overload(['from'], [text], (_, from) => parseTime(from)),
    overload(['from'], [time], (_, from) => from),
    overload(['from'], [dateTime], (_, from) => from.time),
    overload(['from'], [date], () => new FeelTime(0, 0)),
    overload(['hour', 'minute', 'second'], [integer, integer, number], (_, hour, minute, second) =>
      timeOf(hour, minute, second, null),
    ),
    overload(
      ['hour', 'minute', 'second', 'offset'],
      [integer, integer, number, optional(daysDuration)],
      (_, hour, minute, second, offset) => timeOf(hour, minute, second, offset),
    ),
  ),
  builtin(
    'is',
    overload(['value1', 'value2'], [any, any], (env, a, b) => {
      weigh(a, env.fuel);
      return is(a, b);
    }),
    overload(['value1'], [any], (_, a) => is(a, null)),
    overload(['value2'], [any], (_, b) => is(null, b)),
  ),
];

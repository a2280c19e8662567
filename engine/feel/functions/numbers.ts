import { asNumber, isNumber, negate } from '../value/index.ts';
import { fromDecimal, toDecimal } from '../value/number/convert.ts';
import { FeelDecimal } from '../value/number/decimal.ts';
import { DaysDuration, MonthsDuration } from '../value/temporal/duration.ts';
import type { FeelDuration, FeelNumber, FeelValue } from '../value/types.ts';
import { type Builtin, builtin, overload } from './builtin.ts';
import { integer, number, type Reader } from './readers.ts';

/** Digits after the point that a decimal of 34 digits can have (DMN 1.5 §10.3.4.5). */
const SMALLEST_SCALE = -6111;
const LARGEST_SCALE = 6176;
/** Operations of a division that may have thousands of digits. */
const MANY_DIGITS = 100;
/** Operations of a function whose 34 digits come out of a series. */
const SERIES = 500;

type RoundingMode = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** Rounds to `scale` digits after the point, before it where negative; null for a scale that no number has. */
function round(value: FeelNumber, scale: number, mode: RoundingMode): FeelNumber | null {
  if (scale < SMALLEST_SCALE || scale > LARGEST_SCALE) return null;
  if (Number.isSafeInteger(value) && scale >= 0) return value;
  const decimal = toDecimal(value);
  if (scale >= 0) return decimal.decimalPlaces() <= scale ? value : fromDecimal(decimal.toDecimalPlaces(scale, mode));
  const unit = new FeelDecimal(10).pow(-scale);
  return fromDecimal(decimal.div(unit).toDecimalPlaces(0, mode).times(unit));
}

const roundTo = (name: string, mode: RoundingMode): Builtin =>
  builtin(
    name,
    overload(['n', 'scale'], [number, integer], (_, n, scale) => round(n, scale, mode)),
  );

const roundToWhole = (name: string, mode: RoundingMode): Builtin =>
  builtin(
    name,
    overload(['n'], [number], (_, n) => round(n, 0, mode)),
    overload(['n', 'scale'], [number, integer], (_, n, scale) => round(n, scale, mode)),
  );

const ofNumber = (name: string, run: (value: FeelNumber) => FeelValue, operations = 1): Builtin =>
  builtin(
    name,
    overload(['number'], [number], ({ fuel }, value) => {
      fuel.spend(operations);
      return run(value);
    }),
  );

const sized: Reader<FeelNumber | FeelDuration> = (value) =>
  value instanceof DaysDuration || value instanceof MonthsDuration ? value : number(value);

function absolute(value: FeelNumber | FeelDuration): FeelValue {
  if (isNumber(value)) return asNumber(value) < 0 ? negate(value) : value;
  return (value instanceof DaysDuration ? value.days : value.months) < 0 ? negate(value) : value;
}

/** dividend - divisor · floor(dividend / divisor): has the sign of the divisor. Null for the divisor 0. */
function modulo(dividend: FeelNumber, divisor: FeelNumber): FeelValue {
  if (divisor === 0) return null;
  return fromDecimal(toDecimal(dividend).mod(toDecimal(divisor)));
}

/** Null for a number that is not whole. */
function isDivisibleByTwo(value: FeelNumber): boolean | null {
  const decimal = toDecimal(value);
  return decimal.isInteger() ? decimal.mod(2).isZero() : null;
}

export const NUMBER_FUNCTIONS: readonly Builtin[] = [
  roundTo('decimal', FeelDecimal.ROUND_HALF_EVEN),
  roundToWhole('floor', FeelDecimal.ROUND_FLOOR),
  roundToWhole('ceiling', FeelDecimal.ROUND_CEIL),
  roundTo('round up', FeelDecimal.ROUND_UP),
  roundTo('round down', FeelDecimal.ROUND_DOWN),
  roundTo('round half up', FeelDecimal.ROUND_HALF_UP),
  roundTo('round half down', FeelDecimal.ROUND_HALF_DOWN),
  builtin(
    'abs',
    overload(['n'], [sized], (_, n) => absolute(n)),
  ),
  builtin(
    'modulo',
    overload(['dividend', 'divisor'], [number, number], ({ fuel }, dividend, divisor) => {
      fuel.spend(Number.isSafeInteger(dividend) ? 1 : MANY_DIGITS);
      return modulo(dividend, divisor);
    }),
  ),
  ofNumber('sqrt', (value) => fromDecimal(toDecimal(value).sqrt()), SERIES),
  ofNumber('log', (value) => fromDecimal(toDecimal(value).ln()), SERIES),
  ofNumber('exp', (value) => fromDecimal(toDecimal(value).exp()), SERIES),
  ofNumber('even', isDivisibleByTwo),
  ofNumber('odd', (value) => {
    const even = isDivisibleByTwo(value);
    return even === null ? null : !even;
  }),
];

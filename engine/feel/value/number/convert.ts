import type { FeelNumber } from '../types.ts';
import { type Decimal, FeelDecimal } from './decimal.ts';

/** Digits that every decimal of a JS number keeps. */
const NUMBER_DIGITS = 15;
/** Exponents in which JS numbers keep all 15 digits. */
const NUMBER_EXPONENT = 290;
const PLAIN_DIGITS = 34;

/** The decimal that a JS number prints as. */
export const toDecimal = (value: FeelNumber): Decimal => (typeof value === 'number' ? new FeelDecimal(value) : value);

/** A JS number where that says it exactly, else the decimal; null for NaN and what is beyond the exponents. */
export function fromDecimal(value: Decimal): FeelNumber | null {
  if (!value.isFinite()) return null;
  if (value.isZero()) return 0;
  if (value.precision() <= NUMBER_DIGITS && Math.abs(value.e) <= NUMBER_EXPONENT) return value.toNumber();
  return value;
}

const NUMERAL = /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The number that `text` writes (`-1`, `.5`, `1.2e-3`), rounded to 34 digits; null where it is none or out of range. */
export function parseNumber(text: string): FeelNumber | null {
  if (!NUMERAL.test(text)) return null;
  if (text.length <= NUMBER_DIGITS && !/e/i.test(text)) return Number(text) + 0;
  return fromDecimal(new FeelDecimal(text).toSignificantDigits());
}

/** Plain digits (`0.00000001`), with an exponent only beyond 34 digits. */
export function printNumber(value: FeelNumber): string {
  if (typeof value === 'number') {
    const text = String(value);
    if (!text.includes('e')) return text;
  }
  const decimal = toDecimal(value);
  return Math.abs(decimal.e) <= PLAIN_DIGITS ? decimal.toFixed() : decimal.toString();
}

/** The nearest JS number, for counting and indexing. */
export const asNumber = (value: FeelNumber): number => (typeof value === 'number' ? value : value.toNumber());

/** The whole part of a number as a JS number; undefined where it is too large to count with. */
export function toInteger(value: FeelNumber): number | undefined {
  const whole = Math.trunc(asNumber(value));
  return Number.isSafeInteger(whole) ? whole : undefined;
}

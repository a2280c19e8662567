import { BEYOND } from './beyond.ts';
import { Day, dayOf, parseDay, parseSpan } from './days.ts';
import { type Scalar, scalar, type Value } from './values.ts';

/** When an expression runs: epoch milliseconds and minutes east of UTC. */
export interface Moment {
  now: number | undefined;
  utcOffset: number;
}

/** A function of the language with the numbers of arguments that are compiled. */
export interface BuiltIn {
  least: number;
  most: number;
  apply: (given: Value[], moment: Moment) => Value;
}

const of = (least: number, most: number, apply: BuiltIn['apply']): BuiltIn => ({ least, most, apply });

const onText = (apply: (text: string) => Value): BuiltIn =>
  of(1, 1, ([value = null]) => {
    const text = scalar(value);
    return typeof text === 'string' ? apply(text) : null;
  });

const onTexts = (apply: (text: string, part: string) => Value): BuiltIn =>
  of(2, 2, ([value = null, other = null]) => {
    const text = scalar(value);
    const part = scalar(other);
    return typeof text === 'string' && typeof part === 'string' ? apply(text, part) : null;
  });

/** As the language counts: by characters, but a negative start by UTF-16 units as the interpreter does. */
const substring = (given: Value[]): Value => {
  const [text, start, length] = given.map(scalar);
  if (typeof text !== 'string' || typeof start !== 'number') return null;
  if (length !== undefined && length !== null && typeof length !== 'number') return null;
  const from = start < 0 ? text.length + start : start - 1;
  const characters = Array.from(text);
  return characters.slice(from, length === undefined ? undefined : from + (length ?? 0)).join('');
};

const numeric = (text: string): number | null => {
  const value = Number(text);
  return Number.isNaN(value) ? null : value;
};

const PRECISION = 1_000_000_000;

const modulo = (dividend: Scalar, divisor: Scalar): Value => {
  if (typeof dividend !== 'number' || typeof divisor !== 'number' || !divisor) return null;
  return Math.round((((dividend % divisor) + divisor) % divisor) * PRECISION) / PRECISION;
};

const date = (value: Scalar): Value => {
  if (typeof value === 'string') return parseDay(value);
  return value instanceof Day ? value : null;
};

const today = ({ now, utcOffset }: Moment): Value => {
  if (now === undefined) return null;
  if (!Number.isInteger(now) || !Number.isInteger(utcOffset) || Math.abs(utcOffset) > 14 * 60) throw BEYOND;
  return dayOf(now + utcOffset * 60_000);
};

/** A single value stands for a list of one; null stands for none. */
const listOf = (value: Value): Value[] | null => (value === null || Array.isArray(value) ? value : [value]);

export const functions: ReadonlyMap<string, BuiltIn> = new Map([
  ['not', of(1, 1, ([value]) => (typeof value === 'boolean' ? !value : null))],
  ['substring', of(2, 3, substring)],
  ['string length', onText((text) => text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, '_').length)],
  ['contains', onTexts((text, part) => text.includes(part))],
  ['starts with', onTexts((text, part) => text.startsWith(part))],
  ['ends with', onTexts((text, part) => text.endsWith(part))],
  ['number', onText(numeric)],
  ['string', of(1, 1, ([value = null]) => (value === null ? null : String(scalar(value))))],
  ['modulo', of(2, 2, ([dividend = null, divisor = null]) => modulo(scalar(dividend), scalar(divisor)))],
  ['count', of(1, 1, ([value = null]) => listOf(value)?.length ?? null)],
  [
    'list contains',
    of(2, 2, ([value = null, element = null]) => listOf(value)?.some((item) => item === element) ?? null),
  ],
  ['date', of(1, 1, ([value = null]) => date(scalar(value)))],
  ['duration', onText(parseSpan)],
  ['today', of(0, 0, (_, moment) => today(moment))],
]);

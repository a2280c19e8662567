import {
  FeelDate,
  FeelDateTime,
  FeelFunction,
  FeelRange,
  FeelTime,
  isContext,
  isList,
  isNumber,
} from '../value/index.ts';
import { toInteger } from '../value/number/convert.ts';
import { DaysDuration } from '../value/temporal/duration.ts';
import type { FeelNumber, FeelValue } from '../value/types.ts';

/** Reads an argument as what a parameter wants; undefined where it is something else, and then the call gives null. */
export type Reader<T> = (value: FeelValue) => T | undefined;

/** The value itself, or the only member of a list (DMN 1.5 §10.3.2.9.4). */
const single =
  <T extends FeelValue>(is: (value: FeelValue) => value is T): Reader<T> =>
  (value) => {
    if (is(value)) return value;
    const only = isList(value) && value.length === 1 ? (value[0] ?? null) : null;
    return is(only) ? only : undefined;
  };

const instance = <T extends FeelValue>(type: abstract new (...args: never[]) => T) =>
  single((value): value is T => value instanceof type);

export const any: Reader<FeelValue> = (value) => value;
export const text = single((value) => typeof value === 'string');
export const bool = single((value) => typeof value === 'boolean');
export const number = single(isNumber);
export const context = single(isContext);
export const func = instance(FeelFunction);
export const range = instance(FeelRange);
export const date = instance(FeelDate);
export const time = instance(FeelTime);
export const dateTime = instance(FeelDateTime);
export const daysDuration = instance(DaysDuration);

/** The whole part of a number that can be counted with. */
export const integer: Reader<number> = (value) => {
  const read = number(value);
  return read === undefined ? undefined : toInteger(read);
};

/** A list; every other value but null is a list of one. */
export const list: Reader<readonly FeelValue[]> = (value) =>
  isList(value) ? value : value === null ? undefined : [value];

/** A list of which every member is a number. */
export const numbers: Reader<readonly FeelNumber[]> = (value) => {
  const read = list(value);
  return read?.every(isNumber) ? read : undefined;
};

/** A value of an ordered type, no range. */
export const point: Reader<FeelValue> = (value) => (value === null || value instanceof FeelRange ? undefined : value);

/** Null too. */
export const optional =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value) =>
    value === null ? null : reader(value);

import { FeelFunction } from './function.ts';
import { FeelDecimal } from './number/decimal.ts';
import { FeelRange } from './range.ts';
import { FeelDate } from './temporal/date.ts';
import { FeelDateTime } from './temporal/dateTime.ts';
import { DaysDuration, MonthsDuration } from './temporal/duration.ts';
import { FeelTime } from './temporal/time.ts';
import type { FeelContext, FeelNumber, FeelTypeName, FeelValue } from './types.ts';

/** The type of a value; never `Any`. */
export function typeOf(value: FeelValue): FeelTypeName {
  switch (typeof value) {
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    default:
      return value === null || value === undefined ? 'Null' : typeOfObject(value);
  }
}

function typeOfObject(value: object): FeelTypeName {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return 'context';
  if (Array.isArray(value)) return 'list';
  if (value instanceof FeelDecimal) return 'number';
  return isOurs(value) ? value.kind : 'context';
}

type Ours = FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration | FeelRange | FeelFunction;

const isOurs = (value: object): value is Ours =>
  value instanceof FeelDate ||
  value instanceof FeelTime ||
  value instanceof FeelDateTime ||
  value instanceof DaysDuration ||
  value instanceof MonthsDuration ||
  value instanceof FeelRange ||
  value instanceof FeelFunction;

export const isNumber = (value: FeelValue): value is FeelNumber =>
  typeof value === 'number' || value instanceof FeelDecimal;

export const isList = (value: FeelValue): value is readonly FeelValue[] => Array.isArray(value);

export const isContext = (value: FeelValue): value is FeelContext =>
  typeof value === 'object' && value !== null && typeOfObject(value) === 'context';

import { BUILTINS } from '../../../../engine/feel/functions/index.ts';
import { atLiteral, FeelRange, print } from '../../../../engine/feel/value/index.ts';
import type { FeelEnv, FeelValue, Fuel } from '../../../../engine/feel/value/types.ts';

export const UNBOUNDED: Fuel = { spend: () => undefined };

/** 2026-03-05T09:30:00+08:00. */
export const NOON_ENV: FeelEnv = { now: 1_772_674_200_000, utcOffset: 480, fuel: UNBOUNDED };

/** Calls a built-in function by position. */
export function call(name: string, ...args: FeelValue[]): FeelValue {
  const builtin = BUILTINS[name];
  if (!builtin) throw new Error(`no function ${name}`);
  return builtin.call(args, NOON_ENV);
}

/** The result as text, so that decimals and dates read as they are written. */
export const printed = (value: FeelValue): string =>
  typeof value === 'string' ? JSON.stringify(value) : (print(value) ?? 'null');

/** A date, time or duration. */
export function at(text: string): FeelValue {
  const value = atLiteral(text);
  if (value === null) throw new Error(`no literal ${text}`);
  return value;
}

/** `[1..3)` of plain numbers or other values. */
export const range = (open: '[' | '(', start: FeelValue, end: FeelValue, close: ']' | ')'): FeelRange =>
  new FeelRange(start, end, open === '[', close === ']');

import type { FeelFunction } from './function.ts';
import type { Decimal } from './number/decimal.ts';
import type { FeelRange } from './range.ts';
import type { FeelDate } from './temporal/date.ts';
import type { FeelDateTime } from './temporal/dateTime.ts';
import type { DaysDuration, MonthsDuration } from './temporal/duration.ts';
import type { FeelTime } from './temporal/time.ts';

export type { DaysDuration, Decimal, FeelDate, FeelDateTime, FeelFunction, FeelRange, FeelTime, MonthsDuration };

/**
 * A JS number stands for the decimal that it prints as (0.1 is exactly one tenth); a `Decimal` for what needs more than
 * 15 significant digits. Never NaN or Infinity: null instead. Never a `Decimal` where a number of 15 digits would do.
 */
export type FeelNumber = number | Decimal;

export type FeelDuration = DaysDuration | MonthsDuration;

export type FeelTemporal = FeelDate | FeelTime | FeelDateTime | FeelDuration;

/** Read by own properties only (`Object.hasOwn`); those that FEEL makes have no prototype. JSON objects are contexts as they are. */
export interface FeelContext {
  readonly [name: string]: FeelValue;
}

/** Any value of FEEL (DMN 1.5 §10.3.2.1). Tell them apart with `typeOf` or `instanceof`: the member `kind` of a context is data. */
export type FeelValue =
  | null
  | boolean
  | string
  | FeelNumber
  | FeelTemporal
  | FeelRange
  | FeelFunction
  | readonly FeelValue[]
  | FeelContext;

/** The name of a simple type as the standard writes it. */
export type FeelTypeName =
  | 'Any'
  | 'Null'
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'range'
  | 'list'
  | 'context'
  | 'function';

/** A type of FEEL (DMN 1.5 §10.3.2.9). `range`, `list`, `context` and `function` alone stand for those of Any. */
export type FeelType =
  | FeelTypeName
  | { readonly kind: 'list'; readonly of: FeelType }
  | { readonly kind: 'range'; readonly of: FeelType }
  | {
      readonly kind: 'context';
      readonly entries: Readonly<Record<string, FeelType>>;
      /** Whether it is known to have other entries as well, so that reading one is no mistake. */
      readonly open?: boolean;
    }
  | { readonly kind: 'function'; readonly params: readonly FeelType[]; readonly result: FeelType };

/** What an evaluation may still spend; `spend` throws when it is used up, and the evaluator turns that into a problem. */
export interface Fuel {
  spend(operations: number, bytes?: number): void;
}

/** All that an evaluation reads besides its arguments. */
export interface FeelEnv {
  /** Epoch milliseconds that `now()` and `today()` give; without it they give null. */
  readonly now?: number | undefined;
  /** Minutes east of UTC of the day that `today()` gives. */
  readonly utcOffset: number;
  readonly fuel: Fuel;
}

import { type Span, type Taken, takenBy, totalOf } from './measure.ts';
import type { IndicatorRows } from './rows.ts';
import type { Indicator, Threshold } from './types.ts';

export interface IndicatorResult {
  numerator: number | null;
  /** Absent for indicators without one. */
  denominator?: number | null;
  /** Null where there is nothing to divide by: never 0 and never 100 %. */
  value: number | null;
  /** Null without a threshold or a value. */
  met: boolean | null;
  /** Places of the rows behind the numbers in the lists of their kinds. */
  rows: { numerator: number[]; denominator: number[] };
}

/** Sums of decimals must not miss a threshold by their last bit. */
const EPSILON = 1e-9;

const COMPARE: Record<Threshold['op'], (value: number, limit: number) => boolean> = {
  '>=': (value, limit) => value >= limit - EPSILON,
  '<=': (value, limit) => value <= limit + EPSILON,
  '>': (value, limit) => value > limit + EPSILON,
  '<': (value, limit) => value < limit - EPSILON,
  '=': (value, limit) => Math.abs(value - limit) <= EPSILON,
};

/** What both measures take from the rows: computed once, added up for as many offices as are shown. */
export interface TakenByBoth {
  numerator: Taken[];
  denominator: Taken[];
}

export const takenOf = (indicator: Indicator, rows: IndicatorRows, span?: Span): TakenByBoth => {
  const { numerator, denominator } = indicator;
  return {
    numerator: takenBy(numerator, rows[numerator.over] ?? [], span),
    denominator: denominator === undefined ? [] : takenBy(denominator, rows[denominator.over] ?? [], span),
  };
};

/** The figure over what was taken. */
export function resultOf(indicator: Indicator, taken: TakenByBoth): IndicatorResult {
  const { denominator: below, threshold } = indicator;
  const numerator = totalOf(indicator.numerator, taken.numerator);
  const denominator = below === undefined ? undefined : totalOf(below, taken.denominator);
  const value = quotient(indicator, numerator, denominator);
  return {
    numerator,
    ...(denominator === undefined ? {} : { denominator }),
    value,
    met: threshold === undefined || value === null ? null : COMPARE[threshold.op](value, threshold.value),
    rows: {
      numerator: taken.numerator.map(({ index }) => index),
      denominator: taken.denominator.map(({ index }) => index),
    },
  };
}

function quotient(
  { unit, factor }: Indicator,
  numerator: number | null,
  denominator: number | null | undefined,
): number | null {
  if (numerator === null || denominator === null || denominator === 0) return null;
  if (denominator === undefined) return numerator * (factor ?? 1);
  return (numerator / denominator) * (factor ?? (unit === 'percent' ? 100 : 1));
}

/** An indicator over all the given rows. `span`: only rows dated in it, where the measures name a date. */
export const computeIndicator = (indicator: Indicator, rows: IndicatorRows, span?: Span): IndicatorResult =>
  resultOf(indicator, takenOf(indicator, rows, span));

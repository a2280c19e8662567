import { type IndicatorResult, resultOf, type TakenByBoth } from './compute.ts';
import { type Span, type Taken, takenBy } from './measure.ts';
import type { IndicatorRow, IndicatorRows } from './rows.ts';
import type { Indicator } from './types.ts';

/** An office with those above it: `/province/city/county/`, own id last. */
export interface RollUpOffice {
  id: string;
  path: string;
}

export interface RollUp {
  /** The next rows of one kind; their places go on from those before. */
  add(over: string, rows: IndicatorRow[]): void;
  /** By office. */
  results(): Map<string, IndicatorResult>;
}

/**
 * The indicator of each office over its own rows and those of all offices below it, fed with rows page by page. Ratios are
 * never averaged: each level divides its own sums. Rows of offices that are not in the list count for nobody.
 * `shown`: ids of the offices that get a figure, without it all.
 */
export function startRollUp(
  indicator: Indicator,
  offices: RollUpOffice[],
  span?: Span,
  shown: string[] = offices.map(({ id }) => id),
): RollUp {
  const { numerator, denominator } = indicator;
  const above = new Map(offices.map(({ id, path }) => [id, path.split('/').filter((part) => part !== '')]));
  const buckets = new Map<string, TakenByBoth>(shown.map((id) => [id, { numerator: [], denominator: [] }]));
  const seen = new Map<string, number>();
  const pour = (side: keyof TakenByBoth, one: Taken) => {
    for (const id of above.get(one.office) ?? []) buckets.get(id)?.[side].push(one);
  };
  return {
    add(over, rows) {
      const before = seen.get(over) ?? 0;
      seen.set(over, before + rows.length);
      const take = (side: keyof TakenByBoth, measure: typeof numerator) => {
        if (measure.over !== over) return;
        for (const one of takenBy(measure, rows, span)) pour(side, { ...one, index: one.index + before });
      };
      take('numerator', numerator);
      if (denominator) take('denominator', denominator);
    },
    results: () => new Map([...buckets].map(([id, bucket]) => [id, resultOf(indicator, bucket)])),
  };
}

/** The same for rows that are all at hand. */
export function rollUp(
  indicator: Indicator,
  rows: IndicatorRows,
  offices: RollUpOffice[],
  span?: Span,
): Map<string, IndicatorResult> {
  const running = startRollUp(indicator, offices, span);
  for (const [over, own] of Object.entries(rows)) running.add(over, own);
  return running.results();
}

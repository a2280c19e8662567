import { addDays, addMonths } from '../deadline/index.ts';
import type { Span } from './measure.ts';
import type { Indicator } from './types.ts';

/** Months of a period. */
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The period of an indicator in which a day (`YYYY-MM-DD`) lies, both ends included; a figure as of a day has no beginning. */
export function spanOf(period: Indicator['period'], day: string): Span {
  if (period === 'asOf') return { to: day };
  const months = MONTHS[period];
  const month = Number(day.slice(5, 7)) - 1;
  const first = month - (month % months) + 1;
  const from = `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
  return { from, to: addDays(addMonths(from, months), -1) };
}

/** With what a figure is compared: the period before, or the same one a year ago. */
export type Comparison = 'previous' | 'lastYear';

/** The whole period that a span of `period` is compared with; none for a figure as of a day. */
export function comparedSpan(period: Indicator['period'], { from }: Span, comparison: Comparison): Span | undefined {
  if (period === 'asOf' || from === undefined) return undefined;
  return spanOf(period, addMonths(from, comparison === 'lastYear' ? -12 : -MONTHS[period]));
}

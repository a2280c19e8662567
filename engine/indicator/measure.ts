import { canonicalJson } from '../digest.ts';
import { evaluate } from '../feel/index.ts';
import type { Json, JsonObject } from '../json.ts';
import type { IndicatorRow } from './rows.ts';
import type { Measure, Period } from './types.ts';

/** What a measure takes from one row: 1, a number to add up, or the text of a value to tell apart. */
export interface Taken {
  /** Place of the row in the list that was measured. */
  index: number;
  office: string;
  amount: number | string;
}

/** Period of the figure; without a beginning everything up to `to` counts (as of a day). */
export type Span = Partial<Pick<Period, 'from'>> & Pick<Period, 'to'>;

/** `2026-03` stands for its first day; a time of day for its day. */
const dayOf = (value: Json): string | undefined => {
  const found = typeof value === 'string' ? /^(\d{4}-\d{2})(-\d{2})?/.exec(value) : null;
  return found ? `${found[1]}${found[2] ?? '-01'}` : undefined;
};

/** The rows that count, in the order of the list. A row whose condition or date cannot be read does not count. */
export function takenBy(measure: Measure, rows: IndicatorRow[], span?: Span): Taken[] {
  const read = reader(measure, span);
  return rows.flatMap(({ office, values }, index) => {
    if (measure.where !== undefined && read(measure.where, values) !== true) return [];
    if (!inSpan(measure, values, read, span)) return [];
    const amount = amountOf(measure, values, read);
    return amount === undefined ? [] : [{ index, office, amount }];
  });
}

type Read = (expression: string, values: JsonObject) => Json;

/** Expressions see `period.from` and `period.to`; `today()` is the last day of the period. */
function reader({ where, date, sum, average, distinct }: Measure, span?: Span): Read {
  const options = { now: span && Date.parse(`${span.to}T12:00:00+08:00`) };
  const period: JsonObject = { from: span?.from ?? null, to: span?.to ?? null };
  // There are millions of rows: they are only copied for measures that ask for the period.
  const asks = [where, date, sum, average, distinct].some((text) => text?.includes('period') ?? false);
  return (expression, values) => {
    const found = evaluate(expression, asks ? { period, ...values } : values, options);
    return found.ok ? found.value : null;
  };
}

function inSpan({ date }: Measure, values: JsonObject, read: Read, span?: Span): boolean {
  if (date === undefined || span === undefined) return true;
  const day = dayOf(read(date, values));
  return day !== undefined && day <= span.to && (span.from === undefined || day >= span.from);
}

/** Undefined: nothing to add up or to tell apart in this row. */
function amountOf({ sum, average, distinct }: Measure, values: JsonObject, read: Read): number | string | undefined {
  if (distinct !== undefined) {
    const value = read(distinct, values);
    return value === null || value === '' ? undefined : canonicalJson(value);
  }
  const expression = sum ?? average;
  if (expression === undefined) return 1;
  const value = read(expression, values);
  return typeof value === 'number' ? value : undefined;
}

/** The number of a measure over what it took. An average over nothing is null, not zero. */
export function totalOf({ average, distinct }: Measure, taken: Taken[]): number | null {
  if (distinct !== undefined) return new Set(taken.map(({ amount }) => amount)).size;
  const sum = taken.reduce((total, { amount }) => total + Number(amount), 0);
  if (average === undefined) return sum;
  return taken.length === 0 ? null : sum / taken.length;
}

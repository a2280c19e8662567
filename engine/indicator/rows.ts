import type { JsonObject } from '../json.ts';

/** One row of what is measured, with the id of the office that it belongs to. */
export interface IndicatorRow {
  office: string;
  values: JsonObject;
}

/** Rows by what a measure is over: `cases`, `offices`, `officers`, `ledger:<ref>`. */
export type IndicatorRows = Record<string, IndicatorRow[]>;

/** Names that expressions over cases see. Dates are `YYYY-MM-DD`; what has not happened yet is null. */
export const CASE_NAMES = [
  'no',
  'item',
  'itemTitle',
  'group',
  'status',
  'result',
  'channel',
  'office',
  'level',
  'division',
  'receivedAt',
  'acceptedAt',
  'concludedAt',
  'dueAt',
  'workingDays',
  'onTime',
  'rounds',
  'supplements',
  'rating',
];

/** Names that expressions over offices see, beside the facts of the organization. */
export const OFFICE_NAMES = [
  'id',
  'name',
  'level',
  'division',
  'parent',
  'address',
  'phone',
  // Of village stations: items meant for them, and how many of these they can start, review and hand the result out for.
  'reachItems',
  'reachStart',
  'reachReview',
  'reachCollect',
];

export const OFFICER_NAMES = ['userName', 'name', 'office', 'level', 'division', 'posts', 'established', 'since'];

/** Names that every row of a ledger has beside its columns; a column of the same name wins. `recordedAt`: day of the latest write. */
export const LEDGER_NAMES = ['office', 'level', 'division', 'recordedAt'];

/** Rows as proofs write them: plain objects that name their office as the row kind does. */
export const plainRows = (rows: Record<string, JsonObject[]>): IndicatorRows =>
  Object.fromEntries(
    Object.entries(rows).map(([over, own]) => [
      over,
      own.map((values) => ({ office: String((over === 'offices' ? values.id : values.office) ?? ''), values })),
    ]),
  );

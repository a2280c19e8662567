/** Indicators: figures over cases, offices, officers and ledgers, level by level. */
export { checkIndicator, type MeasuredParts } from './check.ts';
export { computeIndicator, type IndicatorResult } from './compute.ts';
export { type Span as IndicatorSpan, takenBy } from './measure.ts';
export { proveIndicator } from './prove.ts';
export { type RollUp, type RollUpOffice, rollUp, startRollUp } from './rollUp.ts';
export { type IndicatorRow, type IndicatorRows, plainRows } from './rows.ts';
export { type Comparison, comparedSpan, spanOf } from './span.ts';
export type * from './types.ts';

/** From the data of a case to the rows of ledgers; rows that people enter; rows that stand for several persons. */
export { checkRegister } from './check.ts';
export { entryFault, ledgerKeyOf, readEntry } from './entry.ts';
export { changedCells, filledRow, filledRows } from './fill.ts';
export { ledgerForm } from './ledgerForm.ts';
export { type LedgerSource, ledgerWrites } from './ledgerWrites.ts';
export { isToldThen, type LiveFact, type LiveFacts, liveFactsOf, liveFill } from './liveFacts.ts';
export { proveLedger } from './prove.ts';
export { type CellDifference, differingCells, ruleHolds, soughtBy } from './reconcile.ts';
export { factName, type RolledMember, type RolledTotal, rollUpTotals } from './rollUp.ts';
export {
  type CellMark,
  drawnRows,
  type MarkFigures,
  markFigures,
  type RowMarks,
  rankOf,
  type SampleCheckFact,
  type SampleSize,
  sampleSize,
} from './sample.ts';
export type { FillSource, LedgerFill, LedgerProof, ReconcileRule, Register } from './types.ts';

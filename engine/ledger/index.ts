/** From the data of a case to the rows of ledgers. */
export { type LedgerSource, ledgerWrites } from './ledgerWrites.ts';

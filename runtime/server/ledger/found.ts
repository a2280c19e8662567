import type { LedgerDefinition } from '#engine';
import type { Tables } from '../views/ledger.ts';

/** A ledger as it holds somewhere, with the code tables that it names. */
export interface FoundLedger {
  ref: string;
  ledger: LedgerDefinition;
  tables: Tables;
  /** Cities and counties below that added a column, by its name. */
  from?: Record<string, string>;
}

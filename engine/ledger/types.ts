import type { JsonObject } from '../json.ts';
import type { CodeTable, LedgerDefinition } from '../service/types.ts';

/** What a ledger may be filled from beside the mappings of single items. */
export type FillSource = 'cases' | 'officers' | 'offices' | 'ratings' | 'sampleChecks' | 'checkedRows';

/** One row for every row of a source. `when`, `key` and the values of `set` are FEEL over the names of the source. */
export interface LedgerFill {
  from: FillSource;
  when?: string;
  key: string;
  set: Record<string, string>;
  /**
   * Only from cases: columns of `set` that tell where a case stands. Until it ends they are read from the case when its
   * row is shown, so a step that only hands it on writes nothing.
   */
  live?: string[];
}

/** What must hold between a row and the rows of another ledger; asked every night. */
export interface ReconcileRule {
  title: string;
  /** FEEL over the row: only rows for which it is true are asked. */
  where?: string;
  /** The other ledger. */
  with: string;
  /** Columns of the other ledger, each with FEEL over this row: those rows are `found` that agree in all of them. */
  match: Record<string, string>;
  /** FEEL over the row and `found`. */
  expect: string;
}

/** A worked example of a fill, played by `wutong pack test`. Fills from cases are shown by scenarios. */
export interface LedgerProof {
  title: string;
  from: Exclude<FillSource, 'cases'>;
  rows: JsonObject[];
  expect: { key: string; values: JsonObject }[];
}

/** A ledger that is filled from a source, ready to be written to. */
export interface Register {
  ref: string;
  ledger: LedgerDefinition;
  /** Changes with the fills: a row that was written under another one is written anew as a whole. */
  print: string;
  /** Division code prefix of its pack: only what belongs there goes in. */
  division?: string;
  table(ref: string): CodeTable | undefined;
}

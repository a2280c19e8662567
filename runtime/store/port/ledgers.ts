import type { CaseRow } from './cases.ts';
import type { Page, Scope } from './common.ts';

export interface LedgerRow {
  ledger: string;
  key: string;
  officePath: string;
  caseId: string | null;
  updatedAt: number;
  version: number;
  values: Record<string, unknown>;
}

/** A state of a ledger row after one write, with the case and the person that wrote it; oldest first, the current one last. */
export interface LedgerHistory {
  version: number;
  at: number;
  caseId: string | null;
  caseNo: string | null;
  actorName: string;
  values: Record<string, unknown>;
}

/** A page of rows that indicators count: those after this number of the last one. */
export interface MeasuredPage {
  after: number;
  limit: number;
}

export type MeasuredCase = Pick<
  CaseRow,
  'id' | 'no' | 'digest' | 'itemRef' | 'itemName' | 'officePath' | 'createdAt' | 'status' | 'result' | 'due' | 'state'
> & { seq: number };

export type MeasuredRow = Pick<LedgerRow, 'key' | 'officePath' | 'updatedAt' | 'values'> & { seq: number };

/** Ledger rows, and the rows that indicators count. */
export interface LedgerStore {
  ledgerRows(
    ledger: string,
    query: { text?: string; equals?: Record<string, string>; offset: number; limit: number },
    scope: Scope,
  ): Promise<Page<LedgerRow>>;
  ledgerRow(
    ledger: string,
    key: string,
    scope: Scope,
  ): Promise<{ row: LedgerRow; history: LedgerHistory[] } | undefined>;
  ledgerCounts(scope: Scope): Promise<Record<string, number>>;
  /** Cases received before `before` that something happened to at `from` or later, or that are due then (epoch ms). */
  measuredCases(page: MeasuredPage & { from?: number; before: number }, scope: Scope): Promise<MeasuredCase[]>;
  measuredRows(ledger: string, page: MeasuredPage, scope: Scope): Promise<MeasuredRow[]>;
  /** Latest cells about a person from every ledger in scope, for prefill. */
  ledgerRowsOfPerson(idNo: string, scope: Scope): Promise<LedgerRow[]>;
}

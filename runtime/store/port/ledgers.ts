import type { LiveFact, LiveFacts } from '#engine';
import type { CaseRow } from './cases.ts';
import type { Page, Scope } from './common.ts';

export interface LedgerRow {
  /** Number of the row in the store: names it where its key, often an id number, must not stand. */
  id: number;
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
  /** Null for a row that people entered or that the system wrote: its record is no case. */
  caseId: string | null;
  caseNo: string | null;
  actorName: string;
  /** Of the step that wrote it. */
  command: string;
  /** Why a person changed what stood there. */
  reason: string | null;
  values: Record<string, unknown>;
}

/** Rows whose case is under way and has these facts in one of these combinations, as `liveCombinations` gave them. */
export interface LiveMatch {
  facts: LiveFact[];
  combinations: string[];
}

export interface LiveCombination {
  facts: LiveFacts;
  /** Stands for them in a `LiveMatch`. */
  print: string;
}

/** A text, and the columns that it is looked for in: anywhere in `parts`, only as the whole cell in `whole`. */
export interface CellSearch {
  text: string;
  parts: string[];
  whole: string[];
  /** Columns that stand in the case while it is under way, not in its row; and where the text is found there. */
  live?: { columns: string[]; matches: LiveMatch[] };
}

export interface LedgerQuery {
  search?: CellSearch;
  /** Cells by the name of their column, exact. */
  equals?: Record<string, string>;
  /** Of columns in `equals` that stand in the case while it is under way: where they are what is sought. */
  live?: Record<string, LiveMatch>;
  /** Only these rows, by number; a few thousand at most. */
  only?: number[];
  /** With `before`: rows, by number, that are meant as well, whatever their cells. */
  also?: number[];
  /** Epoch ms: the rows as they stood just before it. */
  before?: number;
  offset: number;
  limit: number;
}

/** A record of somebody who saw or exported what is masked or leaves the system; see `LedgerAccess.kind`. */
export interface LedgerAccess {
  id: string;
  no: string;
  at: number;
  kind: string;
  ledger: string;
  /** Title of the ledger. */
  title: string;
  /** Office of the officer. */
  officePath: string;
  /** What the record holds beside; its shape belongs to who wrote it. */
  data: Record<string, unknown>;
}

/** A page of rows that indicators count: those after this number of the last one. */
export interface MeasuredPage {
  after: number;
  limit: number;
}

export type MeasuredCase = Pick<
  CaseRow,
  'id' | 'no' | 'digest' | 'itemRef' | 'itemName' | 'officePath' | 'createdAt' | 'status' | 'result' | 'due' | 'state'
> & {
  seq: number;
  /** What the applicant gave at the end, 1 to 5; null: none. */
  rating: number | null;
};

export type MeasuredRow = Pick<LedgerRow, 'key' | 'officePath' | 'updatedAt' | 'values'> & { seq: number };

/** Ledger rows, and the rows that indicators count. */
export interface LedgerStore {
  /** Rows, the latest entered first. Row scope is that of today, also for an earlier day. */
  ledgerRows(ledger: string, query: LedgerQuery, scope: Scope): Promise<Page<LedgerRow>>;
  ledgerRow(
    ledger: string,
    key: string,
    scope: Scope,
  ): Promise<{ row: LedgerRow; history: LedgerHistory[] } | undefined>;
  /** The same by the number of the row. */
  ledgerRowById(id: number, scope: Scope): Promise<{ row: LedgerRow; history: LedgerHistory[] } | undefined>;
  /** Facts of the cases under way that have rows in a ledger, each combination once, at most `limit`. */
  liveCombinations(ledger: string, facts: LiveFact[], limit: number, scope: Scope): Promise<LiveCombination[]>;
  /** Rows that were there before a moment (epoch ms) and whose cases were under way then, at most `limit`. */
  underWayBefore(
    ledger: string,
    before: number,
    limit: number,
    scope: Scope,
  ): Promise<{ id: number; key: string; caseId: string }[]>;
  ledgerCounts(scope: Scope): Promise<Record<string, number>>;
  /** Records of these kinds (`result` of a plan with status `register`), the latest first; scope by the officer's office. */
  ledgerAccesses(
    query: { kinds: string[]; ledger?: string; offset: number; limit: number },
    scope: Scope,
  ): Promise<Page<LedgerAccess>>;
  /** Cases received before `before` that something happened to at `from` or later, or that are due then (epoch ms). */
  measuredCases(page: MeasuredPage & { from?: number; before: number }, scope: Scope): Promise<MeasuredCase[]>;
  measuredRows(ledger: string, page: MeasuredPage, scope: Scope): Promise<MeasuredRow[]>;
  /** Latest cells about a person from every ledger in scope, for prefill. */
  ledgerRowsOfPerson(idNo: string, scope: Scope): Promise<LedgerRow[]>;
}

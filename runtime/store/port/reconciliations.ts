import type { Json, JsonObject, LedgerWrite } from '#engine';
import type { Page, Scope } from './common.ts';

/** One reconciliation of all ledgers with the chain. */
export interface ReconciliationRow {
  id: string;
  startedAt: number;
  /** Name of the officer, or of the system at night. */
  startedBy: string;
  endedAt: number | null;
  status: 'running' | 'done';
  /** Where it goes on after a restart: opaque to the store. */
  cursor: JsonObject;
  counts: Record<string, number>;
  /** Server process that works it, and until when the others leave it alone (epoch ms). */
  holder: string | null;
  heldUntil: number | null;
}

export type DifferenceKind =
  | 'cell' // the stored cell is not what the chain says
  | 'missing' // the chain wrote a row that is not there
  | 'unfounded' // a row, or a version of it, that nothing in the chain wrote
  | 'mapping' // what the case wrote is not what its data give
  | 'rule' // a rule between ledgers does not hold
  | 'refill'; // a case that has ended would write it otherwise under the rules of now

/** What a reconciliation found; nothing is repaired by it. */
export interface DifferenceRow {
  run: string;
  /** 1, 2, 3 … within the run. */
  no: number;
  kind: DifferenceKind;
  ledger: string;
  key: string;
  officePath: string;
  /** Null: the row as a whole. */
  column: string | null;
  stored: Json;
  expected: Json;
  /** Case that wrote the row last. */
  caseId: string | null;
  caseNo: string | null;
  /** Title of the rule that does not hold. */
  rule: string | null;
}

/** What a step of the chain wrote into ledgers. */
export interface ChainWrites {
  position: number;
  /** Null: a record of people or of the system, no case. */
  caseId: string | null;
  caseNo: string;
  officePath: string;
  writes: LedgerWrite[];
  /** Types of its facts. */
  facts: string[];
  result: string | null;
}

/** A ledger row with everything that it was made of. */
export interface LedgerTrail {
  seq: number;
  ledger: string;
  key: string;
  officePath: string;
  version: number;
  cells: JsonObject;
  /** Versions in their order; `step` is absent where the chain has no such position. */
  versions: { version: number; cells: JsonObject; position: number; step?: ChainWrites }[];
}

export interface ReconciliationStore {
  /** Begins a run unless one is under way. */
  startReconciliation(row: ReconciliationRow): Promise<'started' | 'running'>;
  /** The one that is under way, then the latest. */
  reconciliations(limit: number): Promise<ReconciliationRow[]>;
  reconciliation(id: string): Promise<ReconciliationRow | undefined>;
  /** Takes or keeps the run that is under way for a process; undefined when there is none or another one has it. */
  holdReconciliation(holder: string, now: number, until: number): Promise<ReconciliationRow | undefined>;
  /** A slice and how far it came, in one transaction; false when another process has taken over. */
  saveSlice(
    run: Pick<ReconciliationRow, 'id' | 'holder' | 'cursor' | 'counts' | 'status' | 'endedAt'>,
    found: DifferenceRow[],
  ): Promise<boolean>;
  differences(
    run: string,
    query: { kind?: DifferenceKind; ledger?: string; nos?: number[]; offset: number; limit: number },
    scope: Scope,
  ): Promise<Page<DifferenceRow>>;
  /** Keeps this many runs with what they found. */
  forgetReconciliations(keep: number): Promise<void>;
  /** Rows after this one in the order in which they came, whole ledgers or one. */
  ledgerTrails(after: number, limit: number): Promise<LedgerTrail[]>;
  /** What the steps after this position wrote into ledgers, a page of steps: `last` is the position to go on from. */
  chainWrites(after: number, limit: number): Promise<{ last: number; writes: ChainWrites[] }>;
  /** Numbers and cells of those of the rows that are there, by `ledger` newline `key`. */
  standingRows(rows: { ledger: string; key: string }[]): Promise<Map<string, { id: number; cells: JsonObject }>>;
}

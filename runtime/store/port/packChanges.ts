import type { JsonObject, MigrationRecord, StoredCase } from '#engine';
import type { CaseRow, CommitPlan } from './cases.ts';
import type { ItemPartRow, ItemRow, PackRow } from './content.ts';

/** What new cases run on. */
export interface ActiveSet {
  packs: { name: string; version: string; digest: string }[];
  items: { ref: string; digest: string }[];
}

export type PackChangeStatus =
  | 'planning' // 正在比对、预演
  | 'planned'
  | 'refused' // 计划有问题，不能安装
  | 'applying'
  | 'applied'
  | 'failed'
  | 'undone';

/** A plan to change what is installed, and what became of it. */
export interface PackChangeRow {
  id: string;
  kind: 'install' | 'remove' | 'undo';
  /** Name of the pack. */
  pack: string;
  fromVersion: string | null;
  fromDigest: string | null;
  toVersion: string | null;
  toDigest: string | null;
  status: PackChangeStatus;
  plannedAt: number;
  plannedBy: string;
  updatedAt: number;
  appliedAt: number | null;
  appliedBy: string | null;
  /** Change that took this one back. */
  undoneBy: string | null;
  done: number;
  total: number;
  /** Plan, choices, rehearsal and result: opaque to the store. */
  detail: JsonObject;
  /** As the publisher delivered them: until they are applied, and longer where they were merged with what was changed here. */
  files: Record<string, string> | null;
  before: ActiveSet | null;
}

/** A case that a change moved, with what takes it back. */
export interface PackMove {
  caseId: string;
  record: MigrationRecord<StoredCase>;
}

/** Everything that applying a change writes, in one transaction. */
export interface PackApplication {
  /** Written in full with status `applied`; `before` is filled in by the store. */
  change: PackChangeRow;
  /** Digest of the active set that the change was planned on. */
  base: string;
  /** New versions of packs. */
  packs: PackRow[];
  /** The one of them whose files stand with the plan in the store: they are copied there and not sent again. */
  planned?: string;
  /** What is active afterwards. Items must have been staged, packs be installed or among `packs`. */
  active: { packs: { name: string; version: string }[]; items: string[] };
  /** Steps of the cases that move, at most one a case. */
  moves: { plan: CommitPlan; move?: PackMove }[];
  /** The change that is taken back. */
  undoes?: string;
}

/** `stale`: something else was installed in between. `worked`: these cases went on in between. Nothing is written then. */
export type PackApplied = { kind: 'applied' } | { kind: 'stale' } | { kind: 'worked'; cases: string[] };

/** Changes of what is installed: planned, rehearsed, applied and taken back. */
export interface PackChangeStore {
  /** Items as they lie in the store, in no order; those that are not there are left out. */
  storedItems(digests: string[]): Promise<Pick<ItemRow, 'digest' | 'ref' | 'compiled'>[]>;
  /** Writes compiled items that nothing uses yet. Known ones stay as they are. */
  stageItems(items: ItemRow[], parts: ItemPartRow[]): Promise<void>;
  /** What is active now, with its digest for `PackApplication.base`. */
  activeSet(): Promise<ActiveSet & { digest: string }>;
  savePackChange(row: PackChangeRow): Promise<void>;
  /** How far it is; nothing when it is gone. */
  notePackProgress(id: string, at: number, done: number, total: number): Promise<void>;
  /** With the files, which may be many: to be asked once, not again and again. */
  packChange(id: string): Promise<PackChangeRow | undefined>;
  packChangeHead(id: string): Promise<Omit<PackChangeRow, 'files' | 'before'> | undefined>;
  /** The latest first, without the files and what was active before. */
  packChanges(limit: number): Promise<Omit<PackChangeRow, 'files' | 'before'>[]>;
  applyPackChange(application: PackApplication): Promise<PackApplied>;
  packMoves(change: string): Promise<PackMove[]>;
  /** Cases that are not concluded, in the order in which they came; `after` is the last row's `seq`. */
  runningCases(after: number, limit: number): Promise<(CaseRow & { seq: number })[]>;
}

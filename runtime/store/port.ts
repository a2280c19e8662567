import type {
  CaseData,
  CaseFact,
  CaseState,
  JsonObject,
  LedgerWrite,
  MigrationRecord,
  PatchOperation,
  StoredCase,
} from '#engine';

/**
 * Row scope: office paths (`/11/1101/110105/…/`) below which rows may be seen. Applied by the store to every read,
 * outermost, so that no handler can forget it. `all` is for the system itself (timers, migration, verification).
 */
export type Scope = { all: true } | { paths: string[] };

export interface ActorRef {
  kind: 'officer' | 'applicant' | 'system';
  id: string;
  name: string;
}

/** One appended step of a case: the truth. Rows are hash-chained per store in commit order. */
export interface StepRecord {
  caseId: string;
  /** 1, 2, 3 … within the case; equals the case's version after the step. */
  version: number;
  at: number;
  actor: ActorRef;
  /** Command type: `task.complete` … */
  command: string;
  facts: CaseFact[];
}

export interface ChainedStep extends StepRecord {
  /** Position in the store's chain, from 1. */
  position: number;
  /** SM3 of the previous hash and this step's canonical JSON, hex. */
  hash: string;
}

/**
 * Status of what stands among the cases without being one: the record of rows that people entered in a ledger. It has no
 * item (its digest is empty), is in the chain like every case, and no query of cases finds it.
 */
export const REGISTER = 'register';

/** Searchable columns of a case; `state` and `data` are opaque. */
export interface CaseRow {
  id: string;
  no: string;
  version: number;
  digest: string;
  itemRef: string;
  itemName: string;
  status: string;
  result: string | null;
  applicantName: string;
  /** Applicants are found by exact id number. */
  applicantIdNo: string;
  /** Path of the accepting office. */
  officePath: string;
  createdAt: number;
  updatedAt: number;
  /** Promised date, epoch ms; null before acceptance. */
  due: number | null;
  /** Paused clock. */
  paused: boolean;
  state: CaseState;
  data: CaseData;
}

export interface TaskRow {
  caseId: string;
  /** Token id: unique within the case. */
  token: number;
  element: string;
  name: string;
  post: string;
  /** Path of the office whose holders of the post work it. */
  officePath: string;
  assignee: string | null;
  createdAt: number;
  due: number | null;
  caseNo: string;
  itemRef: string;
  itemName: string;
  applicantName: string;
}

export interface TimerRow {
  caseId: string;
  timer: number;
  due: number;
}

export interface JobRow {
  caseId: string;
  job: number;
  topic: string;
  createdAt: number;
  attempts: number;
}

/** Answer to a command, kept under its idempotency key so that a retry gets the same one. */
export interface StoredReply {
  /** Who sent it: keys of different users never meet. */
  user: string;
  key: string;
  /** SM3 of method, path and body: the same key with another request is refused. */
  request: string;
  status: number;
  body: string;
}

/** Everything one step changes, as data. Many plans are written in one transaction (group commit). */
export interface CommitPlan {
  step: StepRecord;
  /** Version before the step; 0 creates the case. */
  expect: number;
  /** The row after the step; `data` is left out when it did not change. */
  row: Omit<CaseRow, 'data'> & { data?: CaseData };
  openTasks: TaskRow[];
  /** Tokens of tasks that are gone. */
  closeTasks: number[];
  /** Assignee changes of tasks that stay. */
  assign: { token: number; assignee: string | null }[];
  setTimers: TimerRow[];
  clearTimers: number[];
  addJobs: JobRow[];
  clearJobs: number[];
  ledgers: LedgerWrite[];
  reply?: StoredReply;
}

/** `duplicate`: the key was used before; nothing is written and the first reply comes back. */
export type CommitOutcome =
  | { kind: 'committed'; position: number }
  | { kind: 'conflict'; version: number }
  | { kind: 'duplicate'; reply: StoredReply };

export interface Page<T> {
  rows: T[];
  total: number;
}

export interface CaseQuery {
  text?: string;
  status?: string[];
  itemRef?: string;
  light?: 'yellow' | 'red';
  /** Epoch ms. */
  from?: number;
  to?: number;
  offset: number;
  limit: number;
}

export interface TaskQuery {
  /** Posts with the paths of the offices at which the user holds them; null: every task in scope. */
  holder: { post: string; officePath: string }[] | null;
  assignee?: string | null;
  text?: string;
  itemRef?: string;
  offset: number;
  limit: number;
}

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

/** An officer has read a rule text: the version of its pack, and the digest of what was read. */
export interface ReadingRow {
  ruleText: string;
  digest: string;
  account: string;
  officePath: string;
  version: string;
  at: number;
}

export interface OfficeRow {
  id: string;
  parent: string | null;
  /** `/p/c/x/` – own id last. */
  path: string;
  name: string;
  level: string;
  division: string;
  address: string | null;
  phone: string | null;
}

export interface UserRow {
  id: string;
  userName: string;
  name: string;
  passwordHash: string;
  office: string;
  /** `since`: day from which the post has been held there without a break, YYYY-MM-DD. */
  posts: { post: string; office: string; since?: string }[];
  demo: boolean;
  failures: number;
  lockedUntil: number | null;
  /** Established staff (编制内); null: not known. */
  established: boolean | null;
  /** The officer's own citizen id number, so that nobody works on the own case; null: not known. */
  idNo: string | null;
}

export interface SessionRow {
  /** SM3 of the cookie's token; the token itself is never stored. */
  tokenHash: string;
  user: string;
  createdAt: number;
  seenAt: number;
  expiresAt: number;
}

export interface FileRow {
  hash: string;
  type: string;
  size: number;
  name: string;
  uploadedBy: string;
  officePath: string;
  createdAt: number;
}

export interface PackRow {
  name: string;
  version: string;
  digest: string;
  installedAt: number;
  installedBy: string;
  active: boolean;
  /** Files by path. */
  files: Record<string, string>;
}

export interface ItemRow {
  digest: string;
  ref: string;
  pack: string;
  packVersion: string;
  /** New cases use the active one. */
  active: boolean;
  /** CompiledItem as JSON text. A member may be `{"$part": digest}` in place of what it shares with other items. */
  compiled: string;
}

/** Content that compiled items share, under the SM3 of its canonical JSON. */
export interface ItemPartRow {
  digest: string;
  /** JSON text. */
  content: string;
}

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
  /** The new version; absent: nothing is added. */
  pack?: PackRow;
  /** What is active afterwards. Items must have been staged, packs be installed or `pack`. */
  active: { packs: { name: string; version: string }[]; items: string[] };
  /** Steps of the cases that move, at most one a case. */
  moves: { plan: CommitPlan; move?: PackMove }[];
  /** The change that is taken back. */
  undoes?: string;
}

/** `stale`: something else was installed in between. `worked`: these cases went on in between. Nothing is written then. */
export type PackApplied = { kind: 'applied' } | { kind: 'stale' } | { kind: 'worked'; cases: string[] };

export interface DraftRow {
  id: string;
  pack: string;
  /** Path of the file that is edited. */
  path: string;
  content: string;
  /** Digest of the published content that it started from. */
  base: string;
  version: number;
  updatedBy: string;
  updatedAt: number;
}

/** An overlay that a city or county office drafts at run time. What became of its request stands in the case. */
export interface LocalizationRow {
  id: string;
  /** Office that drafts and requests it. */
  office: string;
  officePath: string;
  /** Division code prefix in which it is to hold: four digits a city, six a county. */
  division: string;
  /** Item as it was first defined: `national:unemp-reg`. */
  target: string;
  /** Name of the item. */
  title: string;
  reason: string;
  /** 文号 */
  document: string | null;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  expires: string | null;
  patch: PatchOperation[];
  /** Case of the latest request; there may be none under it yet when the server ended in between. */
  caseId: string | null;
  /** SM3 of what was requested: only that is ever activated. */
  requested: string | null;
  /** Result of the latest trial run: opaque to the store. */
  trial: JsonObject | null;
  /** Put into force by the office itself, within its rights. */
  activatedAt: number | null;
  activatedBy: string | null;
  endedAt: number | null;
  endedBy: string | null;
  endReason: string | null;
  createdAt: number;
  updatedBy: string;
  updatedAt: number;
  version: number;
}

/** What holds in a division on top of the installed packs. */
export interface LocalLayerRow {
  division: string;
  title: string;
  /** SM3 of what it was compiled from: another one, and it has to be compiled anew. */
  print: string;
  /** Localizations that hold, by id. */
  active: string[];
  /** Those that should and cannot, with the reason. */
  blocked: Record<string, string>;
  /** Digests of the compiled items. */
  items: string[];
  at: number;
}

/** The only way to durable state. Two implementations, one contract suite (tests/runtime/store). */
export interface Store {
  readonly dialect: 'sqlite' | 'postgres';
  /** Creates or upgrades the tables. */
  migrate(): Promise<void>;
  close(): Promise<void>;

  /** Group commit. Plans arriving together share a transaction; a bad plan never takes its neighbours down. */
  commit(plan: CommitPlan): Promise<CommitOutcome>;
  reply(user: string, key: string): Promise<StoredReply | undefined>;
  saveReply(reply: StoredReply): Promise<'saved' | StoredReply>;
  /** Next number of a series, gaps allowed, never repeated. */
  nextNumber(series: string): Promise<number>;

  case(id: string, scope: Scope): Promise<CaseRow | undefined>;
  caseByNo(no: string, scope: Scope): Promise<CaseRow | undefined>;
  cases(query: CaseQuery, scope: Scope): Promise<Page<Omit<CaseRow, 'state' | 'data'>>>;
  steps(caseId: string, scope: Scope): Promise<ChainedStep[]>;
  tasks(query: TaskQuery, scope: Scope): Promise<Page<TaskRow>>;
  /** Counts for today's board. */
  board(holder: { post: string; officePath: string }[], user: string, scope: Scope, now: number): Promise<BoardCounts>;
  dueTimers(now: number, limit: number): Promise<TimerRow[]>;
  jobs(limit: number): Promise<JobRow[]>;

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

  /** By whom and when any version of a rule text was read; the first reading of a version stays. */
  readings(ruleText: string, scope: Scope): Promise<ReadingRow[]>;
  readingsOf(account: string): Promise<ReadingRow[]>;
  saveReading(row: ReadingRow): Promise<void>;

  offices(): Promise<OfficeRow[]>;
  saveOffices(rows: OfficeRow[]): Promise<void>;
  users(): Promise<UserRow[]>;
  userByName(userName: string): Promise<UserRow | undefined>;
  user(id: string): Promise<UserRow | undefined>;
  saveUser(row: UserRow): Promise<void>;
  /** Counts a failure atomically and returns the new count. */
  countFailure(user: string, lockedUntil: number | null): Promise<number>;
  saveSession(row: SessionRow): Promise<void>;
  session(tokenHash: string): Promise<SessionRow | undefined>;
  touchSession(tokenHash: string, seenAt: number): Promise<void>;
  deleteSession(tokenHash: string): Promise<void>;

  saveFile(row: FileRow): Promise<void>;
  file(hash: string, scope: Scope): Promise<FileRow | undefined>;

  packs(): Promise<PackRow[]>;
  /** All versions without their files. */
  packHeads(): Promise<Omit<PackRow, 'files'>[]>;
  packFiles(name: string, version: string): Promise<Record<string, string> | undefined>;
  /** Writes the pack and its items and makes them the active ones, in one transaction. */
  installPack(pack: PackRow, items: ItemRow[]): Promise<void>;
  activeItems(): Promise<Omit<ItemRow, 'compiled'>[]>;
  item(digest: string): Promise<ItemRow | undefined>;
  itemParts(digests: string[]): Promise<ItemPartRow[]>;

  /** Writes compiled items that nothing uses yet. Known ones stay as they are. */
  stageItems(items: ItemRow[], parts: ItemPartRow[]): Promise<void>;
  /** What is active now, with its digest for `PackApplication.base`. */
  activeSet(): Promise<ActiveSet & { digest: string }>;
  savePackChange(row: PackChangeRow): Promise<void>;
  /** How far it is; nothing when it is gone. */
  notePackProgress(id: string, at: number, done: number, total: number): Promise<void>;
  packChange(id: string): Promise<PackChangeRow | undefined>;
  /** The latest first, without the files and what was active before. */
  packChanges(limit: number): Promise<Omit<PackChangeRow, 'files' | 'before'>[]>;
  applyPackChange(application: PackApplication): Promise<PackApplied>;
  packMoves(change: string): Promise<PackMove[]>;
  /** Cases that are not concluded, in the order in which they came; `after` is the last row's `seq`. */
  runningCases(after: number, limit: number): Promise<(CaseRow & { seq: number })[]>;

  drafts(pack?: string): Promise<Omit<DraftRow, 'content'>[]>;
  draft(id: string): Promise<DraftRow | undefined>;
  /** `expect`: version that the editor last saw, 0 for a new draft. */
  saveDraft(
    row: DraftRow,
    expect: number,
  ): Promise<{ kind: 'saved'; version: number } | { kind: 'conflict'; draft: DraftRow }>;
  deleteDraft(id: string): Promise<void>;

  localizations(scope: Scope): Promise<LocalizationRow[]>;
  localization(id: string, scope: Scope): Promise<LocalizationRow | undefined>;
  /** `expect`: version that the writer last saw, 0 for a new one. */
  saveLocalization(
    row: LocalizationRow,
    expect: number,
  ): Promise<{ kind: 'saved'; version: number } | { kind: 'conflict' }>;
  deleteLocalization(id: string): Promise<void>;
  localLayers(): Promise<LocalLayerRow[]>;
  /** Writes the layer and makes its items, which were staged, the only active ones of its pack, in one transaction. */
  saveLocalLayer(row: LocalLayerRow, pack: string): Promise<void>;

  /** Walks the chain; the first break with its position, or the count and the head. */
  verifyChain(): Promise<{ ok: true; steps: number; head: string } | { ok: false; position: number; reason: string }>;
}

export interface BoardCounts {
  /** Tasks the user could claim. */
  open: number;
  /** Tasks the user holds. */
  mine: number;
  dueToday: number;
  overdue: number;
  supplementing: number;
  receivedToday: number;
  concludedToday: number;
}

import type { CaseData, CaseFact, CaseState, LedgerWrite } from '#engine';
import type { BundleMemberRow, BundleRow } from './bundles.ts';
import type { ActorRef, Page, Scope } from './common.ts';
import type { RatingRow } from './ratings.ts';

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
  /** Channel by which the application came, while it waits to be accepted; null for every other task. */
  channel: string | null;
  /** Number of the bundle (一件事) that its case belongs to. */
  bundleNo?: string;
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
  /** With the record that opens a bundle. */
  bundle?: BundleRow;
  /** With the first step of each of a bundle's cases. */
  member?: BundleMemberRow;
  /** Versions at which rows of ledgers must stand, 0 for rows that must not be there: else nothing is written. */
  expectLedgers?: { ledger: string; key: string; version: number }[];
  /** Rows that are there stay with the office that keeps them and with their case; without it they go to those of this plan. */
  keepOffices?: true;
  /** The rating whose record this is, as it stands after the step. */
  rating?: RatingRow;
  reply?: StoredReply;
}

/**
 * `duplicate`: the key was used before; nothing is written and the first reply comes back. `conflict`: the case, or a
 * row of a ledger that the plan expects, stands at another version.
 */
export type CommitOutcome =
  | { kind: 'committed'; position: number }
  | { kind: 'conflict'; version: number }
  | { kind: 'duplicate'; reply: StoredReply };

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
  /** Applications that came by this channel and wait to be accepted. */
  channel?: string;
  offset: number;
  limit: number;
}

export interface BoardCounts {
  /** Tasks the user could claim. */
  open: number;
  /** Those of them that are applications from the portal, waiting to be accepted. */
  online: number;
  /** Tasks the user holds. */
  mine: number;
  dueToday: number;
  overdue: number;
  supplementing: number;
  receivedToday: number;
  concludedToday: number;
}

/** Cases with their steps, tasks, timers and jobs. */
export interface CaseStore {
  /** Group commit. Plans arriving together share a transaction; a bad plan never takes its neighbours down. */
  commit(plan: CommitPlan): Promise<CommitOutcome>;
  /**
   * Plans of different cases as one: all are written or none. Keys are answered and versions compared before anything is
   * written; the first plan that cannot be written decides. Groups stand in the queue of `commit` among single plans.
   */
  commitAll(plans: CommitPlan[]): Promise<CommitOutcome>;
  reply(user: string, key: string): Promise<StoredReply | undefined>;
  saveReply(reply: StoredReply, at: number): Promise<'saved' | StoredReply>;
  /** Forgets at most `limit` replies that were given before this moment, the oldest first; gives how many. */
  pruneReplies(before: number, limit: number): Promise<number>;
  /** Next number of a series, gaps allowed, never repeated. */
  nextNumber(series: string): Promise<number>;
  case(id: string, scope: Scope): Promise<CaseRow | undefined>;
  caseByNo(no: string, scope: Scope): Promise<CaseRow | undefined>;
  /** Those of these cases that are under way. */
  openCases(ids: string[], scope: Scope): Promise<CaseRow[]>;
  /** The same, wherever they stand. */
  casesNamed(ids: string[], scope: Scope): Promise<CaseRow[]>;
  cases(query: CaseQuery, scope: Scope): Promise<Page<Omit<CaseRow, 'state' | 'data'>>>;
  steps(caseId: string, scope: Scope): Promise<ChainedStep[]>;
  tasks(query: TaskQuery, scope: Scope): Promise<Page<TaskRow>>;
  /** Counts for today's board. */
  board(holder: { post: string; officePath: string }[], user: string, scope: Scope, now: number): Promise<BoardCounts>;
  dueTimers(now: number, limit: number): Promise<TimerRow[]>;
  jobs(limit: number): Promise<JobRow[]>;
  /** Walks the chain; the first break with its position, or the count and the head. */
  verifyChain(): Promise<{ ok: true; steps: number; head: string } | { ok: false; position: number; reason: string }>;
}

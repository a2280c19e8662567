import type {
  CaseResult,
  InstallChoices,
  InstallPlan,
  ItemRehearsal,
  JsonObject,
  PathCoverage,
  Problem,
  RehearsalCounts,
} from '#engine';

/** What the running cases came to when the change was planned. */
export interface Rehearsal {
  at: number;
  items: ItemRehearsal[];
  counts: RehearsalCounts;
  /** What applying must come to under the choices, if no case is worked in between. */
  expected: CaseResult;
}

/** Scenarios on both engines and coverage of every process that changes. */
export interface CertificationSummary {
  scenarios: number;
  failed: number;
  coverage: Pick<PathCoverage, 'process' | 'name' | 'parts' | 'reached' | 'threshold' | 'enough'>[];
  problems: Problem[];
}

export interface ChangeResult {
  cases: CaseResult;
  /** Cases that were worked or came between rehearsal and application. */
  changedSince: number;
  /** Digest of the pack as it lies in the store; absent when it was removed. */
  digest?: string;
  /** Items that are active now. */
  items: number;
  /** Digest of the active set, by which undoing knows that nothing was installed since. */
  after: string;
  /** Cases that an undo could not move back. */
  notMovedBack?: { no: string; reason: string }[];
}

/** What a change keeps of itself: `PackChangeRow.detail`. */
export interface ChangeDetail {
  plan: InstallPlan;
  choices: InstallChoices;
  rehearsal?: Rehearsal;
  certification?: CertificationSummary;
  result?: ChangeResult;
  /** Why it failed. */
  error?: { code: string; message: string; problems?: Problem[] };
  /** The change that this one takes back. */
  undoes?: string;
}

export const detailOf = (row: { detail: JsonObject }): ChangeDetail => row.detail as unknown as ChangeDetail;
export const asJson = (detail: ChangeDetail): JsonObject => JSON.parse(JSON.stringify(detail)) as JsonObject;

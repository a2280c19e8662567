import type { EndResult, Level, Outcome, OutcomeKind, Post } from '../bpmn/model.ts';
import type { ClockEntry } from '../deadline/types.ts';
import type { JsonObject } from '../json.ts';
import type { KernelFact, KernelState } from '../kernel/types.ts';

/** Who sends a command. Posts are those the officer holds at `office` when sending. */
export type Actor =
  | { kind: 'officer'; id: string; name: string; office: string; posts: Post[] }
  | { kind: 'applicant'; id: string; name: string }
  | { kind: 'system'; id: string; name: string };

export interface Applicant {
  kind: 'person' | 'organization';
  name: string;
  /** Code of ID_TYPE; `10` = 居民身份证. Organizations: the credit code in `idNo`. */
  idType: string;
  idNo: string;
  phone?: string;
  /** 代办人 */
  agent?: { name: string; idNo: string; phone?: string };
}

export type CaseStatus =
  | 'received' // 已收件，未受理
  | 'inProgress' // 已受理
  | 'supplementing' // 补正中
  | 'concluded' // 办结（granted / denied / …见 result）
  | 'withdrawn';

export interface MaterialRecord {
  /** Id of the material in the item. */
  material: string;
  state: 'received' | 'verified' | 'shared' | 'deferred' | 'missing';
  /** Uploaded files by SM3 of their content. */
  files: { hash: string; name: string; type: string; size: number }[];
  note?: string;
}

/** A task that waits for a person. */
export interface OpenTask {
  /** Token id in the kernel. */
  id: number;
  element: string;
  post?: Post;
  /** Office whose holders of `post` may work it. */
  office: string;
  assignee?: string;
  createdAt: number;
  /** Epoch ms; absent while the clock has not started or the step has no budget. */
  due?: number;
}

/** State of a case: what the next command needs, and nothing that the facts already tell. */
export interface CaseState {
  v: 1;
  id: string;
  no: string;
  /** Digest of the compiled item; pinned for life. */
  digest: string;
  status: CaseStatus;
  result?: EndResult;
  applicant: Applicant;
  /** Offices from the accepting one upwards, by level. */
  offices: Partial<Record<Level, string>>;
  office: string;
  kernel: KernelState;
  tasks: OpenTask[];
  /** Officers who completed a task of a post: the memory of the duty rules. */
  performers: Record<Post, string[]>;
  clock: ClockEntry[];
  /** Counts send-backs; part of every opinion. */
  round: number;
  materials: MaterialRecord[];
  /** What expressions see beside the answers: `outcome`, `officers`, `case` … Small, and changed at every step. */
  vars: JsonObject;
  /** The latest one-time notice: everything the answers so far can require (BJ-22, R6, R43). */
  notice?: { materials: string[]; note: string; hash: string; at: number };
}

/** Data that expressions see: `form`, `situation`, `applicant`, and the state's `vars`. */
export type CaseData = JsonObject;

export type CaseCommand =
  | {
      type: 'case.receive';
      id: string;
      no: string;
      applicant: Applicant;
      form: JsonObject;
      situation: JsonObject;
      materials: MaterialRecord[];
      office: string;
      offices: Partial<Record<Level, string>>;
      channel: string;
    }
  /** Saves what was typed; need not be valid. */
  | { type: 'case.save'; form?: JsonObject; situation?: JsonObject; materials?: MaterialRecord[] }
  | { type: 'case.withdraw'; reason: string }
  | { type: 'task.claim'; task: number }
  | { type: 'task.release'; task: number }
  | {
      type: 'task.transfer';
      task: number;
      to: { id: string; name: string; office: string; posts: Post[] };
      reason: string;
    }
  | {
      type: 'task.complete';
      task: number;
      outcome: string;
      opinion?: string;
      form?: JsonObject;
      situation?: JsonObject;
      materials?: MaterialRecord[];
      /** For an `issue` outcome: how and to whom the result was handed over (R45). */
      delivery?: Delivery;
      /** For a `supplement` outcome: what lacks. */
      notice?: { materials: string[]; note: string };
    }
  | { type: 'task.sendBack'; task: number; target: string; opinion: string }
  /** The applicant hands in what the notice asked for. */
  | { type: 'case.supplement'; materials: MaterialRecord[]; form?: JsonObject; note?: string }
  | { type: 'timer.fire'; timer: number }
  | { type: 'job.complete'; job: number; result?: JsonObject }
  | { type: 'job.fail'; job: number; error: string; message: string }
  | { type: 'incident.retry'; token: number };

export interface Delivery {
  /** Code of DELIVERY. */
  method: string;
  receiver: string;
  receiverIdNo?: string;
  at: string;
  trackingNo?: string;
}

/** Facts of the case layer; the kernel's stand between them in the order in which they happened. */
export type CaseFact =
  | KernelFact
  | { type: 'case.received'; channel: string; no: string; digest: string; item: string }
  | { type: 'case.accepted' }
  | { type: 'case.notAccepted'; reason: string }
  | { type: 'case.saved'; what: ('form' | 'situation' | 'materials')[] }
  | { type: 'notice.issued'; materials: string[]; note: string; hash: string }
  | { type: 'case.supplemented'; materials: string[]; note?: string }
  | { type: 'clock.started' | 'clock.resumed' | 'clock.stopped' }
  | { type: 'clock.paused'; reason: string }
  | { type: 'task.claimed' | 'task.released'; token: number; user: string }
  | { type: 'task.transferred'; token: number; from?: string; to: string; toName: string; reason: string }
  | {
      type: 'opinion.given';
      token: number;
      element: string;
      post?: Post;
      outcome: string;
      kind: OutcomeKind | 'sendBack';
      name: string;
      text?: string;
      target?: string;
      round: number;
    }
  | { type: 'result.delivered'; delivery: Delivery }
  | { type: 'case.concluded'; result: EndResult }
  | { type: 'case.withdrawn'; reason: string };

/** A row of a ledger written by a case. `key` identifies the row; `values` are the cells this case sets. */
export interface LedgerWrite {
  ledger: string;
  key: string;
  values: JsonObject;
}

export interface CaseStep {
  state: CaseState;
  /** The answers: `form`, `situation`, `applicant`; the same object when none of them changed, so that it need not be written. */
  data: CaseData;
  facts: CaseFact[];
  ledgers: LedgerWrite[];
}

/** What may be done with a task by an officer right now, or why not. The condition that hides a button refuses the request. */
export interface AllowedAction {
  type: 'claim' | 'release' | 'transfer' | 'complete' | 'sendBack';
  outcome?: Outcome;
  /** Send-back targets with their names. */
  targets?: { element: string; name: string }[];
  refusal?: { code: string; message: string };
}

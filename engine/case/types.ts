import type { EndResult, Level, Outcome, OutcomeKind, Post } from '../bpmn/model.ts';
import type { CampaignFact, CampaignNote } from '../campaign/types.ts';
import type { ClockEntry, ClockExtension, Limit } from '../deadline/types.ts';
import type { OfficerFacts } from '../duty/types.ts';
import type { Json, JsonObject } from '../json.ts';
import type { KernelFact, KernelState } from '../kernel/types.ts';
import type { SampleCheckFact } from '../ledger/sample.ts';
import type { MigrationFact } from '../migrate/types.ts';
import type { FollowUpAnswer, RatingAnswer, RatingChannel, RatingStage } from '../rating/types.ts';

/** An officer at one office, with the posts held there and what else the duty rules ask. */
export type Person = { id: string; name: string; office: string; posts: Post[] } & OfficerFacts;

/** Who sends a command. Posts are those the officer holds at `office` when sending. */
export type Actor =
  | ({ kind: 'officer' } & Person)
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

/** A field of the application that was corrected; `null`: not answered. */
export interface FieldChange {
  field: string;
  from: Json;
  to: Json;
}

/** What a one-time notice asks for. `fields`: of the application form, to be corrected; absent when it names none. */
export interface NoticeContent {
  materials: string[];
  note: string;
  fields?: string[];
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
  /** Somebody has opened, claimed or handed on the task: the step before it can no longer be taken back. */
  opened?: true;
  /** Who delegated the task to `assignee` and gets it back (委派). */
  owner?: string;
  /** Whose opinion is asked while the task stays (会办). */
  consulted?: { id: string; name: string }[];
  /** Joint signature: id of the activity's scope, the same for all its signers. */
  joint?: number;
  /** Joint signature: who added this signer (加签). */
  addedBy?: string;
}

/** A completion that its officer may still take back (取回): what it brought about is untouched. */
export interface Takeable {
  element: string;
  user: string;
  office: string;
  post?: Post;
  /** Scope instance of the kernel that the task stood in; 0 is the process. */
  scope: number;
  /** Signer of a joint signature. */
  index?: number;
  /** Tokens that the completion created. */
  tokens: number[];
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
  notice?: NoticeContent & { hash: string; at: number };
  /** The first one-time notice, and what lacked then and was not named in it. */
  oneTime?: { materials: string[]; withheld: string[] };
  /** Materials outside the first notice that a supervisor let the office ask for. */
  consents?: string[];
  /** Demands outside the first notice so far: each is a breach of 一次性告知. */
  breaches?: number;
  /** Task at which materials were asked for without leaving it; it waits for them. */
  demand?: number;
  /** Everything stands still (中止), with the notice that said so. */
  suspended?: { at: number; reason: string; notice: string };
  recent?: Takeable[];
  /** Who has signed a joint signature that is still open, by its scope. */
  signed?: Record<string, string[]>;
  /** Registers of every case that this one stands in, with the print of the fills that wrote it there last. */
  registered?: Record<string, string>;
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
  /** An officer has opened the page of a task. */
  | { type: 'task.open'; task: number }
  | { type: 'task.transfer'; task: number; to: Person; reason: string }
  /** 委派: another officer prepares the task and gives it back. */
  | { type: 'task.delegate'; task: number; to: Person; reason: string }
  | { type: 'task.giveBack'; task: number; opinion: string }
  /** The one who delegated a task takes it back before it was given back. */
  | { type: 'task.recall'; task: number; reason: string }
  /** 会办: asks others' opinion; the task stays. */
  | { type: 'task.consult'; task: number; to: Person[]; question: string }
  | { type: 'task.advise'; task: number; opinion: string }
  /** 取回: the officer who completed `element` takes it back before anybody opened what came next. */
  | { type: 'task.takeBack'; element: string; reason: string }
  /** 加签 to the joint signature that `task` belongs to. */
  | { type: 'task.addSigner'; task: number; to: Person; reason: string; weight?: number }
  /** 减签: `task` is the signer's own. */
  | { type: 'task.dropSigner'; task: number; reason: string }
  /** Asks for materials from a step that has no 补正 outcome; the step waits for them. */
  | { type: 'task.demand'; task: number; materials: string[]; note: string }
  /** A supervisor lets the office ask for materials outside the first one-time notice. */
  | { type: 'case.consent'; materials: string[]; reason: string }
  /** 抄送 */
  | { type: 'case.copy'; to: Person[]; note: string }
  /** 催办 */
  | { type: 'case.remind'; task: number; text: string }
  /** 中止: reason is a code of SUSPEND_REASON; the notice says why, to the applicant (R5). */
  | { type: 'case.suspend'; reason: string; notice: string }
  | { type: 'case.resume'; note: string }
  /** 终止办理 by a supervisor: the applicant gave up, or never handed in what was asked for (R41). */
  | { type: 'case.terminate'; reason: string; result: 'withdrawn' | 'expired' }
  /** 延长办理期限, sent by who approves it; `requestedBy`: id of the officer who asked for it. `notice`: number of the notice. */
  | { type: 'case.extend'; by: Limit; reason: string; requestedBy: string; notice: string }
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
      notice?: NoticeContent;
    }
  /** `straight`: what is sent back comes straight back to this step; without it the case walks its path again. */
  | { type: 'task.sendBack'; task: number; target: string; opinion: string; straight?: boolean }
  /** The applicant hands in what the notice asked for. */
  | { type: 'case.supplement'; materials: MaterialRecord[]; form?: JsonObject; note?: string }
  | { type: 'timer.fire'; timer: number }
  | { type: 'job.complete'; job: number; result?: JsonObject }
  | { type: 'job.fail'; job: number; error: string; message: string }
  | { type: 'incident.retry'; token: number }
  /** By the system: writes the case into the registers of every case in which it does not stand; nothing else changes. */
  | { type: 'case.register' };

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
  | ({ type: 'notice.issued'; hash: string } & NoticeContent)
  | { type: 'case.supplemented'; materials: string[]; note?: string; changes?: FieldChange[] }
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
  | { type: 'task.opened'; token: number; user: string }
  | { type: 'task.delegated'; token: number; from: string; to: string; toName: string; reason: string }
  /** `text`: what the delegate found; absent when the owner called the task back. */
  | { type: 'task.givenBack'; token: number; from: string; to: string; text?: string; reason?: string }
  | { type: 'task.consulted'; token: number; to: string; toName: string; question: string }
  | { type: 'advice.given'; token: number; element: string; user: string; text: string; round: number; post?: Post }
  /** The task was completed before this person answered. */
  | { type: 'task.consultationEnded'; token: number; user: string }
  | { type: 'task.sentBack'; token: number; target: string; straight: 0 | 1; round: number }
  | { type: 'task.takenBack'; token: number; element: string; user: string; reason: string }
  | { type: 'task.signerAdded' | 'task.signerDropped'; token: number; user: string; userName: string; reason: string }
  | { type: 'notice.consented'; materials: string[]; reason: string }
  /** More was asked for than the first one-time notice named (BJ-22, R6). */
  | { type: 'notice.breached'; materials: string[] }
  | { type: 'case.copied'; to: string; toName: string; note: string }
  | { type: 'case.reminded'; token: number; text: string; to?: string }
  | { type: 'case.suspended'; reason: string; notice: string; hash: string }
  | { type: 'case.resumed'; note: string }
  | ({ type: 'clock.extended' } & Omit<ClockExtension, 'at' | 'type'>)
  | { type: 'case.terminated'; reason: string; result: EndResult }
  /** Half a year before somebody has to leave a high-risk post. */
  | { type: 'duty.warned'; user: string; post: Post; message: string }
  | { type: 'case.concluded'; result: EndResult }
  | { type: 'case.withdrawn'; reason: string }
  /** A row that people have entered in a ledger; its record is no case of an item. */
  | { type: 'ledger.registered'; ledger: string; key: string; values: JsonObject; reason?: string }
  /** Somebody saw what lists mask of a row. */
  | { type: 'ledger.unmasked'; ledger: string; key: string; columns: string[]; purpose: string; note: string }
  /** Rows of a ledger left the system; `full`: with nothing masked; `filter`: which, in words. */
  | {
      type: 'ledger.exported';
      ledger: string;
      format: string;
      rows: number;
      full: boolean;
      filter: string;
      purpose: string;
      note: string;
    }
  /** What an applicant said of a case, and what was done about it: records of their own, beside the case. */
  | ({ type: 'rating.given'; caseId: string; stage: RatingStage; channel: RatingChannel } & RatingAnswer)
  | { type: 'rating.followedUp'; step: FollowUpAnswer }
  /** Moves of campaigns stand in the chain as records of their own. */
  | CampaignFact
  | CampaignNote
  /** Moves of sample checks stand in the chain as records of their own. */
  | SampleCheckFact
  /** A row that the case itself wrote, by a mapping of its item or into a register of every case: only the cells that it set. */
  | { type: 'ledger.written'; ledger: string; key: string; values: JsonObject }
  /** A bundle (一件事) was applied for: its record, beside the cases that it opened. `digest`: of its definition. */
  | {
      type: 'bundle.opened';
      no: string;
      ref: string;
      digest: string;
      channel: string;
      cases: { id: string; no: string; item: string }[];
    }
  /** Moved to another version of its item. */
  | Extract<MigrationFact, { type: 'case.migrated' }>;

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

/** Moves on one open task. */
export type TaskMove =
  | 'claim'
  | 'release'
  | 'transfer'
  | 'complete'
  | 'sendBack'
  | 'delegate'
  | 'giveBack'
  | 'recall'
  | 'consult'
  | 'advise'
  | 'addSigner'
  | 'dropSigner'
  | 'demand';

/** Moves on the case as a whole. */
export type CaseMove =
  | 'save'
  | 'withdraw'
  | 'supplement'
  | 'takeBack'
  | 'consent'
  | 'copy'
  | 'remind'
  | 'suspend'
  | 'resume'
  | 'terminate'
  | 'extend';

/** What may be done with a task by an officer right now, or why not. The condition that hides a button refuses the request. */
export interface AllowedAction {
  type: TaskMove;
  outcome?: Outcome;
  /** Send-back targets with their names, and whether the case walks its path again from there or comes straight back. */
  targets?: { element: string; name: string; ways: ('rewalk' | 'straight')[] }[];
  refusal?: { code: string; message: string };
  /** The move is allowed, but somebody should know. */
  warning?: { code: string; message: string };
}

/** What may be done with the case. */
export interface AllowedCaseAction {
  type: CaseMove;
  /** Steps that may be taken back. */
  elements?: { element: string; name: string }[];
  /** Open tasks that may be urged. */
  tasks?: number[];
}

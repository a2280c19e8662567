import type { JsonObject } from '../json.ts';

/** The five levels of the grassroots platform (JS-5 五级贯通). */
export type Level = 'province' | 'city' | 'county' | 'town' | 'village';

/** Post on a process, code table POST: acceptance, preliminaryReview, reexamination, approval, issuance, verification … */
export type Post = string;

/**
 * What an outcome of a user task means to the case, beyond the flow it takes.
 * `accept` starts the legal clock; `supplement` sends the one-time notice; `deny` and `notAccept` need reasons.
 */
export type OutcomeKind = 'accept' | 'notAccept' | 'supplement' | 'approve' | 'deny' | 'issue' | 'submit';

export interface Outcome {
  id: string;
  name: string;
  kind: OutcomeKind;
  /** An opinion must be written. `deny` and `notAccept` always need one (R42). */
  opinion?: boolean;
}

export interface Duration {
  value: number;
  unit: 'workingDay' | 'calendarDay';
}

/**
 * How the signatures of a multi-instance user task decide (会签): everybody, anybody, a share of the signers, everybody
 * one after the other, or a share of the signers' weights. It is decided as soon as no further signature can change it.
 */
export interface JointSignature {
  rule: 'all' | 'any' | 'ratio' | 'inTurn' | 'weighted';
  /** Share that must agree, above 0 and up to 1; only with `ratio` and `weighted`. */
  ratio?: number;
}

/** `wutong:` attributes of a flow node; the studio's side panel edits exactly these. */
export interface TaskSettings {
  post?: Post;
  level?: Level;
  /** Id of the form to show; without it the item's own form. */
  form?: string;
  /** Budget of the step. */
  limit?: Duration;
  outcomes: Outcome[];
  /** Element ids of the user tasks a case may be sent back to from here (退回). Empty: not allowed. */
  sendBackTo: string[];
  /** `pause`: the case's clock stands while a token rests here (补正、公示). */
  clock?: 'pause';
  /** Code of SUSPEND_REASON: supplement, publicNotice, hearing … */
  clockReason?: string;
  /** Multi-instance user task whose instances sign together; the collection names the signers. */
  joint?: JointSignature;
}

export type EndResult = 'granted' | 'denied' | 'notAccepted' | 'withdrawn' | 'expired';

export interface Flow {
  id: string;
  source: string;
  target: string;
  name?: string;
  /** FEEL; absent = always. */
  condition?: string;
}

/** Kind of an event by its definitions; `multiple` and `parallelMultiple` have theirs in `detail.triggers`. */
export type EventKind =
  | 'none'
  | 'timer'
  | 'message'
  | 'signal'
  | 'conditional'
  | 'error'
  | 'escalation'
  | 'compensation'
  | 'cancel'
  | 'link'
  | 'terminate'
  | 'multiple'
  | 'parallelMultiple';

/**
 * A compiled element. `type` is the BPMN local name in lower camel case (`userTask`, `exclusiveGateway`,
 * `boundaryEvent`, `subProcess` …); `event` names the event definition where there is one.
 * Everything that only one element needs is in `detail`, read only by that element's file in kernel/elements.
 */
export interface FlowNode {
  id: string;
  type: string;
  name?: string;
  /** Id of the process or sub-process it stands in. */
  scope: string;
  incoming: string[];
  outgoing: string[];
  default?: string;
  lane?: string;
  event?: EventKind;
  attachedTo?: string;
  /** Boundary events on this activity. */
  boundary: string[];
  /** `wutong:result` of an end event. */
  result?: EndResult;
  settings: TaskSettings;
  detail: JsonObject;
}

export interface Lane {
  id: string;
  name?: string;
  post?: Post;
  level?: Level;
}

/** A compiled process: immutable plain JSON, identified by the digest of its source. */
export interface Process {
  id: string;
  name?: string;
  /** SM3 of the XML source, hex. */
  digest: string;
  nodes: Record<string, FlowNode>;
  flows: Record<string, Flow>;
  lanes: Record<string, Lane>;
  /** Start events at process level, and receive tasks and event-based gateways that instantiate. */
  starts: string[];
  /**
   * Where a token begins when a scope opens, by id of the process or sub-process: its none start event, or every
   * node without incoming flow (implicit start); an event sub-process is entered at its start event. Empty where only
   * an event from outside begins it. Absent in processes compiled before it existed.
   */
  entries?: Record<string, string[]>;
  /** Start events of the event sub-processes directly in a scope, by id of the process or sub-process. */
  handlers?: Record<string, string[]>;
  /** Data objects and properties declared by a scope, by its id: name and first value as FEEL (null: no value). */
  declares?: Record<string, Record<string, string | null>>;
}

/** A flow of messages between two participants; the ends are element ids, or the participant's process id. */
export interface MessageFlow {
  id: string;
  name?: string;
  source: string;
  target: string;
}

export interface Participant {
  id: string;
  name?: string;
  /** Absent: a black box. */
  process?: string;
}

/** Everything executable of one BPMN file. */
export interface Definitions {
  /** Executable processes; global tasks are processes of one node. */
  processes: Process[];
  participants: Participant[];
  messageFlows: MessageFlow[];
}

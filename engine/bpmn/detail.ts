import type { EventKind, FlowNode } from './model.ts';

/** What `FlowNode.detail` holds, by element. Written by the reader, read by the element's own file in the kernel. */
export type TimerKind = 'date' | 'duration' | 'cycle';

export type TimerDetail = {
  kind: TimerKind;
  /** ISO 8601, or a FEEL expression that gives it. */
  text: string;
  /** `PnD` counts working days of the calendar. */
  workingDay?: true;
};

export type MessageDetail = {
  name: string;
  /** FEEL; a message is for this case only if its key equals the value. */
  key?: string;
};

/** Multi-instance characteristics (BPMN 2.0 §13.3.7). */
export type LoopDetail = {
  sequential: boolean;
  /** FEEL giving a list (`wutong:collection`, or the name of `loopDataInputRef`). */
  collection?: string;
  /** Name under which an instance sees its element (`wutong:elementVariable`, or `inputDataItem`). */
  elementVariable?: string;
  /** FEEL giving a whole number. */
  cardinality?: string;
  /** FEEL; true ends the rest. */
  completion?: string;
  /** The list that the instances' results are gathered in, in the order of the instances (`loopDataOutputRef`). */
  output?: { list: string; item: string };
  /** When the activity throws an event for its instances; absent: `all`, which throws none. */
  behavior?: 'none' | 'one' | 'complex';
  /** What `behavior` none or one throws for each (the first) completed instance. */
  behaviorEvent?: Trigger;
  /** `complex`: each definition whose condition holds when an instance completes throws its event. */
  behaviorRules?: { condition: string; event: Trigger }[];
};

/** Standard loop (§13.3.6): runs while the condition holds. */
export type StandardLoopDetail = {
  /** FEEL; absent: true. */
  condition?: string;
  /** FEEL giving a whole number. */
  maximum?: string;
  testBefore: boolean;
};

/** A data association (§10.4.2): `from` is read at the outer side, `to` is written at the other. */
export type AssociationDetail = {
  /** FEEL: the name of the source, its transformation, or an assignment's `from`. */
  from: string;
  /** Name of a data object, property, data input or output; `a.b` writes member `b` of `a`. */
  to: string;
};

/** One event definition, as thrown or caught. Exactly one member is there; none for an event without trigger. */
export type Trigger = {
  timer?: TimerDetail;
  message?: MessageDetail;
  signal?: string;
  /** FEEL of a conditional event. */
  condition?: string;
  /** Code of the error thrown or caught; a catching event of kind `error` without it catches every error. */
  error?: string;
  /** As `error`, for escalations. */
  escalation?: string;
  /** Compensation thrown: of this activity, or of the whole scope. */
  compensate?: { activity?: string; wait: boolean };
  link?: string;
  /** Kinds that need no data of their own are told by `FlowNode.event`, inside `triggers` by this. */
  kind?: Exclude<EventKind, 'none' | 'multiple' | 'parallelMultiple'>;
};

export type NodeDetail = Trigger & {
  /** Events `multiple` (one of them is enough; a throwing event throws all) and `parallelMultiple` (all are needed). */
  triggers?: Trigger[];
  /** Boundary event: the activity goes on beside it. Start event of an event sub-process: the scope goes on beside it. */
  nonInterrupting?: true;
  topic?: string;
  decision?: string;
  script?: string;
  /** Language of a script that is not FEEL: recorded and passed over (only where the reader was told to). */
  skipped?: string;
  resultVariable?: string;
  /** Call activity: id of the called process or global task. */
  process?: string;
  /** Call activity: which version of the called process; absent: the one of the same pack. */
  binding?: { version: 'latest' | 'pack' } | { version: 'pinned'; digest: string };
  /** Sub-process: its only none start event. Compiled before entries existed; new models say it in `Process.entries`. */
  start?: string;
  loop?: LoopDetail;
  standardLoop?: StandardLoopDetail;
  /** Sub-process that an event starts; it has no incoming flow. Its start event is in `Process.handlers`. */
  eventSubProcess?: true;
  /** Sub-process that is all or nothing (§13.3.4): it can be canceled. */
  transaction?: true;
  adHoc?: { sequential: boolean; completion?: string; keepRemaining?: true };
  /** Activity that runs only as a compensation handler. */
  isForCompensation?: true;
  /** Boundary event of kind `compensation`: the activity that its association leads to. */
  handler?: string;
  /** Receive task or event-based gateway that starts a process. */
  instantiate?: true;
  /** Event-based gateway of type Parallel: all events must happen before the process can end. */
  allEvents?: true;
  /** Complex gateway: FEEL over `activationCount`. */
  activation?: string;
  /** Tokens needed before the activity begins; absent: 1. */
  startQuantity?: number;
  /** Tokens put on each outgoing flow; absent: 1. */
  completionQuantity?: number;
  inputs?: AssociationDetail[];
  outputs?: AssociationDetail[];
  /** Names that live only as long as the activity: data inputs, data outputs and properties, with their first values as FEEL. */
  locals?: Record<string, string | null>;
};

/** The typed view of a node's `detail`. */
export const detailOf = (node: FlowNode): NodeDetail => node.detail as NodeDetail;

/** The event definitions of an event or receive task: those of a multiple event, else its own one. */
export const triggersOf = (node: FlowNode): Trigger[] => detailOf(node).triggers ?? [detailOf(node)];

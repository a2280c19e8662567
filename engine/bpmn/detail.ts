import type { FlowNode } from './model.ts';

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

export type LoopDetail = {
  sequential: boolean;
  /** FEEL giving a list. */
  collection?: string;
  /** Name under which an instance sees its element. */
  elementVariable?: string;
  /** FEEL giving a whole number. */
  cardinality?: string;
  /** FEEL; true ends the rest. */
  completion?: string;
};

export type NodeDetail = {
  timer?: TimerDetail;
  message?: MessageDetail;
  /** Code of the error thrown or caught; a boundary event without it catches every error. */
  error?: string;
  /** Boundary event: the activity goes on beside it. */
  nonInterrupting?: true;
  topic?: string;
  decision?: string;
  script?: string;
  resultVariable?: string;
  /** Call activity: id of the called process. */
  process?: string;
  /** Sub-process: its start event. */
  start?: string;
  loop?: LoopDetail;
};

/** The typed view of a node's `detail`. */
export const detailOf = (node: FlowNode): NodeDetail => node.detail as NodeDetail;

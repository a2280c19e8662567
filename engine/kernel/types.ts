import type { NodeDetail } from '../bpmn/detail.ts';
import type { EndResult, Process } from '../bpmn/model.ts';
import type { Calendar } from '../deadline/types.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Refusal, Result } from '../result.ts';

/** A token resting or moving. Ids are small integers, unique in the case. */
export interface Token {
  id: number;
  /** Element the token is at. */
  at: string;
  /** Scope instance it lives in; 0 is the process. */
  scope: number;
  /** What it waits for: `task`, `job`, `message`, `timer`, `children`, `join` … */
  waits: 'task' | 'job' | 'message' | 'timer' | 'event' | 'children' | 'join' | 'incident';
  /** Flow that brought it to a joining gateway. */
  via?: string;
  /** Index of a multi-instance body. */
  index?: number;
  /** Where an incident takes up again; absent: the activity begins anew. */
  retry?: 'arrive' | 'execute' | 'complete' | 'leave';
  /** Values that live as long as the activity: data inputs, its own properties. */
  vars?: JsonObject;
  /** Elements that the activity goes straight to when it completes, instead of its flows (退回后直送): ids, the nearest first. */
  back?: string;
  /** Triggers of a parallel multiple event, or branches of a parallel event gateway, that have happened. */
  met?: string[];
}

/** A completed activity that can be compensated, newest last. */
export interface Compensable {
  /** Token id that the activity had. */
  id: number;
  at: string;
  /** Scope it completed in. */
  scope: number;
  /** Sub-process: the variables it ended with. */
  vars?: JsonObject;
  /** Sub-process, call activity, loop: what was completed inside. */
  inner?: Compensable[];
  /** One run of a loop or multi-instance activity. */
  index?: number;
  /** Call activity: the called process, and its version where it is bound to one. */
  process?: string;
  digest?: string;
  /** Sub-process being compensated: the token that holds its scope open again. */
  open?: number;
}

export interface ScopeInstance {
  id: number;
  element: string;
  parent: number;
  /** Variables declared in this scope; the process's own are the case data. */
  vars: JsonObject;
  /** Called process (call activity), else the parent's. */
  process?: string;
  /** Digest of the called process where the call does not take the one of its own pack: it keeps the version it began with. */
  digest?: string;
}

export interface OpenTimer {
  id: number;
  token: number;
  element: string;
  /** Epoch milliseconds. */
  due: number;
  /** Remaining repetitions of a cycle; -1 = without end. */
  repeat?: number;
  /** Hangs on the scope with the id `token` (0: the process), for an event sub-process in it. */
  scope?: true;
  /** Which of the event's `triggers` it is; absent: the first. */
  trigger?: number;
}

/** A compensation under way (BPMN 2.0 §13.5.5): handlers run one by one, the newest completed activity first. */
export interface Undoing {
  /** Throwing event, or canceled transaction, that waits for it; 0: nobody waits. */
  by: number;
  /** Scope that is not empty until everything is undone. */
  scope: number;
  /** Token of the handler that runs now; 0: the next one is due. */
  token: number;
  /** Still to be undone, the next one last; the activity whose handler runs now is the last one. */
  rest: Compensable[];
}

/** A few hundred bytes; never the definition. Plain JSON; `v` is the format that ships, kept loadable for ever. */
export interface KernelState {
  v: 1 | 2;
  /** Next id for tokens, scopes and timers. */
  next: number;
  tokens: Token[];
  scopes: ScopeInstance[];
  timers: OpenTimer[];
  /** Completed activities with a compensation handler, in order. Absent: none. */
  done?: Compensable[];
  /** Compensations under way. Absent: none. */
  undoing?: Undoing[];
  /**
   * What has happened to the event sub-processes of the process itself, as `Token.met` has it for those of other
   * scopes: `element#2` third trigger of a parallel multiple event, `element=0` first condition, which holds.
   */
  met?: string[];
  /** Result of the last end event that ended a path of the process without ending the case. */
  result?: EndResult;
  ended?: 'completed' | 'terminated' | 'failed';
}

export type KernelCommand =
  | { type: 'case.start'; element?: string; message?: string }
  | { type: 'task.complete'; task: number; outcome?: string; data?: JsonObject }
  /**
   * 退回 to a target that the model allows. `rewalk`, the default, cancels what the way from the target leads over again
   * and puts one token at the target; the other branches of a parallel block stand by it, or as done. `straight` cancels
   * only the activity in which the task stands; the target goes straight back to it, and what runs beside goes on.
   */
  | { type: 'task.sendBack'; task: number; target: string; then?: 'rewalk' | 'straight' }
  /** 取回: cancels what a completion brought about (`tokens`) and puts a token at the completed task again. */
  | { type: 'task.takeBack'; element: string; scope: number; index?: number; tokens: number[] }
  /** 加签: one more instance of the joint signature that `task` is an instance of; one after the other it comes last. */
  | { type: 'signer.add'; task: number; item: Json }
  /** 减签: cancels this instance, which no longer counts. */
  | { type: 'signer.drop'; task: number }
  | { type: 'message.deliver'; name: string; key?: string; data?: JsonObject }
  /** Reaches every place of the case that waits for it; `kernel.noSubscription` if there is none. */
  | { type: 'signal.deliver'; name: string; data?: JsonObject }
  | { type: 'timer.fire'; timer: number }
  | { type: 'job.complete'; job: number; result?: JsonObject }
  | { type: 'job.fail'; job: number; error: string; message: string }
  /** A BPMN error from inside an activity that waits; one that nobody catches fails the case. */
  | { type: 'error.throw'; token: number; error: string }
  | { type: 'escalation.throw'; token: number; escalation: string }
  /** Starts one more run of an activity of an ad-hoc sub-process. `scope` is the token id of the sub-process. */
  | { type: 'adHoc.start'; scope: number; element: string }
  /** Tries an incident again. */
  | { type: 'incident.retry'; token: number }
  | { type: 'case.terminate'; reason: string };

/** What the kernel did, in order. Past tense. `token` is the id a task, job or subscription is addressed by. */
export type KernelFact =
  | {
      type: 'element.entered' | 'element.completed' | 'element.terminated';
      element: string;
      token: number;
      /** Scope instance; absent: the process itself. */
      scope?: number;
      /** One run of a loop or multi-instance activity, inside the activity's own facts. */
      body?: true;
    }
  | { type: 'flow.taken'; flow: string }
  | { type: 'task.created' | 'task.completed' | 'task.canceled'; element: string; token: number }
  | { type: 'job.created' | 'job.canceled'; element: string; token: number; topic?: string }
  | { type: 'message.awaited'; element: string; token: number; message: string; key?: string }
  | { type: 'timer.set'; element: string; timer: number; due: number }
  | { type: 'timer.fired' | 'timer.canceled'; element: string; timer: number }
  /** `key` is what the key of the message is here; `data` what the data inputs of the element hold. */
  | { type: 'message.thrown'; element: string; message: string; key?: string; data?: JsonObject }
  | { type: 'signal.thrown'; element: string; signal: string }
  | { type: 'signal.awaited'; element: string; token: number; signal: string }
  | { type: 'error.thrown'; element: string; error: string }
  | { type: 'escalation.thrown'; element: string; escalation: string }
  /** `element` is the activity that was undone. */
  | { type: 'compensation.done'; element: string; token: number }
  | { type: 'script.skipped'; element: string; language: string }
  | { type: 'incident.raised' | 'incident.resolved'; element: string; token: number; code: string; message: string }
  | {
      type: 'case.ended';
      how: 'completed' | 'terminated' | 'failed';
      element?: string;
      result?: string;
      code?: string;
    };

/** Which version of a called process runs (`NodeDetail.binding`). */
export type CallBinding = NonNullable<NodeDetail['binding']>;

/** Everything from outside, as arguments: time, calendars, other processes, decisions. */
export interface KernelContext {
  /** Epoch milliseconds. */
  now: number;
  /** For timers that count working days. */
  calendar?: Calendar;
  /** Called processes and global tasks by id. */
  process?(id: string, binding?: CallBinding): Process | undefined;
  /** Business rule tasks: decision reference and visible data to its result. */
  decide?(decision: string, data: JsonObject): Result<Json>;
}

export interface KernelStep {
  state: KernelState;
  /** Case data after the step; the same object when nothing was written. */
  data: JsonObject;
  facts: KernelFact[];
}

/** Total and deterministic. Refusals are values; an exception is a bug. */
export type Advance = (
  process: Process,
  before: { state: KernelState; data: JsonObject } | null,
  command: KernelCommand & { data?: JsonObject },
  ctx: KernelContext,
) => KernelStep | Refusal;

import type { Process } from '../bpmn/model.ts';
import type { Calendar } from '../deadline/types.ts';
import type { JsonObject } from '../json.ts';
import type { Refusal } from '../result.ts';

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
  retry?: 'arrive' | 'execute' | 'leave';
}

export interface ScopeInstance {
  id: number;
  element: string;
  parent: number;
  /** Variables declared in this scope; the process's own are the case data. */
  vars: JsonObject;
  /** Called process (call activity), else the parent's. */
  process?: string;
}

export interface OpenTimer {
  id: number;
  token: number;
  element: string;
  /** Epoch milliseconds. */
  due: number;
  /** Remaining repetitions of a cycle; -1 = without end. */
  repeat?: number;
}

/** A few hundred bytes; never the definition. Plain JSON; `v` is the format that ships, kept loadable for ever. */
export interface KernelState {
  v: 1;
  /** Next id for tokens, scopes and timers. */
  next: number;
  tokens: Token[];
  scopes: ScopeInstance[];
  timers: OpenTimer[];
  ended?: 'completed' | 'terminated' | 'failed';
}

export type KernelCommand =
  | { type: 'case.start'; element?: string; message?: string }
  | { type: 'task.complete'; task: number; outcome?: string; data?: JsonObject }
  /** 退回: cancels what is live in the target's scope and puts one token at the target. */
  | { type: 'task.sendBack'; task: number; target: string }
  | { type: 'message.deliver'; name: string; key?: string; data?: JsonObject }
  | { type: 'timer.fire'; timer: number }
  | { type: 'job.complete'; job: number; result?: JsonObject }
  | { type: 'job.fail'; job: number; error: string; message: string }
  /** Tries an incident again. */
  | { type: 'incident.retry'; token: number }
  | { type: 'case.terminate'; reason: string };

/** What the kernel did, in order. Past tense. `token` is the id a task, job or subscription is addressed by. */
export type KernelFact =
  | {
      type: 'element.entered' | 'element.completed' | 'element.terminated';
      element: string;
      token: number;
      body?: true;
    }
  | { type: 'flow.taken'; flow: string }
  | { type: 'task.created' | 'task.completed' | 'task.canceled'; element: string; token: number }
  | { type: 'job.created' | 'job.canceled'; element: string; token: number; topic?: string }
  | { type: 'message.awaited'; element: string; token: number; message: string; key?: string }
  | { type: 'timer.set'; element: string; timer: number; due: number }
  | { type: 'timer.fired' | 'timer.canceled'; element: string; timer: number }
  | { type: 'message.thrown'; element: string; message: string }
  | { type: 'error.thrown'; element: string; error: string }
  | { type: 'incident.raised' | 'incident.resolved'; element: string; token: number; code: string; message: string }
  | {
      type: 'case.ended';
      how: 'completed' | 'terminated' | 'failed';
      element?: string;
      result?: string;
      code?: string;
    };

/** Everything from outside, as arguments: time, calendars, other processes, decisions. */
export interface KernelContext {
  /** Epoch milliseconds. */
  now: number;
  /** For timers that count working days. */
  calendar?: Calendar;
  /** Called processes by id. */
  process?(id: string): Process | undefined;
  /** Business rule tasks: decision reference and visible data to its result. */
  decide?(decision: string, data: JsonObject): JsonObject | string | number | boolean | null;
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

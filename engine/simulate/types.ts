import type { Json, JsonObject } from '../json.ts';
import type { KernelState } from '../kernel/types.ts';
import type { Problem, Result } from '../result.ts';

/** What happens to a run from outside, in order. `complete`, `job`, `fail` and `escalate` name an element that waits. */
export type SimulationCommand =
  | { complete: string; data?: JsonObject; outcome?: string }
  | { message: string; key?: string; data?: JsonObject }
  | { signal: string; data?: JsonObject }
  /** ISO 8601 duration. */
  | { advance: string }
  | { job: string; result?: JsonObject }
  | { fail: string; error: string }
  | { escalate: string; escalation: string };

export interface SimulationScenario {
  /** ISO 8601 date and time; absent: the time that the caller gives. */
  now?: string;
  /** Data of every case that is started at the beginning. */
  data?: JsonObject;
  /** True: completes what no command names, and moves the clock. `tasks`: leaves the clock to `advance`. */
  auto?: boolean | 'tasks';
  commands?: SimulationCommand[];
}

export interface SimulationOptions {
  /** Epoch milliseconds, where the scenario says no time. */
  now?: number;
  /** Id of the only process to start; absent: every one with a none start event or an implicit start. */
  process?: string;
  /** Bound on the commands given to the kernel; 100,000 unless told. */
  maxSteps?: number;
  /** Every state is rebuilt from its bytes after each step. */
  restart?: boolean;
  /** Decisions of business rule tasks; without it they wait like a job. */
  decide?(decision: string, data: JsonObject): Result<Json>;
}

export type SimulatedFactType =
  | 'element.entered'
  | 'element.completed'
  | 'element.terminated'
  | 'flow.taken'
  | 'message.thrown'
  | 'signal.thrown'
  | 'error.thrown'
  | 'escalation.thrown'
  | 'compensation.done'
  | 'incident'
  | 'case.completed'
  | 'case.terminated';

/** What happened, in order. */
export interface SimulatedFact {
  type: SimulatedFactType;
  /** Element, flow or, for a case, process id. */
  element: string;
  /** Scope instance: `process#case`, and for each sub-process instance inside `/element#token`. */
  scope: string;
  /** ISO 8601. */
  at: string;
  /** The loop or multi-instance activity around its single runs, which have facts of their own without this. */
  body?: true;
  /** Name of the message or signal; code of the error, escalation or incident; why a case did not complete. */
  name?: string;
  /** An incident in words. */
  message?: string;
}

export type SimulationState = 'completed' | 'waiting' | 'terminated' | 'failed';

/** One case of the run: also what a later run could go on from. */
export interface SimulatedCase {
  process: string;
  state: SimulationState;
  waiting: string[];
  data: JsonObject;
  kernel: KernelState;
}

/** A command that could not be carried out. */
export interface UnusedCommand {
  /** Position in the scenario, from 0. */
  command: number;
  problem: Problem;
}

export interface Simulation {
  facts: SimulatedFact[];
  /** Failed if one case failed, else waiting if one waits, else terminated if one was, else completed. */
  state: SimulationState;
  /** Elements at which something waits. */
  waiting: string[];
  /** Data of all cases; those of the first one win. */
  data: JsonObject;
  /** Code of the error that ended the run. */
  code?: string;
  cases: SimulatedCase[];
  /** Script tasks in another language that were passed over. */
  skipped: string[];
  unused: UnusedCommand[];
  steps: number;
  /** The bound was reached before the run came to rest. */
  exhausted: boolean;
}

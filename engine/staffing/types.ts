import type { Level, OutcomeKind, Post, Process } from '../bpmn/model.ts';
import type { Calendar, Limit } from '../deadline/types.ts';

/** Minutes of work. `triangular`: least, most often, most. */
export type WorkTime =
  | { kind: 'triangular'; min: number; mode: number; max: number }
  | { kind: 'exponential'; mean: number };

/** Everything that one run is played with. The same model gives the same result. */
export interface StaffingModel {
  process: Process;
  /** Processes of call activities, by id. */
  calls: Record<string, Process>;
  calendar: Calendar;
  /** First day, `YYYY-MM-DD`. */
  start: string;
  /** Working days that are measured, after `warmUp` ones in which the queues fill. */
  days: number;
  warmUp: number;
  promised: Limit;
  arrivals: { perDay: number /** Weights of the 24 hours of a day; only opening hours count. */; profile: number[] };
  steps: Record<string, StaffedStep>;
  pools: StaffPool[];
  seed: number;
}

/** A user task as it is worked. */
export interface StaffedStep {
  element: string;
  name: string;
  /** Absent: nobody of the office works it (the applicant does). */
  pool?: string;
  work: WorkTime;
  outcomes: { id: string; name: string; kind: OutcomeKind /** Relative. */; share: number }[];
}

/** Officers of one post at one office, or windows that are staffed. */
export interface StaffPool {
  /** `town/acceptance` */
  id: string;
  post: Post;
  level: Level;
  officers: number;
  /** Part of their time that they have for this item, above 0 and up to 1. */
  share: number;
}

/** Waits in minutes of opening time. */
export interface WaitFigures {
  served: number;
  mean: number;
  /** Nine of ten wait no longer. */
  p90: number;
}

export interface PoolFigures {
  id: string;
  post: Post;
  level: Level;
  officers: number;
  wait: WaitFigures;
  queue: { mean: number; max: number };
  /** Part of their time that the officers work, 0 to 1. */
  utilization: number;
  /** More comes than they can work: waits grow without end. */
  overloaded: boolean;
}

export interface StepFigures {
  element: string;
  name: string;
  pool?: string;
  wait: WaitFigures;
  /** Mean minutes of work. */
  work: number;
}

export interface StaffingResult {
  /** Cases that came in the measured days, and those of them that ended before the run did. */
  arrived: number;
  ended: number;
  /** Of the ended cases whose clock had started. Null: there is none. */
  onTime: number | null;
  /** From arrival to the end, in working days of opening time. */
  turnaround: { mean: number; p90: number } | null;
  pools: PoolFigures[];
  steps: StepFigures[];
  /** The pool that works most of its time. */
  bottleneck?: string;
}

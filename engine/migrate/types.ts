import type { Process } from '../bpmn/model.ts';
import type { JsonObject } from '../json.ts';
import type { KernelFact, KernelState } from '../kernel/types.ts';

/**
 * How cases go from one compiled process to another. Plain JSON. `elements` and `flows` map every id of the old process to
 * one of the new, or to null where it has no counterpart; the ids of the processes themselves stand among the elements.
 */
export interface MigrationPlan {
  from: Process;
  to: Process;
  elements: Record<string, string | null>;
  flows: Record<string, string | null>;
  /** Plans for called processes that change too, by the id of the old one. Others are taken to stay as they are. */
  calls: Record<string, MigrationPlan>;
}

/** A case as the kernel sees it. */
export interface Moving {
  state: KernelState;
  data: JsonObject;
}

/** `keep`: open timers stay due when they were. `recompute`: those whose definition changed are counted anew from their start. */
export type TimerChoice = 'keep' | 'recompute';

export interface MigrationOptions {
  timers?: TimerChoice;
  /** When the activity of a token began, where it is known; else it is worked out from the old due date. Epoch ms. */
  since?(token: number): number | undefined;
}

/** What becomes of one timer. */
export interface TimerChange {
  timer?: number;
  element: string;
  name: string;
  what: 'kept' | 'removed' | 'added';
  /** Due dates, epoch milliseconds: as it is, and as the new process has it. */
  before?: number;
  after?: number;
}

export type MigrationFact =
  | {
      type: 'case.migrated';
      /** Digests of the processes. */
      from: string;
      to: string;
      /** Tokens that now rest at an element with another id. */
      moved: { token: number; from: string; to: string }[];
      /** The migration was taken back: `to` is where the case came from. */
      undone?: true;
    }
  | KernelFact;

/** What a migration needs to be taken back: the state before, and the digest of what it became. */
export interface MigrationRecord<T> {
  from: string;
  to: string;
  before: T;
  after: string;
}

export interface MigrationStep extends Moving {
  facts: MigrationFact[];
  record: MigrationRecord<Moving>;
}

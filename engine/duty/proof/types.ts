import type { Level, Post, Process } from '../../bpmn/model.ts';
import type { DutyRule } from '../../service/types.ts';
import type { DutyPerson } from '../types.ts';

export interface RosterOfficer extends DutyPerson {
  /** Posts with the office at which each is held. */
  posts: { post: Post; office: string }[];
}

/** Who could work the cases of one accepting office. */
export interface Roster {
  /** The accepting office, and the offices from it upwards by level, as a case has them. */
  office: string;
  offices: Partial<Record<Level, string>>;
  officers: RosterOfficer[];
  /** `YYYY-MM-DD`: the day for which tenures are reckoned. */
  today: string;
}

export interface ProofOptions {
  /** Called processes by id. */
  calls?: Record<string, Process>;
  /** What must be kept apart whatever the item's own rules say; default: `REQUIRED_APART`. */
  required?: readonly DutyRule[];
  /** Markings looked at before the search is cut off. */
  limit?: number;
}

/**
 * `united`: one person can do two posts that must be kept apart. `nobody`: no officer may ever do the step.
 * `stuck`: after some course of work nobody is left who may do it. `missingPost`: the risk class needs a post that no
 * step has.
 */
export interface DutyFault {
  kind: 'united' | 'nobody' | 'stuck' | 'missingPost';
  element?: string;
  /** Plain Chinese, with the names of officers and steps. */
  message: string;
  /** Who did what before, in order. */
  path: { element: string; officer: string }[];
}

export interface DutyProof {
  /** Every path and every move was looked at, and none unites posts; every step has somebody left. */
  holds: boolean;
  faults: DutyFault[];
  /** Markings of the process that were looked at. */
  markings: number;
  /** The model has more markings than the limit: what was not found is not proved. */
  cut?: true;
}

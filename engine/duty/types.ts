import type { Post } from '../bpmn/model.ts';
import type { DutyRule } from '../service/types.ts';

/** What an office knows about a member of its staff. Absent members are unknown, and what is unknown refuses nobody. */
export interface OfficerFacts {
  /** Citizen id number: an applicant never works on the own case. */
  idNo?: string;
  /** Established staff (编制内). */
  established?: boolean;
  /** Since when a post has been held without a break, `YYYY-MM-DD` by post. */
  postSince?: Record<Post, string>;
}

/** A person as the duty rules see one. */
export interface DutyPerson extends OfficerFacts {
  id: string;
  name: string;
}

/** Who did what on a case so far, and who holds what. `CaseState` is one. */
export interface DutyMemory {
  /** Officers who worked a post, by post. */
  performers: Record<Post, string[]>;
  tasks: readonly { id: number; post?: Post; assignee?: string; owner?: string }[];
}

/** A piece of work that somebody would take over. */
export interface DutyWork {
  post?: Post | undefined;
  /** Open task that is left out of what the person holds: this one. */
  task?: number;
}

export interface DutySituation {
  /** Id numbers of the applicant and the agent. */
  applicants: readonly string[];
  /** `YYYY-MM-DD`; the day on which the work is taken over. */
  today: string;
}

/**
 * The one object that says who may do what on a case of an item (product.md §3, BJ-20, BJ-21, R60–R66). The guard of
 * every move and the proof at design time read nothing else.
 */
export interface DutyRules {
  /** Any two posts of one entry must be different people on one case. */
  apart: DutyRule[];
  /** Posts for established staff only, and not for ever (BJ-21). */
  highRisk: Post[];
  /** Full months in a high-risk post: warned from the first, refused from the second on. */
  tenure: { warnMonths: number; maxMonths: number };
  /** Posts without which the item may not run: money is never paid out without 财务 (R66). */
  needed: Post[];
}

export type DutyCode = 'duty.conflict' | 'duty.applicant' | 'duty.established' | 'duty.tenure';

/** Why a person may not, or (tenure) soon will not be allowed to, do a post on a case. */
export interface DutyFinding {
  code: DutyCode;
  message: string;
}

import type { Rating, RatingDuty, RatingLevel, RatingStage } from '#engine';
import type { Page, Scope } from './common.ts';

/** A rating of a case, of which there is one for each stage. Its record in the chain has the same id. */
export interface RatingRow {
  id: string;
  caseId: string;
  stage: RatingStage;
  caseNo: string;
  itemRef: string;
  itemName: string;
  /** Path of the office that accepted the case. */
  officePath: string;
  level: RatingLevel;
  at: number;
  /** What is to be done next about a bad rating; null: nothing. */
  duty: RatingDuty | null;
  /** Until when, epoch ms; null: no limit. */
  due: number | null;
  version: number;
  rating: Rating;
}

/** A ticket with which an applicant rates a stage of one case without typing its number. Only its hash is kept. */
export interface RatingInviteRow {
  ticketHash: string;
  caseId: string;
  stage: RatingStage;
  createdBy: string;
  expiresAt: number;
}

export interface RatingQuery {
  /** `open`: something is to be done; `late`: and its limit has passed; `done`: a bad rating that is settled. */
  duty?: 'open' | 'late' | 'done';
  level?: RatingLevel;
  /** For `late`, epoch ms. */
  now: number;
  offset: number;
  limit: number;
}

/** Ratings by applicants. They are written with their record (`CommitPlan.rating`), and by nothing else. */
export interface RatingStore {
  rating(id: string, scope: Scope): Promise<RatingRow | undefined>;
  ratingsOfCase(caseId: string, scope: Scope): Promise<RatingRow[]>;
  /** Open duties first, the most urgent on top; then the latest. */
  ratings(query: RatingQuery, scope: Scope): Promise<Page<RatingRow>>;
  /** How many of each level, and how many duties are open and late. */
  ratingCounts(
    now: number,
    scope: Scope,
  ): Promise<{ levels: { level: number; count: number }[]; open: number; late: number }>;
  saveRatingInvite(row: RatingInviteRow): Promise<void>;
  ratingInvite(ticketHash: string): Promise<RatingInviteRow | undefined>;
}

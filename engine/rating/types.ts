/** What the applicant rates: how the case was taken in, or how it ended. Each once (R68). */
export type RatingStage = 'acceptance' | 'conclusion';

/** 5 非常满意 … 1 非常不满意; 2 and 1 are bad ratings (R68). */
export type RatingLevel = 1 | 2 | 3 | 4 | 5;

/** What the applicant says. */
export interface RatingAnswer {
  level: RatingLevel;
  /** Codes of EVAL_LABEL. */
  reasons: string[];
  comment: string;
  /** The applicant does not want to be known or called back. */
  anonymous: boolean;
}

/** `counter`: at the screen of the window; `code`: by the code shown or printed there; `portal`: from the progress page. */
export type RatingChannel = 'counter' | 'code' | 'portal';

/** A rating with what was done about it. It is never changed: follow-ups are added. Times are epoch ms. */
export interface Rating extends RatingAnswer {
  stage: RatingStage;
  channel: RatingChannel;
  at: number;
  /** Officers who had worked on the case: none of them follows the rating up (R69). */
  rated: string[];
  /** Bad ratings only, where the packs set limits; the first one not for anonymous ratings. */
  contactDue?: number;
  rectifyDue?: number;
  /** Attempts after which the applicant counts as not to be reached, and the follow-up goes on. */
  attempts?: number;
  followUps: FollowUp[];
}

/** What is done about a bad rating, in this order. */
export type RatingDuty = 'contact' | 'rectification' | 'revisit';

export type FollowUpAnswer =
  /** 联系核实; `reached` false: an attempt. */
  | { type: 'contact'; reached: boolean; text: string }
  | { type: 'rectification'; text: string }
  /** 回访: what the applicant says now. */
  | { type: 'revisit'; reached: boolean; level?: RatingLevel; text: string };

export type FollowUp = FollowUpAnswer & { at: number; by: { id: string; name: string } };

/** How soon a bad rating is followed up, in working days (R69), and how often contact is tried. Absent: the packs do not say. */
export interface RatingLimits {
  contactDays?: number;
  rectifyDays?: number;
  attempts?: number;
}

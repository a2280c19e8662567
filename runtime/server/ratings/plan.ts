import { type CaseFact, type Rating, ratingDue, ratingDuty, sm3 } from '#engine';
import type { ActorRef, CaseRow, CommitPlan, RatingRow } from '../../store/port.ts';
import { recordPlan } from '../recordPlan.ts';

/** The same for everyone who rates this stage: the store lets one of them through. It does not tell the case. */
export const ratingId = (caseId: string, stage: Rating['stage']): string =>
  sm3(`rating ${caseId} ${stage}`).slice(0, 32);

type Rated = Pick<CaseRow, 'id' | 'no' | 'itemRef' | 'itemName' | 'officePath'>;

/** A new rating of a case as a row. */
export const ratingRow = (kase: Rated, rating: Rating): RatingRow =>
  withRating(
    {
      id: ratingId(kase.id, rating.stage),
      caseId: kase.id,
      stage: rating.stage,
      caseNo: kase.no,
      itemRef: kase.itemRef,
      itemName: kase.itemName,
      officePath: kase.officePath,
      level: rating.level,
      at: rating.at,
      duty: null,
      due: null,
      version: 0,
      rating,
    },
    rating,
  );

/** The row as it stands with the rating's newest follow-up. */
export const withRating = (row: RatingRow, rating: Rating): RatingRow => ({
  ...row,
  rating,
  duty: ratingDuty(rating) ?? null,
  due: ratingDue(rating) ?? null,
  version: row.version + 1,
});

/** One step of a rating's record: in the chain like a step of a case, and the row beside it. */
export function ratingPlan(
  row: RatingRow,
  { command, actor, at, fact }: { command: string; actor: ActorRef; at: number; fact: CaseFact },
): CommitPlan {
  const plan = recordPlan({
    id: row.id,
    no: `${row.caseNo}-${row.stage === 'acceptance' ? 'P1' : 'P2'}`,
    kind: 'rating',
    ref: row.itemRef,
    title: row.itemName,
    officePath: row.officePath,
    actor,
    at,
    since: row.at,
    command,
    facts: [fact],
    data: {},
    expect: row.version - 1,
  });
  return { ...plan, rating: row };
}

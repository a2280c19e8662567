import { type FollowUpAnswer, followUp, isRefusal } from '#engine';
import type { RatingRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import { notFound, problem, refusalProblem } from '../problem.ts';
import type { Services } from '../services.ts';
import { ratingPlan, withRating } from './plan.ts';
import { registerRating } from './values.ts';

/** Post that follows bad ratings up and sees what was said. */
export const RATING_POST = 'supervision';

/** A rating that this supervisor sees. @throws {ApiProblem} 404 */
export async function findRating({ store }: Services, me: SignedIn, id: string): Promise<RatingRow> {
  const row = await store.rating(id, me.scope);
  if (!row) throw notFound('这条评价', 'rating.notFound');
  return row;
}

/**
 * Records a contact, a rectification or a revisit. What the applicant said stays as it is.
 * @throws {ApiProblem} 409 when somebody else has recorded a step since, 403 or 422 with the reason
 */
export async function recordFollowUp(
  services: Services,
  me: SignedIn,
  row: RatingRow,
  answer: FollowUpAnswer,
  expect: number,
): Promise<RatingRow> {
  const stale = () => problem(409, 'rating.stale', '这条评价已被他人更新，您的登记没有生效。请刷新后再办。');
  if (row.version !== expect) throw stale();
  const now = services.clock();
  const by = { id: me.user.id, name: me.user.name };
  const next = followUp(row.rating, answer, by, now);
  if (isRefusal(next)) throw refusalProblem(next);
  const updated = withRating(row, next);
  const outcome = await services.store.commit(
    ratingPlan(updated, {
      command: `rating.${answer.type}`,
      actor: { kind: 'officer', ...by },
      at: now,
      fact: { type: 'rating.followedUp', step: { ...answer, text: answer.text.trim() } },
    }),
  );
  if (outcome.kind !== 'committed') throw stale();
  await registerRating(services, updated, { kind: 'officer', ...by });
  return updated;
}

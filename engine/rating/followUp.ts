import { type Refusal, refuse } from '../result.ts';
import { isBadRating } from './levels.ts';
import type { FollowUp, FollowUpAnswer, Rating, RatingDuty } from './types.ts';

/** Attempts after which an applicant counts as not to be reached, for ratings of before packs could say it. */
export const ATTEMPTS = 3;

const NAMES: Record<RatingDuty, string> = { contact: '联系核实', rectification: '整改', revisit: '回访' };

export const ratingDutyName = (duty: RatingDuty): string => NAMES[duty];

/** Whether the duty was done: reached, or tried often enough. */
function done({ followUps, attempts = ATTEMPTS }: Rating, type: 'contact' | 'revisit'): boolean {
  const own = followUps.filter((one) => one.type === type);
  return own.length >= attempts || own.some((one) => 'reached' in one && one.reached);
}

/** What is to be done next about a rating; undefined: nothing (any more). */
export function ratingDuty(rating: Rating): RatingDuty | undefined {
  if (!isBadRating(rating.level)) return undefined;
  if (!rating.anonymous && !done(rating, 'contact')) return 'contact';
  if (!rating.followUps.some(({ type }) => type === 'rectification')) return 'rectification';
  return rating.anonymous || done(rating, 'revisit') ? undefined : 'revisit';
}

/** Until when, epoch ms; the revisit has no limit of its own. */
export function ratingDue(rating: Rating): number | undefined {
  const duty = ratingDuty(rating);
  if (duty === undefined || duty === 'revisit') return undefined;
  return duty === 'contact' ? rating.contactDue : rating.rectifyDue;
}

/** The rating with one more follow-up, or why it is refused. */
export function followUp(
  rating: Rating,
  answer: FollowUpAnswer,
  by: { id: string; name: string },
  now: number,
): Rating | Refusal {
  const refusal = followUpRefusal(rating, answer, by.id);
  if (refusal) return refusal;
  const added: FollowUp = { ...answer, text: answer.text.trim(), at: now, by };
  return { ...rating, followUps: [...rating.followUps, added] };
}

/** Why this officer may not follow the rating up at all; undefined: may. */
export const raterRefusal = ({ rated }: Rating, officer: string): Refusal | undefined =>
  rated.includes(officer)
    ? refuse('rating.rated', '您办理过被评价的办件。差评由被评价人以外的人员核实、整改、回访，请交由其他督办人员办理。')
    : undefined;

function followUpRefusal(rating: Rating, answer: FollowUpAnswer, officer: string): Refusal | undefined {
  const duty = ratingDuty(rating);
  if (duty === undefined)
    return refuse('rating.closed', isBadRating(rating.level) ? '这条差评已经办结。' : '这条评价不是差评，不需要整改。');
  if (duty !== answer.type)
    return refuse('rating.order', `这条差评当前应当${NAMES[duty]}，不能登记${NAMES[answer.type]}。请刷新后再办。`);
  if (answer.text.trim() === '') return refuse('rating.noText', `请写明${NAMES[duty]}的情况。`);
  if (answer.type === 'revisit' && answer.reached && answer.level === undefined)
    return refuse('rating.noLevel', '回访到申请人的，请登记申请人的回访评价。');
  return raterRefusal(rating, officer);
}

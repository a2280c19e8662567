import type { CaseState } from '../case/types.ts';
import { dueDate } from '../deadline/index.ts';
import type { Calendar } from '../deadline/types.ts';
import { type Refusal, refuse } from '../result.ts';
import { isBadRating, ratingStageName } from './levels.ts';
import type { Rating, RatingAnswer, RatingChannel, RatingLimits, RatingStage } from './types.ts';

/** Longest comment, in characters. */
export const COMMENT_LENGTH = 500;

type RatedCase = Pick<CaseState, 'status' | 'clock' | 'performers'>;

/** The stage of a case that may be rated now: its end, or while it runs how it was taken in. */
export function stageToRate({ status, clock }: Pick<RatedCase, 'status' | 'clock'>): RatingStage | undefined {
  if (status === 'concluded') return 'conclusion';
  if (status === 'withdrawn') return undefined;
  return clock.some(({ type }) => type === 'started') ? 'acceptance' : undefined;
}

export interface RatingMoment {
  now: number;
  calendar: Calendar;
  channel: RatingChannel;
  /** Codes of EVAL_LABEL that may be ticked. */
  reasons: string[];
  limits: RatingLimits;
}

/** The rating, or why it is refused: the case is not so far, a bad rating says nothing, or a reason is unknown. */
export function giveRating(
  state: RatedCase,
  stage: RatingStage,
  answer: RatingAnswer,
  { now, calendar, channel, reasons, limits }: RatingMoment,
): Rating | Refusal {
  if (stageToRate(state) !== stage) {
    const when = stage === 'conclusion' ? '办结后可以评价办结环节。' : '受理后、办结前可以评价受理环节。';
    return refuse('rating.notYet', `本件现在不能评价${ratingStageName(stage)}环节：${when}`);
  }
  const comment = answer.comment.trim();
  if (comment.length > COMMENT_LENGTH) return refuse('rating.comment', `评价内容最多 ${COMMENT_LENGTH} 字，请精简。`);
  if (answer.reasons.some((code) => !reasons.includes(code)))
    return refuse('rating.reason', '所选的评价原因不在目录中，请刷新页面后重新选择。');
  const bad = isBadRating(answer.level);
  if (bad && answer.reasons.length === 0 && comment === '')
    return refuse('rating.noReason', '请选择至少一项不满意的原因，或写明情况，以便核实整改。');
  return {
    ...answer,
    comment,
    stage,
    channel,
    at: now,
    rated: [...new Set(Object.values(state.performers).flat())],
    ...(bad ? dutiesOf(answer.anonymous, limits, calendar, now) : {}),
    followUps: [],
  };
}

function dutiesOf(
  anonymous: boolean,
  { contactDays, rectifyDays, attempts }: RatingLimits,
  calendar: Calendar,
  now: number,
): Pick<Rating, 'contactDue' | 'rectifyDue' | 'attempts'> {
  const within = (value: number) => dueDate(calendar, now, { value, unit: 'workingDay' }).due;
  return {
    ...(anonymous || contactDays === undefined ? {} : { contactDue: within(contactDays) }),
    ...(rectifyDays === undefined ? {} : { rectifyDue: within(rectifyDays) }),
    ...(attempts === undefined ? {} : { attempts }),
  };
}

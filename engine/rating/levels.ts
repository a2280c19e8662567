import type { RatingLevel, RatingStage } from './types.ts';

/** The five levels in the order in which they are offered. */
export const RATING_LEVELS: { level: RatingLevel; name: string }[] = [
  { level: 5, name: '非常满意' },
  { level: 4, name: '满意' },
  { level: 3, name: '基本满意' },
  { level: 2, name: '不满意' },
  { level: 1, name: '非常不满意' },
];

export const ratingLevelName = (level: RatingLevel): string =>
  RATING_LEVELS.find((one) => one.level === level)?.name ?? String(level);

const STAGES: Record<RatingStage, string> = { acceptance: '受理', conclusion: '办结' };

export const ratingStageName = (stage: RatingStage): string => STAGES[stage];

/** 差评: 不满意 and 非常不满意 (R68). */
export const isBadRating = (level: RatingLevel): boolean => level <= 2;

/** Ratings by applicants (好差评) and what follows from bad ones. */
export { ATTEMPTS, followUp, raterRefusal, ratingDue, ratingDuty, ratingDutyName } from './followUp.ts';
export { COMMENT_LENGTH, giveRating, type RatingMoment, stageToRate } from './give.ts';
export { isBadRating, RATING_LEVELS, ratingLevelName, ratingStageName } from './levels.ts';

import { isBadRating, type JsonObject, type RatingChannel, ratingDuty, toLocalDate } from '#engine';
import type { ActorRef, RatingRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import { fillLedgers } from '../ledgerFill.ts';
import type { Services } from '../services.ts';

const MINUTES_EAST = 480;
const LATEST = 200;
/** Codes of EVAL_STAGE and EVAL_CHANNEL. */
const STAGES = { acceptance: '1', conclusion: '2' } as const;
const CHANNELS: Record<RatingChannel, string> = { counter: '1', code: '2', portal: '4' };

/** `YYYY-MM-DDTHH:MM` in China. */
const timeOf = (at: number | undefined): string | null =>
  at === undefined ? null : new Date(at + MINUTES_EAST * 60_000).toISOString().slice(0, 16);

/** A limit ends with its day: the midnight that follows would name the next one. */
const lastMinute = (due: number | undefined): string | null => timeOf(due === undefined ? undefined : due - 1);

const lastOf = (path: string): string => path.split('/').filter(Boolean).at(-1) ?? '';

/** Number of a rating; that of an anonymous one does not tell the case. */
const numberOf = ({ id, caseNo, stage, at, rating }: RatingRow): string =>
  rating.anonymous
    ? `匿名-${toLocalDate(at, MINUTES_EAST).replaceAll('-', '')}-${id.slice(0, 8)}`
    : `${caseNo}-${STAGES[stage]}`;

/** A rating as ledgers that are filled from `ratings` see it; null: not yet, or not for this rating. */
export function ratingValues({ rating, ...row }: RatingRow, org: Organization): { office: string; values: JsonObject } {
  const office = lastOf(row.officePath);
  const step = (type: string) => rating.followUps.findLast((one) => one.type === type);
  const contact = rating.followUps.find((one) => one.type === 'contact');
  const rectification = step('rectification');
  const revisit = step('revisit');
  const bad = isBadRating(rating.level);
  return {
    office,
    values: {
      no: numberOf({ rating, ...row }),
      caseNo: rating.anonymous ? null : row.caseNo,
      item: row.itemRef,
      itemTitle: row.itemName,
      office,
      officeName: org.officeName(office),
      stage: STAGES[row.stage],
      channel: CHANNELS[rating.channel],
      ratedAt: timeOf(row.at),
      level: String(row.level),
      labels: rating.reasons,
      comment: rating.comment === '' ? null : rating.comment,
      bad,
      named: !rating.anonymous,
      contactDue: lastMinute(rating.contactDue),
      contactedAt: timeOf(contact?.at),
      rectifyDue: lastMinute(rating.rectifyDue),
      rectifier: rectification?.by.name ?? null,
      rectification: rectification?.text ?? null,
      revisitLevel: revisit?.type === 'revisit' && revisit.level !== undefined ? String(revisit.level) : null,
      closed: bad ? ratingDuty(rating) === undefined : null,
    },
  };
}

/** Writes a rating that stands into the ledgers that are filled from ratings. It stays valid when that fails. */
export async function registerRating(services: Services, row: RatingRow, by: ActorRef): Promise<void> {
  try {
    const org = await services.organization.current();
    await fillLedgers(services, 'ratings', [ratingValues(row, org)], by);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    services.log('error', 'rating.notRegistered', { rating: row.id, error: reason });
  }
}

/** Ratings that a server which ended in between may not have registered: those under way, then the latest. */
export async function registerLatestRatings(services: Services, by: ActorRef): Promise<void> {
  const org = await services.organization.current();
  const { rows } = await services.store.ratings({ now: services.clock(), offset: 0, limit: LATEST }, { all: true });
  const values = rows.map((row) => ratingValues(row, org));
  await fillLedgers(services, 'ratings', values, by);
}

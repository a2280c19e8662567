import { randomBytes } from 'node:crypto';
import { type CompiledItem, type RatingStage, stageToRate } from '#engine';
import type { CaseRow, RatingRow } from '../../store/port.ts';
import { hashToken } from '../access/sessions.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';

/** Days for which a ticket can be used. */
const VALID_DAYS = 30;
const DAY = 86_400_000;

export interface Invitation {
  ticket: string;
  expiresAt: number;
}

/** A ticket to rate one stage of a case, to be shown as a code at the window. */
export async function invite(
  { store, clock }: Services,
  caseId: string,
  stage: RatingStage,
  createdBy: string,
): Promise<Invitation> {
  const ticket = randomBytes(16).toString('base64url');
  const expiresAt = clock() + VALID_DAYS * DAY;
  await store.saveRatingInvite({ ticketHash: hashToken(ticket), caseId, stage, createdBy, expiresAt });
  return { ticket, expiresAt };
}

export interface Invited {
  kase: CaseRow;
  compiled: CompiledItem;
  stage: RatingStage;
}

/** What a ticket invites to rate. @throws {ApiProblem} 404, alike for unknown and expired tickets */
export async function invited({ store, items, clock }: Services, ticket: string): Promise<Invited> {
  const row = await store.ratingInvite(hashToken(ticket));
  const kase = row && row.expiresAt > clock() ? await store.case(row.caseId, { all: true }) : undefined;
  const compiled = kase ? await items.byDigest(kase.digest) : undefined;
  if (!row || !kase || !compiled)
    throw problem(404, 'rating.noInvite', '评价二维码无效或已过期。可在“进度查询”中查到办件后评价。');
  return { kase, compiled, stage: row.stage };
}

/** The stages of a case that can be or were rated, with what was said. */
export async function stagesOf(
  { store }: Services,
  kase: CaseRow,
  compiled: CompiledItem,
): Promise<{ stage: RatingStage; given: RatingRow | undefined }[]> {
  const given = await store.ratingsOfCase(kase.id, { all: true });
  const open = compiled.item.internal ? undefined : stageToRate(kase.state);
  return (['acceptance', 'conclusion'] as const)
    .map((stage) => ({ stage, given: given.find((row) => row.stage === stage) }))
    .filter((one) => one.given !== undefined || one.stage === open);
}

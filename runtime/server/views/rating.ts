import type { z } from '@hono/zod-openapi';
import {
  type FollowUp,
  isBadRating,
  type Rating,
  type RatingChannel,
  type RatingStage,
  raterRefusal,
  ratingDutyName,
  ratingLevelName,
  ratingStageName,
} from '#engine';
import type { CaseRow, RatingRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import type { RatedStage, RatingDetail, RatingEntry } from '../api/contract.ts';
import type { RatingReason } from '../ratings/reasons.ts';
import { today } from './task.ts';

const CHANNELS: Record<RatingChannel, string> = { counter: '窗口', code: '二维码', portal: '网上' };

export const ratedStage = (
  stage: RatingStage,
  given: Pick<Rating, 'level' | 'at' | 'contactDue'> | undefined,
): z.infer<typeof RatedStage> => ({
  stage,
  stageName: ratingStageName(stage),
  level: given?.level ?? null,
  levelName: given ? ratingLevelName(given.level) : null,
  at: given?.at ?? null,
  // Due is the midnight that ends the day.
  contactBy: given?.contactDue === undefined ? null : today(given.contactDue - 1),
});

export function ratingEntry(
  row: RatingRow,
  org: Organization,
  reasons: RatingReason[],
  now: number,
): z.infer<typeof RatingEntry> {
  const { rating, duty } = row;
  const nameOf = (code: string) => reasons.find((one) => one.code === code)?.name ?? code;
  return {
    id: row.id,
    version: row.version,
    caseId: rating.anonymous ? null : row.caseId,
    caseNo: rating.anonymous ? null : row.caseNo,
    itemName: row.itemName,
    officeName: org.nameOfPath(row.officePath),
    stageName: ratingStageName(row.stage),
    level: row.level,
    levelName: ratingLevelName(row.level),
    bad: isBadRating(row.level),
    at: row.at,
    channelName: CHANNELS[rating.channel],
    anonymous: rating.anonymous,
    reasons: rating.reasons.map(nameOf),
    comment: rating.comment,
    duty,
    dutyName: duty === null ? null : ratingDutyName(duty),
    due: row.due,
    late: row.due !== null && row.due < now,
  };
}

/** How a follow-up went: 「已联系到申请人」「回访评价：满意」. */
function outcomeOf(step: FollowUp): string | null {
  if (step.type === 'rectification') return null;
  if (!step.reached) return '未联系到申请人';
  if (step.type === 'contact') return '已联系到申请人';
  return step.level === undefined ? null : `回访评价：${ratingLevelName(step.level)}`;
}

export function ratingDetail(
  row: RatingRow,
  kase: CaseRow | undefined,
  officer: string,
  org: Organization,
  reasons: RatingReason[],
  now: number,
): z.infer<typeof RatingDetail> {
  const { rating } = row;
  const applicant = rating.anonymous ? undefined : kase?.state.applicant;
  return {
    ...ratingEntry(row, org, reasons, now),
    contact: applicant ? { name: applicant.name, phone: applicant.phone ?? applicant.agent?.phone ?? null } : null,
    rated: rating.rated.map((id) => org.user(id)?.name ?? id),
    followUps: rating.followUps.map((step) => ({
      name: ratingDutyName(step.type),
      at: step.at,
      by: step.by.name,
      outcome: outcomeOf(step),
      text: step.text,
    })),
    refusal: row.duty === null ? null : (raterRefusal(rating, officer)?.message ?? null),
  };
}

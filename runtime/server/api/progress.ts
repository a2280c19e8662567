import { z } from '@hono/zod-openapi';
import { FileRef } from './cases.ts';
import { RatedStage, RatingReason } from './ratings.ts';

export const ProgressQuery = z
  .object({ no: z.string().min(1).max(60), idNo: z.string().min(1).max(40) })
  .openapi('ProgressQuery');
export const Progress = z
  .object({
    no: z.string(),
    itemName: z.string(),
    statusName: z.string(),
    resultName: z.string().nullable(),
    /** Why it was not accepted. */
    reason: z.string().nullable(),
    officeName: z.string(),
    officePhone: z.string().nullable(),
    receivedAt: z.number(),
    promisedDate: z.string().nullable(),
    provisional: z.boolean(),
    paused: z.boolean(),
    steps: z.array(
      z.object({ name: z.string(), state: z.enum(['done', 'active', 'waiting']), at: z.number().nullable() }),
    ),
    /** What the one-time notice asks for; `office`: to which it is uploaded. */
    notice: z
      .object({
        materials: z.array(z.object({ id: z.string(), name: z.string(), accept: z.array(z.string()) })),
        note: z.string(),
        office: z.string(),
      })
      .nullable(),
    /** Stages that may be rated now or were rated. */
    ratings: z.array(RatedStage),
    reasons: z.array(RatingReason),
  })
  .openapi('Progress');

/** The applicant hands in what the one-time notice asks for. */
export const ProgressSupplement = ProgressQuery.extend({
  materials: z.array(z.object({ material: z.string().max(120), files: z.array(FileRef).min(1).max(20) })).max(100),
  note: z.string().max(500).optional(),
}).openapi('ProgressSupplement');

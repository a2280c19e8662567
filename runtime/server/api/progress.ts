import { z } from '@hono/zod-openapi';
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
    officeName: z.string(),
    officePhone: z.string().nullable(),
    receivedAt: z.number(),
    promisedDate: z.string().nullable(),
    provisional: z.boolean(),
    paused: z.boolean(),
    steps: z.array(
      z.object({ name: z.string(), state: z.enum(['done', 'active', 'waiting']), at: z.number().nullable() }),
    ),
    notice: z.object({ materials: z.array(z.string()), note: z.string() }).nullable(),
    /** Stages that may be rated now or were rated. */
    ratings: z.array(RatedStage),
    reasons: z.array(RatingReason),
  })
  .openapi('Progress');

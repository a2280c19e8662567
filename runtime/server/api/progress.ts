import { z } from '@hono/zod-openapi';
import { FileRef } from './cases.ts';
import { JsonObject } from './common.ts';
import { ProgressQuery } from './proof.ts';
import { RatedStage, RatingReason } from './ratings.ts';

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
        /** Fields of the application to be corrected: their part of the form (`FormDefinition` of the engine) and its answers. */
        correction: z.object({ fields: z.array(z.string()), form: z.unknown(), answers: JsonObject }).nullable(),
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
  /** New answers to the fields that the notice asks to correct. */
  form: JsonObject.optional(),
  note: z.string().max(500).optional(),
}).openapi('ProgressSupplement');

import { z } from '@hono/zod-openapi';
import { Version } from './common.ts';
import { ProgressQuery } from './proof.ts';

const Stage = z.enum(['acceptance', 'conclusion']);
const Level = z.union([z.literal(5), z.literal(4), z.literal(3), z.literal(2), z.literal(1)]);
const Text = z.string().max(1000);

/** What may be ticked; `bad`: with a bad rating, else with a good one. */
export const RatingReason = z.object({ code: z.string(), name: z.string(), bad: z.boolean() }).openapi('RatingReason');

/** A stage that may be rated (`level` null) or was rated. */
export const RatedStage = z
  .object({
    stage: Stage,
    stageName: z.string(),
    level: Level.nullable(),
    levelName: z.string().nullable(),
    at: z.number().nullable(),
    /** Day by which the applicant is called about a bad rating, where there is a limit. */
    contactBy: z.string().nullable(),
  })
  .openapi('RatedStage');

export const GiveRating = z
  .object({
    stage: Stage,
    level: Level,
    reasons: z.array(z.string().max(40)).max(30).default([]),
    comment: Text.default(''),
    anonymous: z.boolean().default(false),
  })
  .openapi('GiveRating');

/** As on the progress page. */
export const GiveRatingByNo = GiveRating.extend(ProgressQuery.shape).openapi('GiveRatingByNo');

const Ticket = z.string().min(10).max(60);
export const RatingTicket = z.object({ ticket: Ticket }).openapi('RatingTicket');
export const GiveRatingByTicket = GiveRating.omit({ stage: true })
  .extend({ ticket: Ticket })
  .openapi('GiveRatingByTicket');

/** What a ticket invites to rate; says nothing about the applicant. */
export const RatingInvitation = z
  .object({
    itemName: z.string(),
    officeName: z.string(),
    receivedAt: z.number(),
    stage: RatedStage,
    reasons: z.array(RatingReason),
  })
  .openapi('RatingInvitation');

export const NewRatingTicket = z.object({ stage: Stage }).openapi('NewRatingTicket');
/** `path`: address of the page to be shown as a code, below the server's own address. */
export const RatingTicketIssued = z
  .object({ ticket: z.string(), path: z.string(), expiresAt: z.number() })
  .openapi('RatingTicketIssued');
export const RatingsOfCase = z.object({ stages: z.array(RatedStage) }).openapi('RatingsOfCase');

const Duty = z.enum(['contact', 'rectification', 'revisit']);

/** One rating in the supervisor's list. Of an anonymous one neither case nor applicant is told. */
export const RatingEntry = z
  .object({
    id: z.string(),
    version: Version,
    caseId: z.string().nullable(),
    caseNo: z.string().nullable(),
    itemName: z.string(),
    officeName: z.string(),
    stageName: z.string(),
    level: Level,
    levelName: z.string(),
    bad: z.boolean(),
    at: z.number(),
    channelName: z.string(),
    anonymous: z.boolean(),
    reasons: z.array(z.string()),
    comment: z.string(),
    duty: Duty.nullable(),
    dutyName: z.string().nullable(),
    due: z.number().nullable(),
    late: z.boolean(),
  })
  .openapi('RatingEntry');

export const RatingList = z
  .object({
    rows: z.array(RatingEntry),
    total: z.number(),
    counts: z.object({
      levels: z.array(z.object({ level: Level, name: z.string(), count: z.number() })),
      open: z.number(),
      late: z.number(),
    }),
    /** Working days for following a bad rating up at the officer's own office; null: the packs set none. */
    limits: z.object({
      contactDays: z.number().nullable(),
      rectifyDays: z.number().nullable(),
      attempts: z.number(),
    }),
  })
  .openapi('RatingList');

export const RatingDetail = RatingEntry.extend({
  contact: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  /** Who had worked on the case and so does not follow it up. */
  rated: z.array(z.string()),
  followUps: z.array(
    z.object({ name: z.string(), at: z.number(), by: z.string(), outcome: z.string().nullable(), text: z.string() }),
  ),
  /** Why this officer may not record the next step; null: may. */
  refusal: z.string().nullable(),
}).openapi('RatingDetail');

export const RecordFollowUp = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('contact'), version: Version, reached: z.boolean(), text: Text }),
    z.object({ type: z.literal('rectification'), version: Version, text: Text }),
    z.object({
      type: z.literal('revisit'),
      version: Version,
      reached: z.boolean(),
      level: Level.optional(),
      text: Text,
    }),
  ])
  .openapi('RecordFollowUp');

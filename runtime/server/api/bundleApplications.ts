import { z } from '@hono/zod-openapi';
import { Standing, Whole } from './caseBundle.ts';
import { Applicant, ClockView, MaterialRecord } from './cases.ts';
import { JsonObject } from './common.ts';
import { Progress } from './progress.ts';

/** Offices at which an application can be handed in from the portal. */
export const AcceptingOffices = z
  .object({
    offices: z.array(
      z.object({ id: z.string(), name: z.string(), address: z.string().nullable(), phone: z.string().nullable() }),
    ),
    total: z.number(),
  })
  .openapi('AcceptingOffices');

/** What is needed to fill a bundle in: its definition, and its items as they hold at the office. */
export const BundleForm = z
  .object({
    ref: z.string(),
    title: z.string(),
    promised: z.string(),
    result: z.string(),
    office: z.object({ id: z.string(), name: z.string(), phone: z.string().nullable(), division: z.string() }),
    /** `CompiledBundle` of the engine; of each item only what filling in needs. */
    bundle: z.unknown(),
  })
  .openapi('BundleForm');

/** Everything that is handed in at once; `BundleIntake` of the engine. */
export const BundleIntake = z
  .object({
    applicant: Applicant,
    situation: JsonObject,
    shared: JsonObject.openapi({ description: '只填一次的内容' }),
    choose: z.array(z.string().max(120)).max(20).openapi({ description: '选办的事项' }),
    own: z
      .record(z.string().max(120), z.object({ form: JsonObject.optional(), situation: JsonObject.optional() }))
      .openapi({ description: '各事项另外要填的内容，以事项引用为键' }),
    materials: z
      .array(MaterialRecord)
      .max(200)
      .openapi({ description: 'material 为共用材料的组名，或“事项引用/材料”' }),
  })
  .openapi('BundleIntake');

export const OpenBundle = z
  .object({
    bundle: z.string().min(1).max(120),
    channel: z.enum(['counter', 'online']),
    office: z
      .string()
      .max(64)
      .optional()
      .openapi({ description: '网上申请时选择的受理机构；窗口收件时为收件人的机构' }),
    intake: BundleIntake,
  })
  .openapi('OpenBundle');

export const BundleReceipt = z
  .object({
    id: z.string(),
    no: z.string(),
    ref: z.string(),
    title: z.string(),
    applicantName: z.string(),
    officeName: z.string(),
    officePhone: z.string().nullable(),
    receivedAt: z.number(),
    promised: z.string(),
    cases: z.array(z.object({ id: z.string(), no: z.string(), itemName: z.string() })),
  })
  .openapi('BundleReceipt');

/** A bundle as the desk shows it. */
export const BundleApplication = BundleReceipt.omit({ cases: true })
  .extend({
    applicant: Applicant,
    channel: z.string(),
    clock: ClockView,
    whole: Whole,
    cases: z.array(
      Standing.extend({
        id: z.string(),
        no: z.string(),
        version: z.number(),
        itemName: z.string(),
        light: z.enum(['green', 'yellow', 'red']),
        due: z.number().nullable(),
        paused: z.boolean(),
        tasks: z.array(z.object({ token: z.number(), name: z.string(), officeName: z.string() })),
        mayWithdraw: z.boolean(),
      }),
    ),
    documents: z.array(z.object({ kind: z.string(), title: z.string() })),
  })
  .openapi('BundleApplication');

/** What the applicant may know of a bundle. */
export const BundleProgress = z
  .object({
    no: z.string(),
    title: z.string(),
    officeName: z.string(),
    officePhone: z.string().nullable(),
    receivedAt: z.number(),
    promised: z.string(),
    promisedDate: z.string().nullable(),
    provisional: z.boolean(),
    paused: z.boolean(),
    light: z.enum(['green', 'yellow', 'red']),
    whole: Whole,
    /** What the applicant does next, in sentences. */
    next: z.array(z.string()),
    cases: z.array(Progress.omit({ ratings: true, reasons: true })),
  })
  .openapi('BundleProgress');

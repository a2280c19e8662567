import { z } from '@hono/zod-openapi';
import { ApplicationReceipt, BundleIntake } from './applications.ts';
import { Standing, Whole } from './caseBundle.ts';
import { Applicant, ClockView } from './cases.ts';
import { Progress } from './progress.ts';

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

/** A bundle as the desk shows it. */
export const BundleApplication = ApplicationReceipt.omit({ cases: true, code: true })
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

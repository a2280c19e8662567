import { z } from '@hono/zod-openapi';
import { Applicant, MaterialRecord } from './cases.ts';
import { JsonObject } from './common.ts';

/** Offices at which an application can be handed in from the portal. */
export const AcceptingOffices = z
  .object({
    offices: z.array(
      z.object({ id: z.string(), name: z.string(), address: z.string().nullable(), phone: z.string().nullable() }),
    ),
    total: z.number(),
  })
  .openapi('AcceptingOffices');

/** What is needed to fill in an application for an item or a 一件事: its items as they hold at the office. */
export const ApplicationForm = z
  .object({
    ref: z.string(),
    title: z.string(),
    promised: z.string(),
    result: z.string(),
    office: z.object({ id: z.string(), name: z.string(), phone: z.string().nullable(), division: z.string() }),
    /** `CompiledBundle` of the engine, an item as a bundle of its own; of each item only what filling in needs. */
    bundle: z.unknown(),
  })
  .openapi('ApplicationForm');

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

/** An application for one item, by its applicant. */
export const OpenApplication = z
  .object({ item: z.string().min(1).max(120), office: z.string().min(1).max(64), intake: BundleIntake })
  .openapi('OpenApplication');

/** `no`: by which the progress is asked for; of an item it is that of its one case. */
export const ApplicationReceipt = z
  .object({
    id: z.string(),
    no: z.string(),
    /** 查询码, eight digits: with it and the identity number the applicant finds what is done. */
    code: z.string(),
    ref: z.string(),
    title: z.string(),
    applicantName: z.string(),
    officeName: z.string(),
    officePhone: z.string().nullable(),
    receivedAt: z.number(),
    promised: z.string(),
    cases: z.array(z.object({ id: z.string(), no: z.string(), itemName: z.string() })),
  })
  .openapi('ApplicationReceipt');

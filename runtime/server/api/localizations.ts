import { z } from '@hono/zod-openapi';
import { TimelineEntry } from './cases.ts';
import { Version } from './common.ts';

export const LocalizationHead = z
  .object({
    id: z.string(),
    version: z.number(),
    /** Item as it was first defined. */
    target: z.string(),
    title: z.string(),
    office: z.object({ id: z.string(), name: z.string() }),
    division: z.string(),
    status: z.enum([
      'draft',
      'pending',
      'returned',
      'refused',
      'granted',
      'active',
      'expiring',
      'expired',
      'ended',
      'replaced',
      'blocked',
    ]),
    statusName: z.string(),
    /** Why, or what comes next. */
    note: z.string(),
    document: z.string().nullable(),
    expires: z.string().nullable(),
    caseId: z.string().nullable(),
    caseNo: z.string().nullable(),
    updatedBy: z.string(),
    updatedAt: z.number(),
  })
  .openapi('LocalizationHead');

/** Items that the officer's offices may localize, and what has been localized in scope. */
export const LocalizationList = z
  .object({
    localizations: z.array(LocalizationHead),
    offices: z.array(z.object({ id: z.string(), name: z.string() })),
    items: z.array(z.object({ office: z.string(), ref: z.string(), name: z.string(), localized: z.boolean() })),
  })
  .openapi('LocalizationList');

const Figures = z.object({ steps: z.number(), materials: z.number(), conditional: z.number(), days: z.number() });

export const LocalizationTrial = z
  .object({
    at: z.number(),
    passed: z.boolean(),
    /** The draft was changed since. */
    outdated: z.boolean(),
    problems: z.array(z.string()),
    scenarios: z.array(z.object({ title: z.string(), passed: z.boolean(), problems: z.array(z.string()) })),
    /** A case in memory. */
    walk: z
      .object({
        title: z.string(),
        steps: z.array(z.object({ name: z.string(), post: z.string(), level: z.string() })),
        result: z.string(),
        ledgerRows: z.number(),
      })
      .nullable(),
    figures: z.object({ before: Figures, after: Figures }).nullable(),
  })
  .openapi('LocalizationTrial');

export const Localization = LocalizationHead.extend({
  reason: z.string(),
  /** The item as the layers above leave it, as JSON text. */
  base: z.string(),
  /** The same with the draft. */
  content: z.string(),
  patch: z.array(z.unknown()),
  changes: z.array(z.object({ part: z.string(), kind: z.enum(['added', 'removed', 'changed']), text: z.string() })),
  exceeded: z.array(z.object({ pointer: z.string(), reason: z.string(), layer: z.string(), approvable: z.boolean() })),
  problems: z.array(z.string()),
  trial: LocalizationTrial.nullable(),
  approval: z
    .object({
      caseId: z.string(),
      no: z.string(),
      statusName: z.string(),
      resultName: z.string().nullable(),
      round: z.number(),
      timeline: z.array(TimelineEntry),
    })
    .nullable(),
  may: z.object({
    edit: z.boolean(),
    submit: z.boolean(),
    activate: z.boolean(),
    end: z.boolean(),
    withdraw: z.boolean(),
    discard: z.boolean(),
  }),
}).openapi('Localization');

export const NewLocalization = z
  .object({ office: z.string().min(1).max(64), item: z.string().min(1).max(120) })
  .openapi('NewLocalization');

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const SaveLocalization = z
  .object({
    version: Version,
    /** The whole item as JSON text; the change is what differs from the layers above. */
    content: z.string().max(1_000_000).optional(),
    reason: z.string().max(1000).optional(),
    document: z.string().max(100).nullable().optional(),
    expires: Day.nullable().optional(),
  })
  .openapi('SaveLocalization');

export const OnlyLocalizationVersion = z.object({ version: Version }).openapi('OnlyLocalizationVersion');
/** Why something is ended: a request, or what is in force. */
export const EndLocalization = z
  .object({ version: Version, reason: z.string().min(1).max(500) })
  .openapi('EndLocalization');

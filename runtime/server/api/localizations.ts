import { z } from '@hono/zod-openapi';
import { TimelineEntry } from './cases.ts';
import { Version } from './common.ts';

export const LocalizationHead = z
  .object({
    id: z.string(),
    version: z.number(),
    /** Part as it was first defined: `national:unemp-reg` of an item, `folder/reference` of any other. */
    target: z.string(),
    /** 事项、表单、台账 … */
    kindName: z.string(),
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

/** What the officer's offices may localize, and what has been localized in scope. */
export const LocalizationList = z
  .object({
    localizations: z.array(LocalizationHead),
    offices: z.array(z.object({ id: z.string(), name: z.string() })),
    parts: z.array(
      z.object({
        office: z.string(),
        /** `items`, `forms` … */
        folder: z.string(),
        target: z.string(),
        name: z.string(),
        localized: z.boolean(),
        right: z.enum(['locked', 'narrow-only', 'free']),
        /** Names of the items that use it, the first few. */
        users: z.array(z.string()),
        userCount: z.number(),
      }),
    ),
    kinds: z.array(z.object({ folder: z.string(), name: z.string() })),
    /** Kinds of which nothing is localized, and why. */
    refused: z.array(z.object({ name: z.string(), reason: z.string() })),
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
    /** Names of the items that were played. */
    items: z.array(z.string()),
    /** So many items that of each only the cases that come off were played. */
    brief: z.boolean(),
    scenarios: z.array(
      z.object({
        item: z.string(),
        title: z.string(),
        passed: z.boolean(),
        problems: z.array(z.string()),
        /** What goes otherwise than without the draft. */
        changes: z.array(z.string()),
      }),
    ),
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
  /** The part as the layers above leave it, as JSON text; of a process its steps and flows. */
  base: z.string(),
  /** The same with the draft. */
  content: z.string(),
  /** BPMN of a process above the draft, for the file that replaces it; absent for other kinds. */
  source: z.string().optional(),
  /** Names of the items that run on it. */
  users: z.array(z.string()),
  patch: z.array(z.unknown()),
  changes: z.array(z.object({ part: z.string(), kind: z.enum(['added', 'removed', 'changed']), text: z.string() })),
  /** Place by place, before and after in words. */
  compared: z.array(z.object({ place: z.string(), before: z.string(), after: z.string(), text: z.string() })),
  exceeded: z.array(
    z.object({
      pointer: z.string(),
      where: z.string(),
      reason: z.string(),
      layer: z.string(),
      approvable: z.boolean(),
    }),
  ),
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
  .object({ office: z.string().min(1).max(64), part: z.string().min(1).max(140) })
  .openapi('NewLocalization');

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const SaveLocalization = z
  .object({
    version: Version,
    /** The whole part as JSON text; the change is what differs from the layers above. */
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

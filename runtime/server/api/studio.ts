import { z } from '@hono/zod-openapi';
import type { ServiceItemSource } from '#engine';

export const PackSummary = z
  .object({
    name: z.string(),
    title: z.string(),
    namespace: z.string(),
    version: z.string(),
    layer: z.string(),
    digest: z.string(),
    installedAt: z.number(),
    items: z.number(),
    processes: z.number(),
    forms: z.number(),
    drafts: z.number(),
  })
  .openapi('PackSummary');
export const PackList = z.object({ packs: z.array(PackSummary) }).openapi('PackList');
export const PackDetail = PackSummary.extend({
  files: z.array(
    z.object({
      path: z.string(),
      kind: z.string(),
      title: z.string(),
      size: z.number(),
      draft: z.object({ id: z.string(), updatedBy: z.string(), updatedAt: z.number() }).nullable(),
    }),
  ),
}).openapi('PackDetail');
export const PackFile = z
  .object({ pack: z.string(), version: z.string(), path: z.string(), content: z.string(), digest: z.string() })
  .openapi('PackFile');
export const Draft = z
  .object({
    id: z.string(),
    pack: z.string(),
    path: z.string(),
    content: z.string(),
    base: z.string(),
    version: z.number(),
    updatedBy: z.string(),
    updatedAt: z.number(),
  })
  .openapi('Draft');
export const SaveDraft = z
  .object({
    pack: z.string(),
    path: z.string(),
    content: z.string().max(5_000_000),
    base: z.string(),
    version: z.number().int().nonnegative(),
  })
  .openapi('SaveDraft');
export const Finding = z
  .object({
    severity: z.enum(['error', 'warning']),
    code: z.string(),
    message: z.string(),
    file: z.string().optional(),
    path: z.string().optional(),
    element: z.string().optional(),
  })
  .openapi('Finding');
export const LintRequest = z
  .object({ pack: z.string(), path: z.string(), content: z.string().max(5_000_000) })
  .openapi('LintRequest');
export const Findings = z.object({ findings: z.array(Finding) }).openapi('Findings');
export const Published = z
  .object({ pack: z.string(), version: z.string(), items: z.array(z.string()) })
  .openapi('Published');
export const Health = z.object({ status: z.literal('ok'), version: z.string(), store: z.string() }).openapi('Health');
export const ItemImport = z
  .object({
    /** Items that the workbook names. */
    items: z.number(),
    drafts: z.array(z.object({ path: z.string(), title: z.string(), isNew: z.boolean() })),
  })
  .openapi('ItemImport');

/** What runs a process: its rules about limits, duties and applicants depend on it. */
export const ProcessUsers = z
  .object({
    /** Items of all installed packs, as their files say. */
    items: z.array(z.custom<ServiceItemSource>().openapi({ type: 'object' })),
    /** Titles of campaigns. */
    campaigns: z.array(z.string()),
  })
  .openapi('ProcessUsers');

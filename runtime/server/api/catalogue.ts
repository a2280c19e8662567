import { z } from '@hono/zod-openapi';

export const CatalogueEntry = z
  .object({
    ref: z.string(),
    name: z.string(),
    aliases: z.array(z.string()),
    group: z.string(),
    type: z.string(),
    profile: z.enum(['A', 'B', 'C', 'D']),
    promised: z.string(),
    immediate: z.boolean(),
    materials: z.number(),
    serviceObjects: z.array(z.string()),
    pack: z.object({ name: z.string(), version: z.string(), title: z.string() }),
    assumed: z.boolean(),
  })
  .openapi('CatalogueEntry');
export const Catalogue = z.object({ items: z.array(CatalogueEntry) }).openapi('Catalogue');

export const MaterialView = z
  .object({
    id: z.string(),
    name: z.string(),
    form: z.string(),
    copies: z.number(),
    source: z.string(),
    basis: z.string().optional(),
    need: z.enum(['required', 'conditional']),
    /** FEEL over the case data, so that the portal narrows the list as the questions are answered. */
    when: z.string().optional(),
    whenText: z.string().optional(),
    shareable: z.string().optional(),
    accept: z.array(z.string()),
    standard: z.string().optional(),
    copiesNote: z.string().optional(),
    /** A filled-in example and an empty form: name, number or address. */
    sample: z.string().optional(),
    blank: z.string().optional(),
  })
  .openapi('MaterialView');

/** The guide of an item, from its twelve elements. */
export const Guide = z
  .object({
    ref: z.string(),
    name: z.string(),
    type: z.string(),
    codes: z.record(z.string(), z.string()),
    legalBasis: z.array(
      z.object({ law: z.string(), article: z.string().optional(), gist: z.string().optional(), seen: z.boolean() }),
    ),
    exerciseLevels: z.array(z.string()),
    serviceObjects: z.array(z.string()),
    statutory: z.string().nullable(),
    promised: z.string(),
    immediate: z.boolean(),
    limitNote: z.string().nullable(),
    excluded: z.array(z.string()),
    acceptConditions: z.array(z.string()),
    notAccept: z.array(z.string()),
    materials: z.array(MaterialView),
    procedure: z.string(),
    steps: z.array(
      z.object({
        element: z.string(),
        name: z.string(),
        postName: z.string(),
        levelName: z.string(),
        limit: z.string().nullable(),
      }),
    ),
    result: z.string(),
    fee: z.string(),
    implementingBody: z.string(),
    /** 办理地点、办理时间、咨询方式 … as far as the item says them. */
    facts: z.array(z.object({ title: z.string(), text: z.string() })),
    /** Some office takes applications for it from the portal. */
    online: z.boolean(),
    situations: z.array(
      z.object({
        id: z.string(),
        question: z.string(),
        help: z.string().optional(),
        type: z.enum(['boolean', 'choice']),
        options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
        when: z.string().optional(),
      }),
    ),
    /** What conditions read as `parameters.<id>`, with the values of today. */
    parameters: z.record(z.string(), z.union([z.number(), z.string(), z.null()])).optional(),
    pack: z.object({ name: z.string(), version: z.string(), title: z.string() }),
    assumed: z.array(z.string()),
  })
  .openapi('Guide');

/** What the accepting window needs to render an item: `CompiledItem` of the engine, minus sources. */
export const ItemForDesk = z.object({ guide: Guide, digest: z.string(), compiled: z.unknown() }).openapi('ItemForDesk');

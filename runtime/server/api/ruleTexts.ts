import { z } from '@hono/zod-openapi';

export const RuleTextSummary = z
  .object({
    ref: z.string(),
    title: z.string(),
    category: z.enum(['regulation', 'supervision', 'commitment', 'duty', 'standard', 'principle', 'service']),
    categoryName: z.string(),
    number: z.string().nullable(),
    issuer: z.string().nullable(),
    validFrom: z.string(),
    validTo: z.string().nullable(),
    articles: z.number(),
    /** Of what stands in it: another text, another digest. */
    digest: z.string(),
    /** The reader holds a post that has to acknowledge it. */
    mustRead: z.boolean(),
    /** When the reader acknowledged this version, epoch ms. */
    readAt: z.number().nullable(),
    assumed: z.array(z.string()),
    pack: z.object({ name: z.string(), version: z.string(), title: z.string() }),
  })
  .openapi('RuleTextSummary');
export const RuleTextList = z.object({ texts: z.array(RuleTextSummary) }).openapi('RuleTextList');

/** A rule text with its placeholders filled in for the reader's office. */
export const RuleTextDetail = RuleTextSummary.extend({
  text: z.array(z.object({ title: z.string().nullable(), text: z.string() })),
  posts: z.array(z.string()),
  items: z.array(z.object({ ref: z.string(), name: z.string() })),
  source: z.array(z.string()),
  /** Officers below the reader's offices who have to acknowledge it. */
  readers: z.array(z.object({ name: z.string(), office: z.string(), at: z.number().nullable() })),
}).openapi('RuleTextDetail');

/** What was on the screen when it was acknowledged. */
export const AcknowledgeRuleText = z.object({ digest: z.string().length(64) }).openapi('AcknowledgeRuleText');

import { z } from '@hono/zod-openapi';

/** A rendered document: filled blocks, same source for screen, print and PDF. */
export const RenderedDocument = z
  .object({
    kind: z.string(),
    title: z.string(),
    no: z.string(),
    blocks: z.array(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('title'), text: z.string() }),
        z.object({ type: z.literal('number'), text: z.string() }),
        z.object({ type: z.literal('salutation'), text: z.string() }),
        z.object({ type: z.literal('paragraph'), text: z.string(), indent: z.boolean() }),
        z.object({ type: z.literal('fields'), rows: z.array(z.object({ label: z.string(), value: z.string() })) }),
        z.object({
          type: z.literal('table'),
          title: z.string(),
          head: z.array(z.string()),
          rows: z.array(z.array(z.string())),
        }),
        z.object({ type: z.literal('seal'), office: z.string(), date: z.string() }),
        z.object({ type: z.literal('signature'), lines: z.array(z.string()) }),
        z.object({ type: z.literal('note'), text: z.string() }),
      ]),
    ),
  })
  .openapi('RenderedDocument');

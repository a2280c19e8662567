import { z } from '@hono/zod-openapi';

const Office = z.object({ id: z.string(), name: z.string(), level: z.string() });

/** The posters of an office, and the offices that stand directly below it. */
export const PosterList = z
  .object({
    office: Office.extend({ parent: Office.nullable() }),
    children: z.array(Office),
    posters: z.array(
      z.object({
        ref: z.string(),
        title: z.string(),
        paper: z.enum(['A1', 'A3']),
        orientation: z.enum(['portrait', 'landscape']),
        pack: z.object({ name: z.string(), version: z.string() }),
        assumed: z.array(z.string()),
      }),
    ),
  })
  .openapi('PosterList');

const Point = z.tuple([z.number(), z.number()]);
const Paint = z.object({ fill: z.string().optional(), stroke: z.string().optional(), line: z.number().optional() });

/** Something that is drawn; coordinates in points from the top left corner, texts stand on their baseline. */
export const PosterMark = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    x: z.number(),
    y: z.number(),
    size: z.number(),
    text: z.string(),
    bold: z.boolean(),
    color: z.string(),
    spacing: z.number().optional(),
  }),
  Paint.extend({
    kind: z.literal('rect'),
    x: z.number(),
    y: z.number(),
    w: z.number(),
    h: z.number(),
    radius: z.number().optional(),
  }),
  Paint.extend({ kind: z.literal('circle'), x: z.number(), y: z.number(), r: z.number() }),
  Paint.extend({ kind: z.literal('path'), points: z.array(Point) }),
]);

/** The sheets of a poster, exactly as they are printed. */
export const PosterSheets = z
  .object({
    title: z.string(),
    sheets: z.array(z.object({ width: z.number(), height: z.number(), marks: z.array(PosterMark) })),
  })
  .openapi('PosterSheets');

import { z } from '@hono/zod-openapi';

const Pack = z.object({ name: z.string(), version: z.string(), title: z.string() });

/** 一件事: several items that one intake opens. */
export const BundleList = z
  .object({
    bundles: z.array(
      z.object({ ref: z.string(), title: z.string(), items: z.number(), promised: z.string(), pack: Pack }),
    ),
  })
  .openapi('BundleList');

export const BundleAnswers = z
  .object({
    situation: z.record(z.string().max(64), z.union([z.boolean(), z.string().max(64)])).default({}),
    choose: z.array(z.string().max(120)).max(20).default([]).openapi({ description: '选办的事项' }),
    region: z.string().max(64).optional().openapi({ description: '内容包命名空间：有本地版本的事项按本地版本' }),
  })
  .openapi('BundleAnswers');

const Item = z.object({ ref: z.string(), name: z.string(), promised: z.string() });

/** What the answers so far lead to: items, questions that matter, materials to be handed in once. */
export const BundlePlan = z
  .object({
    ref: z.string(),
    title: z.string(),
    result: z.string(),
    promised: z.string(),
    note: z.string().nullable(),
    situations: z.array(
      z.object({
        id: z.string(),
        question: z.string(),
        help: z.string().optional(),
        type: z.enum(['boolean', 'choice']),
        options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
      }),
    ),
    /** Items that the answers call for. */
    items: z.array(Item),
    /** Items that the applicant may add. */
    optional: z.array(Item.extend({ member: z.string().openapi({ description: '选办时写入 choose 的引用' }) })),
    materials: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        form: z.string(),
        copies: z.number(),
        certain: z.boolean(),
        whenText: z.string().nullable(),
        items: z.array(z.string()).openapi({ description: '用于哪些事项（名称）' }),
      }),
    ),
    /** Fields and materials asked in all, and how many it would be item by item. */
    once: z.object({ fields: z.number(), materials: z.number() }),
    oneByOne: z.object({ fields: z.number(), materials: z.number() }),
    assumed: z.array(z.string()),
    pack: Pack,
  })
  .openapi('BundlePlan');

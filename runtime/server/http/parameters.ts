import { z } from '@hono/zod-openapi';

export const CaseId = z.object({ id: z.string().min(1).max(64).openapi({ description: '办件标识' }) });

export const TaskPath = CaseId.extend({
  token: z.coerce.number().int().nonnegative().openapi({ description: '环节编号' }),
});

export const Paging = z.object({
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(20),
});

/** Stated for the description; its presence is checked where the command is run, with a code of its own. */
export const withKey = z.object({
  'idempotency-key': z.string().optional().openapi({ description: '必填。同一命令重发时使用同一个键' }),
});

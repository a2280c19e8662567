import { z } from '@hono/zod-openapi';

export const DivisionList = z
  .object({
    divisions: z.array(
      z.object({
        /** Twelve digits. */
        code: z.string(),
        name: z.string(),
        /** With the names of the divisions above it. */
        path: z.string(),
      }),
    ),
  })
  .openapi('DivisionList');

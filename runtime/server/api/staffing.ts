import { z } from '@hono/zod-openapi';

/** Items that a file of a pack concerns: the item itself, or those that run the process. */
export const StaffedItems = z
  .object({ items: z.array(z.object({ ref: z.string(), name: z.string(), pack: z.string() })) })
  .openapi('StaffedItems');

const Version = z.object({
  /** `active`: what new cases run on; `draft`: what would be published. */
  key: z.enum(['active', 'draft']),
  title: z.string(),
  /** Process with the processes that it calls, the promised limit, and the levels of single steps: as the engine has them. */
  process: z.unknown(),
  calls: z.unknown(),
  promised: z.unknown(),
  steps: z.unknown(),
});

/** What a staffing simulation of an item starts from. */
export const StaffingInput = z
  .object({
    ref: z.string(),
    name: z.string(),
    calendar: z.unknown(),
    versions: z.array(Version),
    /** Officers of each level and post at an office on the average, of those who hold it. */
    staff: z.array(z.object({ level: z.string(), post: z.string(), officers: z.number() })),
    postNames: z.record(z.string(), z.string()),
    levelNames: z.record(z.string(), z.string()),
    /** From the latest cases of the item in sight; `perDay` for each office that took some. */
    measured: z.object({
      cases: z.number(),
      perDay: z.number().nullable(),
      steps: z.record(
        z.string(),
        z.object({
          samples: z.number(),
          minutes: z.object({ min: z.number(), mode: z.number(), max: z.number() }).nullable(),
          outcomes: z.record(z.string(), z.number()),
        }),
      ),
    }),
  })
  .openapi('StaffingInput');

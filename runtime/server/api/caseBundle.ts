import { z } from '@hono/zod-openapi';

export const Standing = z.object({
  status: z.string(),
  statusName: z.string(),
  result: z.string().nullable(),
  resultName: z.string().nullable(),
});

/** Where the whole stands. `result`: when every case has ended. */
export const Whole = z.object({
  total: z.number(),
  concluded: z.number(),
  statusName: z.string(),
  result: z.enum(['granted', 'partly', 'denied']).nullable(),
  resultName: z.string().nullable(),
});

/** The bundle of a case and the other cases in it. */
export const CaseBundle = z
  .object({
    id: z.string(),
    no: z.string(),
    title: z.string(),
    whole: Whole,
    cases: z.array(Standing.extend({ id: z.string(), no: z.string(), itemName: z.string() })),
  })
  .openapi('CaseBundle');

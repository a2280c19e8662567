import { z } from '@hono/zod-openapi';

/** What is known of a person: derived from the id number, from ledgers and earlier cases, each with source and date. */
export const ApplicantLookup = z
  .object({
    idNo: z.string(),
    birth: z.string().optional(),
    sex: z.string().optional(),
    division: z.string().optional(),
    known: z.array(z.object({ field: z.string(), value: z.unknown(), source: z.string(), at: z.number() })),
    /** Cases of this person in scope. */
    cases: z.array(
      z.object({
        id: z.string(),
        no: z.string(),
        itemName: z.string(),
        itemRef: z.string(),
        status: z.string(),
        createdAt: z.number(),
      }),
    ),
  })
  .openapi('ApplicantLookup');

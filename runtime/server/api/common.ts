import { z } from '@hono/zod-openapi';

/** Every error: an RFC 9457 problem document. */
export const ProblemDocument = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    /** Plain Chinese: what is wrong and what to do. */
    detail: z.string(),
    code: z.string(),
    /** Where: JSON pointers into the request, elements, files. */
    problems: z
      .array(
        z.object({
          code: z.string(),
          message: z.string(),
          path: z.string().optional(),
          file: z.string().optional(),
          element: z.string().optional(),
          field: z.string().optional(),
        }),
      )
      .optional(),
    /** With 409: the fresh view. */
    current: z.unknown().optional(),
  })
  .openapi('ProblemDocument');

export const JsonObject = z.record(z.string(), z.unknown());

/** Version of a case that the sender saw. */
export const Version = z.number().int().nonnegative();

import { z } from '@hono/zod-openapi';

/** What only the applicant has together; spaces and small letters do not matter. */
export const ProgressQuery = z
  .object({
    no: z.string().min(1).max(60).openapi({ description: '办件编号；查一件事时为一件事编号' }),
    idNo: z.string().min(1).max(40).openapi({ description: '申请人的证件号码' }),
    code: z.string().min(1).max(20).openapi({ description: '回执上的八位查询码，或登记的手机号码后四位' }),
  })
  .openapi('ProgressQuery');

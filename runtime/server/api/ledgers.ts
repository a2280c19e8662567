import { z } from '@hono/zod-openapi';
import { JsonObject } from './common.ts';

export const LedgerColumn = z.object({
  name: z.string(),
  title: z.string(),
  type: z.string(),
  sensitive: z.boolean(),
  queryable: z.boolean(),
});
export const LedgerSummary = z
  .object({ ref: z.string(), title: z.string(), purpose: z.string(), rows: z.number() })
  .openapi('LedgerSummary');
export const LedgerList = z.object({ ledgers: z.array(LedgerSummary) }).openapi('LedgerList');
/** Cells hold labels of code tables beside codes: `values` raw, `shown` for people (sensitive cells masked). */
export const LedgerRowView = z
  .object({
    key: z.string(),
    values: JsonObject,
    shown: z.record(z.string(), z.string()),
    caseId: z.string().nullable(),
    officeName: z.string(),
    updatedAt: z.number(),
    version: z.number(),
  })
  .openapi('LedgerRowView');
export const LedgerPage = z
  .object({
    ref: z.string(),
    title: z.string(),
    purpose: z.string(),
    columns: z.array(LedgerColumn),
    rows: z.array(LedgerRowView),
    total: z.number(),
  })
  .openapi('LedgerPage');
export const LedgerRowDetail = z
  .object({
    ref: z.string(),
    title: z.string(),
    columns: z.array(LedgerColumn),
    row: LedgerRowView,
    history: z.array(
      z.object({
        version: z.number(),
        at: z.number(),
        actorName: z.string(),
        caseId: z.string().nullable(),
        caseNo: z.string().nullable(),
        changes: z.array(z.object({ column: z.string(), title: z.string(), from: z.string(), to: z.string() })),
      }),
    ),
  })
  .openapi('LedgerRowDetail');
/** What became of rows that people entered; `no` names the record in the history of every row. */
export const LedgerEntered = z
  .object({ no: z.string(), added: z.number(), changed: z.number() })
  .openapi('LedgerEntered');

import { z } from '@hono/zod-openapi';

const Kind = z.enum(['cell', 'missing', 'unfounded', 'mapping', 'rule', 'refill']);

/** One reconciliation of all ledgers; counts by what was looked at and by the kind of what was found, in the whole installation. */
export const Reconciliation = z
  .object({
    id: z.string(),
    startedAt: z.number(),
    startedBy: z.string(),
    endedAt: z.number().nullable(),
    status: z.enum(['running', 'done']),
    phase: z.enum(['cases', 'rows', 'chain', 'rules', 'done']),
    counts: z.object({
      /** Cases that were written into a register in which they never were. */
      registered: z.number(),
      rows: z.number(),
      steps: z.number(),
      rules: z.number(),
      differences: z.number(),
      cell: z.number(),
      missing: z.number(),
      unfounded: z.number(),
      mapping: z.number(),
      rule: z.number(),
      refill: z.number(),
    }),
    /** Differences of the caller's own scope. */
    own: z.number(),
  })
  .openapi('Reconciliation');
export const ReconciliationList = z
  .object({ runs: z.array(Reconciliation), may: z.object({ start: z.boolean(), check: z.boolean() }) })
  .openapi('ReconciliationList');

/** Cells of sensitive columns are masked. `row`: number of the row; null: it is not there. */
export const LedgerDifference = z
  .object({
    no: z.number(),
    kind: Kind,
    kindName: z.string(),
    ledger: z.string(),
    ledgerTitle: z.string(),
    row: z.number().nullable(),
    key: z.string(),
    officeName: z.string(),
    columnTitle: z.string().nullable(),
    stored: z.string(),
    expected: z.string(),
    caseId: z.string().nullable(),
    caseNo: z.string().nullable(),
    words: z.string(),
    /** The row says by now what it is expected to. */
    settled: z.boolean(),
  })
  .openapi('LedgerDifference');
export const LedgerDifferences = z
  .object({ rows: z.array(LedgerDifference), total: z.number() })
  .openapi('LedgerDifferences');
export const DifferenceFilter = z.object({ kind: Kind.optional(), ledger: z.string().min(1).max(120).optional() });

/** `nos`: numbers of differences of the kind `refill`; absent: all of them in the caller's scope. */
export const LedgerRefill = z
  .object({
    reason: z.string().max(500).openapi({ description: '理由，留在每一行的变更历史中' }),
    nos: z.array(z.number().int().positive()).max(500).optional(),
  })
  .openapi('LedgerRefill');
/** `passed`: rows that somebody has changed meanwhile; `left`: there are more, ask again. */
export const LedgerRefilled = z
  .object({ rows: z.number(), passed: z.number(), left: z.boolean() })
  .openapi('LedgerRefilled');

import { z } from '@hono/zod-openapi';

const Figures = z.object({
  rows: z.number(),
  cells: z.number(),
  right: z.number(),
  wrong: z.number(),
  notCheckable: z.number(),
  /** Percent; null: no cell could be checked. */
  accuracy: z.number().nullable(),
});
const Part = Figures.extend({ id: z.string(), name: z.string() });

const Value = z.union([z.string().max(4000), z.number(), z.boolean(), z.array(z.string().max(200)).max(100), z.null()]);
export const SampleCellMark = z
  .discriminatedUnion('is', [
    z.object({ is: z.literal('right') }),
    /** `value`: what it should be; null with a note: only that it is wrong is known. */
    z.object({ is: z.literal('wrong'), value: Value, note: z.string().max(500) }),
    z.object({ is: z.literal('notCheckable'), note: z.string().max(500).optional() }),
  ])
  .openapi('SampleCellMark');

const Day = z.iso.date();
export const NewSampleCheck = z
  .object({
    ledgers: z.array(z.string().min(1).max(120)).min(1).max(50),
    office: z.string().min(1).max(64).optional(),
    from: Day.optional(),
    to: Day.optional(),
    /** Share of the rows, 0 to 1. */
    rate: z.number().min(0).max(1),
    minimum: z.number().int().min(1).max(500),
    /** Such as a number drawn in public; without it one is made. */
    seed: z.string().trim().max(60).optional(),
  })
  .openapi('NewSampleCheck');
export const SampleCheckCreated = z.object({ id: z.string() }).openapi('SampleCheckCreated');

const Head = z.object({
  id: z.string(),
  no: z.string(),
  version: z.number(),
  drawnAt: z.number(),
  drawnBy: z.string(),
  officeName: z.string(),
  ledgers: z.array(z.string()),
  rows: z.number(),
  /** Rows whose cells all have a mark. */
  checked: z.number(),
  finishedAt: z.number().nullable(),
  finishedBy: z.string().nullable(),
  figures: Figures,
});
export const SampleCheckSummary = Head.openapi('SampleCheckSummary');
export const SampleCheckList = z
  .object({
    checks: z.array(SampleCheckSummary),
    total: z.number(),
    may: z.object({ draw: z.boolean() }),
    /** Offices at which the caller draws, the own first, with all below them. */
    offices: z.array(z.object({ id: z.string(), name: z.string(), levelName: z.string() })),
    ledgers: z.array(z.object({ ref: z.string(), title: z.string(), rows: z.number() })),
  })
  .openapi('SampleCheckList');
export const SampleCheckDetail = Head.extend({
  seed: z.string(),
  scope: z.string(),
  population: z.number(),
  may: z.object({ mark: z.boolean(), finish: z.boolean() }),
  lines: z.array(
    z.object({
      row: z.number(),
      ledger: z.string(),
      ledgerTitle: z.string(),
      /** Key of the row, masked where it is an id number. */
      key: z.string(),
      officeName: z.string(),
      state: z.enum(['open', 'begun', 'right', 'wrong']),
      wrong: z.number(),
      by: z.string().nullable(),
    }),
  ),
  byLedger: z.array(Part),
  byOffice: z.array(Part),
  wrongCells: z.array(
    z.object({
      row: z.number(),
      ledger: z.string(),
      ledgerTitle: z.string(),
      key: z.string(),
      officeName: z.string(),
      columnTitle: z.string(),
      value: z.string(),
      note: z.string(),
    }),
  ),
}).openapi('SampleCheckDetail');

export const SampleCheckRow = z
  .object({
    row: z.number(),
    ledger: z.string(),
    ledgerTitle: z.string(),
    officeName: z.string(),
    /** The row was changed after the draw; what is checked is what was drawn. */
    changedSince: z.boolean(),
    cells: z.array(
      z.object({
        column: z.string(),
        title: z.string(),
        type: z.string(),
        shown: z.string(),
        options: z.array(z.object({ value: z.string(), label: z.string() })),
        source: z
          .object({
            kind: z.enum(['case', 'person']),
            title: z.string(),
            shown: z.string().nullable(),
            differs: z.boolean(),
          })
          .nullable(),
      }),
    ),
    case: z
      .object({
        id: z.string(),
        no: z.string(),
        itemName: z.string(),
        applicantName: z.string(),
        materials: z.array(
          z.object({
            name: z.string(),
            state: z.string(),
            files: z.array(z.object({ hash: z.string(), name: z.string(), type: z.string() })),
          }),
        ),
      })
      .nullable(),
    marks: z.record(z.string(), SampleCellMark),
  })
  .openapi('SampleCheckRow');
export const SampleRowMarks = z
  .object({ version: z.number().int().positive(), marks: z.record(z.string().max(64), SampleCellMark) })
  .openapi('SampleRowMarks');
export const FinishSampleCheck = z.object({ version: z.number().int().positive() }).openapi('FinishSampleCheck');
export const SampleReplay = z
  .object({
    same: z.boolean(),
    draws: z.array(
      z.object({ title: z.string(), candidates: z.number(), drawn: z.number(), same: z.boolean(), digest: z.string() }),
    ),
  })
  .openapi('SampleReplay');

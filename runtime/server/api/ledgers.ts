import { z } from '@hono/zod-openapi';
import { JsonObject } from './common.ts';

const Choice = z.object({ code: z.string(), label: z.string() });
export const LedgerColumn = z.object({
  name: z.string(),
  title: z.string(),
  type: z.string(),
  required: z.boolean(),
  sensitive: z.boolean(),
  queryable: z.boolean(),
  /** While the case is under way the cell stands in the case: it says how things are, or were on that day. */
  live: z.boolean(),
  /** Who fills it in and when; null: cases do. */
  writtenBy: z.string().nullable(),
  /** Codes that a cell can hold, of columns that are asked for one by one. */
  choices: z.array(Choice),
  /** Cities and counties below that added the column; null: it holds here as well. */
  from: z.string().nullable(),
});
export const LedgerSummary = z
  .object({ ref: z.string(), title: z.string(), purpose: z.string(), rows: z.number() })
  .openapi('LedgerSummary');
export const LedgerList = z
  .object({
    ledgers: z.array(LedgerSummary),
    /** Whether the person may see who looked at and exported what. */
    accesses: z.boolean(),
  })
  .openapi('LedgerList');
/** Cells hold labels of code tables beside codes: `values` raw, `shown` for people (sensitive cells masked). */
export const LedgerRowView = z
  .object({
    /** Names the row in addresses; its key may be an id number. */
    id: z.number().int(),
    values: JsonObject,
    shown: z.record(z.string(), z.string()),
    /** Columns of which nothing tells what they were on the day that is looked at. */
    unknown: z.array(z.string()),
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
    /** What was not looked through for the text, in words; null: everything was. */
    leftOut: z.string().nullable(),
    /** The day at whose end the rows stood so; null: as they stand. */
    asOf: z.string().nullable(),
    may: z.object({ enter: z.boolean(), export: z.boolean() }),
    /** Name of the card that a row of this ledger opens; null: it has none. */
    card: z.string().nullable(),
    /** Why somebody may see or export what is masked. */
    purposes: z.array(Choice),
  })
  .openapi('LedgerPage');
/** Where the content of a cell comes from: the case, else the record of the person that entered it. */
export const CellOrigin = z
  .object({
    at: z.number(),
    actorName: z.string(),
    caseId: z.string().nullable(),
    caseNo: z.string().nullable(),
    reason: z.string().nullable(),
    /** A person has put it in the place of what a case had filled in. */
    corrected: z.boolean(),
    /** Written anew under later rules of the ledger, from the data of the case. */
    refilled: z.boolean(),
  })
  .openapi('CellOrigin');
export const LedgerRowDetail = z
  .object({
    ref: z.string(),
    title: z.string(),
    columns: z.array(LedgerColumn),
    /** Columns that name the row and never change. */
    key: z.array(z.string()),
    row: LedgerRowView,
    asOf: z.string().nullable(),
    may: z.object({ correct: z.boolean(), unmask: z.boolean() }),
    card: z.string().nullable(),
    purposes: z.array(Choice),
    /** By the name of the column. */
    origins: z.record(z.string(), CellOrigin),
    history: z.array(
      z.object({
        version: z.number(),
        at: z.number(),
        actorName: z.string(),
        caseId: z.string().nullable(),
        caseNo: z.string().nullable(),
        reason: z.string().nullable(),
        changes: z.array(z.object({ column: z.string(), title: z.string(), from: z.string(), to: z.string() })),
      }),
    ),
  })
  .openapi('LedgerRowDetail');
/** What became of rows that people entered; `no` names the record in the history of every row. */
export const LedgerEntered = z
  .object({ no: z.string(), added: z.number(), changed: z.number() })
  .openapi('LedgerEntered');

/** The form in which one row is entered: a form definition as the form renderer takes it. */
export const LedgerForm = z.object({ form: z.unknown() }).openapi('LedgerForm');
const Values = JsonObject.refine((values) => Object.keys(values).length <= 200, '列太多');
const Reason = z.string().max(500).openapi({ description: '理由' });
export const NewLedgerRow = z.object({ values: Values, reason: Reason.optional() }).openapi('NewLedgerRow');
/** Only the cells that change; null empties one. `version` is that of the row that the sender saw. */
export const LedgerCorrection = z
  .object({ version: z.number().int().positive(), values: Values, reason: Reason.optional() })
  .openapi('LedgerCorrection');

export const LEDGER_PURPOSES = ['handling', 'verification', 'visit', 'statistics', 'inspection', 'other'] as const;
const purpose = {
  purpose: z.enum(LEDGER_PURPOSES),
  note: z.string().trim().max(200).openapi({ description: '具体事由' }),
};
export const LedgerPurpose = z.object(purpose).openapi('LedgerPurpose');
/** The cells that lists mask, in full, to be shown for so many seconds. */
export const UnmaskedRow = z
  .object({ values: JsonObject, shown: z.record(z.string(), z.string()), seconds: z.number() })
  .openapi('UnmaskedRow');
export const LedgerExport = z
  .object({
    ...purpose,
    format: z.enum(['xlsx', 'pdf']),
    /** With nothing masked. */
    full: z.boolean(),
    text: z.string().max(100).optional(),
    column: z.string().max(60).optional(),
    value: z.string().max(200).optional(),
    asOf: z.iso.date().optional(),
  })
  .openapi('LedgerExport');
export const CardExport = z.object({ ...purpose, full: z.boolean() }).openapi('CardExport');

export const LedgerAccessList = z
  .object({
    rows: z.array(
      z.object({
        id: z.string(),
        no: z.string(),
        at: z.number(),
        kind: z.enum(['unmask', 'export']),
        ledger: z.string(),
        title: z.string(),
        officerName: z.string(),
        officeName: z.string(),
        /** What was seen or taken out, in words, itself masked. */
        what: z.string(),
        purposeName: z.string(),
        note: z.string(),
        /** Nothing was masked. */
        full: z.boolean(),
      }),
    ),
    total: z.number(),
  })
  .openapi('LedgerAccessList');

const CardCell = z.object({ column: z.string(), title: z.string(), type: z.string(), text: z.string() });
const CardFact = z.object({
  ledger: z.string(),
  title: z.string(),
  id: z.number().int(),
  at: z.number(),
  cells: z.array(CardCell),
});
/** A row that stands for several persons, with what other ledgers know of them; sensitive cells masked. */
export const LedgerCard = z
  .object({
    ref: z.string(),
    title: z.string(),
    ledgerTitle: z.string(),
    row: LedgerRowView,
    cells: z.array(CardCell),
    totals: z.array(
      z.object({
        title: z.string(),
        text: z.string(),
        /** What the row itself says, where that differs. */
        registered: z.string().nullable(),
      }),
    ),
    membersRef: z.string(),
    members: z.array(
      z.object({
        id: z.number().int(),
        name: z.string(),
        cells: z.array(CardCell),
        facts: z.array(CardFact),
        /** Other ledgers that know the person. */
        others: z.array(z.object({ ledger: z.string(), title: z.string(), id: z.number().int() })),
      }),
    ),
    about: z.array(CardFact),
    purposes: z.array(Choice),
    may: z.object({ export: z.boolean() }),
  })
  .openapi('LedgerCard');

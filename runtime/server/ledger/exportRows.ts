import { maskIdNo } from '#engine';
import type { LedgerRow, Scope } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import type { Watermark } from '../documents/watermark.ts';
import { type MarkedTable, toXlsx } from '../documents/xlsx.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { purposeName } from '../views/labels.ts';
import { columnHead, sensitiveColumns, shownCell, UNKNOWN_THEN, words } from '../views/ledger.ts';
import { deedData, type Purpose } from './access.ts';
import type { LedgerFilter } from './filter.ts';
import type { FoundLedger } from './found.ts';
import { type StandingRow, withCellsThen, withLiveCells } from './live.ts';
import { recordOf } from './record.ts';

/** Rows of one file, by what a person can still read and a machine make in seconds. */
const MOST_ROWS = { xlsx: 20_000, pdf: 200 } as const;
/** Columns that a page across holds; the others are in the table. */
const PAGE_COLUMNS = 12;
const BATCH = 2_000;

type Column = FoundLedger['ledger']['columns'][number];

export interface RowsExport extends Purpose {
  format: keyof typeof MOST_ROWS;
  full: boolean;
  filter: LedgerFilter;
  /** What was not looked through, in words. */
  leftOut: string | null;
  /** The day at whose end the rows stood so. */
  asOf?: string | undefined;
}

async function allRows(services: Services, ref: string, { filter, format }: RowsExport, scope: Scope) {
  const most = MOST_ROWS[format];
  const rows: StandingRow[] = [];
  const { before } = filter;
  for (let offset = 0; ; offset += BATCH) {
    const page = await services.store.ledgerRows(ref, { ...filter, offset, limit: BATCH }, scope);
    if (page.total > most)
      throw problem(
        422,
        'export.tooMany',
        `符合条件的有 ${page.total} 行，一次最多导出 ${most} 行${format === 'pdf' ? '（PDF），请改为导出 Excel' : ''}，或缩小范围后重试。`,
      );
    const shown =
      before === undefined ? withLiveCells(services, ref, page.rows) : withCellsThen(services, ref, page.rows, before);
    rows.push(...(await shown));
    if (page.rows.length < BATCH) return rows;
  }
}

/** The columns of a page, what names the rows and is searched first. */
function pageColumns({ ledger }: FoundLedger): Column[] {
  const weight = ({ name, queryable, required }: Column): number =>
    (ledger.key.includes(name) ? 4 : 0) + (queryable ? 2 : 0) + (required ? 1 : 0);
  const first = [...ledger.columns].sort((a, b) => weight(b) - weight(a)).slice(0, PAGE_COLUMNS);
  return ledger.columns.filter((column) => first.includes(column));
}

/** A text that was looked for, where others read it: as the list shows the cell that it is, else with long numbers masked. */
function soughtWords({ ledger, tables }: FoundLedger, text: string, rows: LedgerRow[]): string {
  const sought = text.trim().toUpperCase();
  const found = sensitiveColumns(ledger).find(({ name }) =>
    rows.some(({ values }) => String(values[name]).toUpperCase() === sought),
  );
  return found ? shownCell(found, text.trim(), tables) : text.replace(/\d[\dA-Za-z]{6,}/g, maskIdNo);
}

/** Which rows, in words. */
function filterWords(found: FoundLedger, { filter, asOf }: RowsExport, rows: LedgerRow[]): string {
  const { ledger, tables } = found;
  const equals = Object.entries(filter.equals ?? {}).map(([name, value]) => {
    const column = ledger.columns.find((candidate) => candidate.name === name);
    return `${column?.title ?? name}为“${column ? shownCell(column, value, tables) : value}”`;
  });
  const texts = [
    ...(filter.search ? [`含“${soughtWords(found, filter.search.text, rows)}”`] : []),
    ...equals,
    ...(asOf === undefined ? [] : [`截至 ${asOf} 日终`]),
  ];
  return texts.length === 0 ? '全部' : texts.join('，');
}

/** The rows as a file with a watermark; the record of it stands in the chain before the file leaves. @throws {ApiProblem} 422 */
export async function exportRows(
  services: Services,
  me: SignedIn,
  found: FoundLedger,
  asked: RowsExport,
): Promise<Uint8Array> {
  const { ledger, tables, ref } = found;
  const { format, full, purpose, note } = asked;
  const rows = await allRows(services, ref, asked, me.scope);
  const columns = format === 'pdf' ? pageColumns(found) : ledger.columns;
  const filter = filterWords(found, asked, rows);
  const mark = await recordExport(services, me, found, { ...asked, filter, what: ledger.title, rows: rows.length });
  const cell = (column: Column, { values, unknown }: StandingRow): string => {
    if (unknown?.includes(column.name)) return UNKNOWN_THEN;
    return full ? words(column, values[column.name], tables) : shownCell(column, values[column.name], tables);
  };
  const table: MarkedTable = {
    title: ledger.title,
    notes: [
      `范围：${filter}；共 ${rows.length} 行；${full ? '敏感项未遮盖，请妥善保管，用后销毁' : '敏感项已遮盖'}；事由：${note}（${purposeName(purpose)}）`,
      ...(asked.leftOut === null ? [] : [asked.leftOut]),
      ...(columns.length < ledger.columns.length
        ? [`本表印出 ${ledger.columns.length} 列中的 ${columns.length} 列，全部各列请导出 Excel。`]
        : []),
    ],
    mark,
    head: columns.map((column) => columnHead(column, found.from)),
    rows: rows.map((row) => columns.map((column) => cell(column, row))),
  };
  if (format === 'xlsx') return toXlsx(table);
  const { tablePdf } = await import('../documents/markedPdf.ts');
  return tablePdf(table);
}

/** Keeps in the chain that something of a ledger was taken out; gives what is written on it. */
export async function recordExport(
  services: Services,
  me: SignedIn,
  found: FoundLedger,
  {
    format,
    full,
    purpose,
    note,
    filter,
    what,
    rows,
  }: Purpose & {
    format: string;
    full: boolean;
    filter: string;
    what: string;
    rows: number;
  },
): Promise<Watermark> {
  const words = `${what}，${format.toUpperCase()}，${rows} 行，${full ? '未遮盖' : '已遮盖'}；范围：${filter}`;
  const plan = await recordOf(services, me, found, {
    command: 'ledger.export',
    facts: [{ type: 'ledger.exported', ledger: found.ref, format, rows, full, filter, purpose, note }],
    data: { ...deedData(me, { purpose, note }), what: words, full },
  });
  await services.store.commit(plan);
  const org = await services.organization.current();
  return {
    officer: me.user.name,
    office: org.officeName(me.user.office),
    at: plan.step.at,
    purpose: purposeName(purpose),
    no: plan.row.no,
  };
}

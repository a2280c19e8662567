import type { LedgerWrite } from '../case/types.ts';
import type { Json, JsonObject } from '../json.ts';
import { entryFault, ledgerKeyOf } from '../ledger/entry.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import type { CodeTable, LedgerDefinition } from '../service/types.ts';
import { type Cell, date, type Read, readCell } from './cells.ts';
import type { Worksheet, WorksheetColumn, WorksheetText } from './sheet.ts';
import { readTable, type Table, type TableRow } from './table.ts';

type Column = LedgerDefinition['columns'][number];

/** Finds the code table of a column by the reference that it writes. */
export type TableOf = (ref: string) => CodeTable | undefined;

/** More codes than these are typed by name, without a drop-down. */
const MOST_CHOICES = 400;

const NOTES: Partial<Record<Column['type'], string>> = {
  date: '如2026-03-02',
  month: '如2026-03',
  datetime: '如2026-03-02 09:30',
  division: '12位区划代码',
  idcard: '18位公民身份号码',
  multiselect: '多个用“、”分开',
};

const tableOf = ({ codeTable }: Column, tables: TableOf): CodeTable | undefined =>
  codeTable === undefined ? undefined : tables(codeTable);

/** An empty table of a ledger to be filled in: required columns marked, codes offered by their names. */
export const ledgerTemplate = (ledger: LedgerDefinition, tables: TableOf): Worksheet => ({
  name: sheetName(ledger.title),
  columns: ledger.columns.map((column) => columnOf(column, ledger, tables)),
  rows: [],
});

/** What spreadsheets take for the name of a sheet. */
const sheetName = (title: string): string => title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

function columnOf(column: Column, { key }: LedgerDefinition, tables: TableOf): WorksheetColumn {
  const { title, required, type, name } = column;
  const entries = tableOf(column, tables)?.entries ?? [];
  const labels = type === 'boolean' ? ['是', '否'] : entries.map(({ label }) => label);
  const note = NOTES[type];
  return {
    title,
    ...(required || key.includes(name) ? { required: true } : {}),
    ...(labels.length > 0 && labels.length <= MOST_CHOICES ? { choices: labels } : {}),
    ...(type === 'multiselect' ? { many: true } : {}),
    ...(note === undefined ? {} : { note }),
  };
}

/** A row of a ledger out of a table, with its number there. */
export interface LedgerLine {
  row: number;
  write: LedgerWrite;
  /** Titles of required columns that the row leaves empty: allowed only where the ledger has the row already. */
  missing: string[];
}

/**
 * Rows of a ledger out of its table. Labels become codes, dates are read as people write them, every cell is checked by
 * the type of its column. Empty cells leave what stands in the ledger. Problems: `sheet.*` with the cell in `path`.
 */
export function readLedgerSheet(
  sheets: readonly WorksheetText[],
  ledger: LedgerDefinition,
  ref: string,
  tables: TableOf,
): Result<LedgerLine[]> {
  const sheet = sheets.find(({ name }) => name === sheetName(ledger.title)) ?? sheets[0];
  if (!sheet) return fail({ code: 'sheet.missing', message: '文件中没有工作表，请使用下载的模板。' });
  const titles = ledger.columns.map(({ title }) => title);
  const keys = ledger.columns.filter(({ name }) => ledger.key.includes(name)).map(({ title }) => title);
  const { table, problems } = readTable(sheet, { required: keys, known: titles });
  if (problems.length > 0) return fail(...problems);
  const lines = table.rows.map((row) => lineOf(row, table, ledger, ref, tables, problems));
  problems.push(...doubled(table.rows, lines, keys));
  return problems.length > 0 ? fail(...problems) : ok(lines);
}

function lineOf(
  row: TableRow,
  table: Table,
  ledger: LedgerDefinition,
  ref: string,
  tables: TableOf,
  problems: Problem[],
): LedgerLine {
  const values: JsonObject = {};
  const missing: string[] = [];
  for (const column of ledger.columns) {
    const read = readColumn(column, table.has(column.title) ? row.text(column.title) : '', tables);
    if ('fault' in read) problems.push(row.problem(column.title, read.fault));
    else if (read.value !== undefined) values[column.name] = read.value;
    else if (ledger.key.includes(column.name)) problems.push(row.problem(column.title, '必须填写'));
    else if (column.required) missing.push(column.title);
  }
  return { row: row.number, write: { ledger: ref, key: ledgerKeyOf(ledger, values), values }, missing };
}

function doubled(rows: readonly TableRow[], lines: readonly LedgerLine[], titles: readonly string[]): Problem[] {
  const seen = new Map<string, number>();
  return lines.flatMap(({ write, row }, index): Problem[] => {
    const before = seen.get(write.key);
    seen.set(write.key, before ?? row);
    const place = rows[index];
    return before === undefined || !place ? [] : [place.problem(titles[0] ?? '', `与第${before}行重复`)];
  });
}

function readColumn(column: Column, text: string, tables: TableOf): Read {
  const table = tableOf(column, tables);
  const read = readCell(cellOf(column, table), text);
  if ('fault' in read || read.value === undefined) return read;
  const value = column.type === 'date' || column.type === 'datetime' ? moment(column.type, String(read.value)) : read;
  if ('fault' in value) return value;
  const fault = entryFault(column, value.value as Json, table);
  return fault === undefined ? value : { fault };
}

function cellOf({ type }: Column, table: CodeTable | undefined): Cell {
  const choices = Object.fromEntries((table?.entries ?? []).map(({ code, label }) => [code, label]));
  if (type === 'boolean') return { type: 'yesNo' };
  if (type === 'number') return { type: 'number' };
  if (type === 'multiselect') return table ? { type: 'choices', choices } : { type: 'lines' };
  return table ? { type: 'choice', choices } : { type: 'text' };
}

/** Days as people write them; times of a day after them. */
function moment(type: 'date' | 'datetime', text: string): Read {
  if (type === 'date') return date(text);
  const [day = '', time = ''] = text.split(/[T ]+/);
  const read = date(day);
  return 'fault' in read ? read : { value: `${String(read.value)}T${time}` };
}

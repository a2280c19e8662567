import type { LedgerWrite } from '../case/types.ts';
import { canonicalJson } from '../digest.ts';
import { evaluate } from '../feel/evaluate.ts';
import type { Json, JsonObject } from '../json.ts';
import { cellFault } from './cells.ts';
import type { FillSource, LedgerFill, Register } from './types.ts';

const MOST_KEY = 200;

const read = (text: string, data: JsonObject): Json => {
  const found = evaluate(text, data);
  return found.ok ? found.value : null;
};

/**
 * The row that a fill makes of one row of its source, every column of `set` in it or those that are asked for; undefined
 * when it does not apply or has no key. A cell that cannot be read or does not fit its column is null: a register never stops the work it is about.
 */
export function filledRow(
  register: Register,
  fill: LedgerFill,
  data: JsonObject,
  columns: readonly string[] = Object.keys(fill.set),
): LedgerWrite | undefined {
  if (fill.when !== undefined && read(fill.when, data) !== true) return undefined;
  const key = read(fill.key, data);
  const text = typeof key === 'string' || typeof key === 'number' ? String(key).trim() : '';
  if (text === '' || text.length > MOST_KEY) return undefined;
  const values = columns.map((name): [string, Json] => [name, filledCell(register, fill, name, data)]);
  return { ledger: register.ref, key: text, values: Object.fromEntries(values) };
}

/** One cell of that row, whatever its key and condition. */
export const filledCell = (register: Register, fill: LedgerFill, column: string, data: JsonObject): Json =>
  cell(register, column, read(fill.set[column] ?? 'null', data));

function cell({ ledger, table }: Register, name: string, value: Json): Json {
  const column = ledger.columns.find((one) => one.name === name);
  if (!column || value === null || value === '') return null;
  const codes = column.codeTable === undefined ? undefined : table(column.codeTable);
  return cellFault(column.type, value, codes) === undefined ? value : null;
}

/** Rows of one source as a register takes them. */
export const filledRows = (register: Register, from: FillSource, rows: readonly JsonObject[]): LedgerWrite[] =>
  (register.ledger.fills ?? [])
    .filter((fill) => fill.from === from)
    .flatMap((fill) => rows.flatMap((row) => filledRow(register, fill, row) ?? []));

/** The write cut down to the cells that differ from what stands there; undefined when none does. Null is an empty cell. */
export function changedCells(write: LedgerWrite, before: JsonObject = {}): LedgerWrite | undefined {
  const values = Object.entries(write.values).filter(
    ([name, value]) => canonicalJson(value) !== canonicalJson(before[name] ?? null),
  );
  return values.length === 0 ? undefined : { ...write, values: Object.fromEntries(values) };
}

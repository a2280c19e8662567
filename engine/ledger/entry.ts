import type { Json, JsonObject } from '../json.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import type { CodeTable, LedgerDefinition } from '../service/types.ts';
import { cellFault } from './cells.ts';

type Column = LedgerDefinition['columns'][number];

/** Most characters that people enter in a cell. */
export const MOST_CHARACTERS = { line: 200, text: 4000 } as const;

/** What no form and no table shows: control characters and halves of characters. Long texts may have several lines. */
const UNSEEN = /[\p{Cc}\p{Surrogate}]/u;
const LONG = /[\r\n\t]/g;

function textFault({ type }: Column, text: string): string | undefined {
  const long = type === 'textarea';
  const most = long ? MOST_CHARACTERS.text : MOST_CHARACTERS.line;
  if ([...text].length > most) return `最多 ${most} 个字，现有 ${[...text].length} 个`;
  return UNSEEN.test(long ? text.replace(LONG, '') : text) ? '含有看不见的控制字符或换行，请删去' : undefined;
}

/** What is wrong with a value that a person entered in this column, as a Chinese clause; undefined when it fits. */
export function entryFault(column: Column, value: Json, table: CodeTable | undefined): string | undefined {
  const texts = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  const fault = texts.map((text) => textFault(column, text)).find((found) => found !== undefined);
  if (fault !== undefined) return fault;
  if (column.type === 'multiselect' && Array.isArray(value) && new Set(value).size < value.length)
    return '有重复的选项';
  if (column.type === 'money' && typeof value !== 'string' && typeof value !== 'number') return '应为金额';
  return cellFault(column.type, value, table);
}

/** As it is kept: without spaces around it, the X of an id number as a capital; nothing is null. */
function plain({ type }: Column, value: Json): Json {
  if (Array.isArray(value)) return value.length === 0 ? null : value;
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === '') return null;
  return type === 'idcard' || type === 'uscc' ? text.toUpperCase() : text;
}

const problem = (kind: string, { name, title }: Column, words: string): Problem => ({
  code: `ledger.${kind}`,
  message: `“${title}”${words}`,
  path: `/values/${name}`,
});

/**
 * The cells that a person entered for a row, ready to be written. `before` are the cells of the row that is there: then
 * only what was sent changes, the key stays, null empties a cell. Without it the row is new and needs what is required.
 * Problems: `ledger.unknownColumn`, `ledger.keyChanged`, `ledger.required`, `ledger.cell`, each with its column in `path`.
 */
export function readEntry(
  ledger: LedgerDefinition,
  sent: Readonly<Record<string, unknown>>,
  tables: (ref: string) => CodeTable | undefined,
  before?: Readonly<Record<string, unknown>>,
): Result<JsonObject> {
  const known = new Set(ledger.columns.map(({ name }) => name));
  const problems: Problem[] = Object.keys(sent)
    .filter((name) => !known.has(name))
    .map((name) => ({ code: 'ledger.unknownColumn', message: `台账没有列“${name}”`, path: `/values/${name}` }));
  const values: JsonObject = {};
  for (const column of ledger.columns) {
    const { name } = column;
    const isKey = ledger.key.includes(name);
    if (!Object.hasOwn(sent, name)) {
      if (before === undefined && (column.required || isKey)) problems.push(problem('required', column, '必须填写'));
      continue;
    }
    const value = plain(column, sent[name] as Json);
    if (before !== undefined && same(value, before[name])) continue;
    if (before !== undefined && isKey) problems.push(problem('keyChanged', column, '是主键，不能改动'));
    else if (value === null) {
      if (column.required || isKey) problems.push(problem('required', column, '必须填写'));
      else if (before !== undefined) values[name] = null;
    } else {
      const fault = entryFault(column, value, column.codeTable === undefined ? undefined : tables(column.codeTable));
      if (fault !== undefined) problems.push(problem('cell', column, `：${fault}`));
      else values[name] = value;
    }
  }
  return problems.length > 0 ? fail(...problems) : ok(values);
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The key of a row from its cells; a ledger may have several key columns. */
export const ledgerKeyOf = ({ key }: LedgerDefinition, values: Readonly<Record<string, unknown>>): string =>
  key.map((name) => String(values[name] ?? '')).join('/');

import type { LedgerDefinition } from '#engine';
import type { LedgerQuery } from '../../store/port.ts';
import { problem } from '../problem.ts';
import { sensitiveColumns } from '../views/ledger.ts';
import type { FoundLedger } from './found.ts';

export type LedgerFilter = Pick<LedgerQuery, 'search' | 'equals' | 'live' | 'also' | 'before'>;

type Column = LedgerDefinition['columns'][number];
/** What somebody looks for: a text anywhere, the content of one column. */
export interface Sent {
  text?: string | undefined;
  column?: string | undefined;
  value?: string | undefined;
}

/** Types with more values than anybody tries out. A sum or a code that lists mask would be guessed in a few questions. */
const FOUND_WHOLE = new Set(['text', 'idcard', 'uscc', 'phone', 'bankcard']);

/**
 * What the sender looks for, as the store takes it. Cells that lists mask are found by their whole content only: by a part
 * of it, one would read out what is hidden, digit by digit.
 * @throws {ApiProblem} 422 a column that the ledger does not have, or whose content cannot be asked for
 */
export function filterOf(found: FoundLedger, { text, column, value }: Sent, before?: number): LedgerFilter {
  const { ledger } = found;
  return {
    ...(text ? { search: { text, ...searched(ledger) } } : {}),
    ...(column && value ? { equals: { [askedColumn(ledger, column)]: codeOf(found, column, value) } } : {}),
    ...(before === undefined ? {} : { before }),
  };
}

/** People may give the label that they read; the cell holds its code. */
function codeOf({ ledger, tables }: FoundLedger, name: string, value: string): string {
  const column = ledger.columns.find((one) => one.name === name);
  if (column?.type === 'boolean') return { 是: 'true', 否: 'false' }[value] ?? value;
  const entries = (column?.codeTable && tables(column.codeTable)?.entries) || [];
  return entries.find(({ label }) => label === value)?.code ?? value;
}

const namesOf = (columns: Column[]): string[] => columns.map(({ name }) => name);

function searched(ledger: LedgerDefinition): { parts: string[]; whole: string[] } {
  return {
    parts: namesOf(ledger.columns.filter(({ sensitive, type }) => sensitive !== true && type !== 'boolean')),
    whole: namesOf(sensitiveColumns(ledger).filter(({ type }) => FOUND_WHOLE.has(type))),
  };
}

function askedColumn(ledger: LedgerDefinition, name: string): string {
  const column = ledger.columns.find((one) => one.name === name);
  if (!column) throw problem(422, 'ledger.noColumn', `台账“${ledger.title}”没有列“${name}”。`);
  if (column.sensitive && !FOUND_WHOLE.has(column.type))
    throw problem(422, 'ledger.maskedColumn', `“${column.title}”是遮盖的内容，不能按它筛选。`);
  return name;
}

import type { z } from '@hono/zod-openapi';
import {
  type CodeTable,
  type LedgerDefinition,
  maskAddress,
  maskBankCard,
  maskIdNo,
  maskName,
  maskPhone,
} from '#engine';
import type { LedgerHistory } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import { LEDGER_PURPOSES, type LedgerColumn, type LedgerRowDetail, type LedgerRowView } from '../api/contract.ts';
import type { StandingRow } from '../ledger/live.ts';
import { purposeName } from './labels.ts';

type Column = LedgerDefinition['columns'][number];
type Change = z.infer<typeof LedgerRowDetail>['history'][number];

export const purposeChoices = LEDGER_PURPOSES.map((code) => ({ code, label: purposeName(code) }));

/** Finds a code table by the reference a column of this ledger's pack uses. */
export type Tables = (ref: string) => CodeTable | undefined;

interface Columns {
  ledger: LedgerDefinition;
  tables: Tables;
  from?: Record<string, string>;
}

/** Stands in the case until it ends. */
const isLive = ({ fills = [] }: LedgerDefinition, name: string): boolean =>
  fills.some(({ live }) => live?.includes(name));

export const columnViews = ({ ledger, tables, from = {} }: Columns): z.infer<typeof LedgerColumn>[] =>
  ledger.columns.map(({ name, title, type, required, sensitive, queryable, codeTable, writtenBy }) => ({
    name,
    title,
    type,
    required: (required ?? false) || ledger.key.includes(name),
    sensitive: sensitive ?? false,
    queryable: queryable ?? false,
    live: isLive(ledger, name),
    writtenBy: writtenBy ?? null,
    choices: (queryable && codeTable && tables(codeTable)?.entries.map(({ code, label }) => ({ code, label }))) || [],
    from: from[name] ?? null,
  }));

/** Head of a column on paper, with who added it. */
export const columnHead = ({ title, name }: Column, from: Record<string, string> = {}): string =>
  from[name] === undefined ? title : `${title}（${from[name]}）`;

/** In the place of a cell of an earlier day that nothing tells. */
export const UNKNOWN_THEN = '当日情况无记录';

function masked({ name, type }: Column, text: string): string {
  if (type === 'idcard' || type === 'uscc') return maskIdNo(text);
  if (type === 'phone') return maskPhone(text);
  if (type === 'bankcard' || /account|bankcard/i.test(name)) return maskBankCard(text);
  if (/address/i.test(name)) return maskAddress(text);
  return maskName(text);
}

/** A cell as people read it, nothing masked: labels for codes. */
export function words(column: Column, value: unknown, tables: Tables): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.map((part) => words(column, part, tables)).join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'object') return JSON.stringify(value);
  const entries = column.codeTable === undefined ? undefined : tables(column.codeTable)?.entries;
  return entries?.find(({ code }) => code === String(value))?.label ?? String(value);
}

/** A cell as people read it: labels for codes, sensitive text masked (R73). */
export function shownCell(column: Column, value: unknown, tables: Tables): string {
  const text = words(column, value, tables);
  return column.sensitive && text !== '' ? masked(column, text) : text;
}

/** Sensitive columns of a ledger. */
export const sensitiveColumns = ({ columns }: LedgerDefinition): Column[] =>
  columns.filter(({ sensitive }) => sensitive === true);

const shownRow = (ledger: LedgerDefinition, values: Record<string, unknown>, tables: Tables): Record<string, string> =>
  Object.fromEntries(ledger.columns.map((column) => [column.name, shownCell(column, values[column.name], tables)]));

/** Sensitive values leave the server masked only. */
const openValues = (ledger: LedgerDefinition, values: Record<string, unknown>): Record<string, unknown> => {
  const closed = new Set(sensitiveColumns(ledger).map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !closed.has(name)));
};

export const ledgerRowView = (
  ledger: LedgerDefinition,
  row: StandingRow,
  tables: Tables,
  org: Organization,
): z.infer<typeof LedgerRowView> => ({
  id: row.id,
  values: openValues(ledger, row.values),
  shown: shownRow(ledger, row.values, tables),
  unknown: row.unknown ?? [],
  caseId: row.caseId,
  officeName: org.nameOfPath(row.officePath),
  updatedAt: row.updatedAt,
  version: row.version,
});

/** Numbers and names tell rows apart; divisions, codes and days do not. */
const TELLING = new Set(['text', 'idcard', 'uscc']);

/** A row in a few words that tell it from others, masked: the first filled columns that lists are searched by. */
export function subjectOf(ledger: LedgerDefinition, values: Record<string, unknown>, tables: Tables): string {
  const filled = ledger.columns.filter(({ name }) => values[name] !== undefined && values[name] !== null);
  const telling = filled.filter(
    ({ name, type, queryable }) => ledger.key.includes(name) || (queryable && TELLING.has(type)),
  );
  return (telling.length > 0 ? telling : filled)
    .slice(0, 3)
    .map((column) => shownCell(column, values[column.name], tables))
    .join(' ');
}

/** Versions newest first, each with the cells that it changed against the one before. */
export function historyView(ledger: LedgerDefinition, history: LedgerHistory[], tables: Tables): Change[] {
  const oldestFirst = [...history].sort((a, b) => a.version - b.version);
  const changes = oldestFirst.map((entry, index): Change => {
    const before = oldestFirst[index - 1]?.values ?? {};
    const changed = ledger.columns.filter(
      ({ name }) => JSON.stringify(entry.values[name] ?? null) !== JSON.stringify(before[name] ?? null),
    );
    return {
      version: entry.version,
      at: entry.at,
      actorName: entry.actorName,
      caseId: entry.caseId,
      caseNo: entry.caseNo,
      reason: entry.reason,
      changes: changed.map((column) => ({
        column: column.name,
        title: column.title,
        from: shownCell(column, before[column.name], tables),
        to: shownCell(column, entry.values[column.name], tables),
      })),
    };
  });
  return changes.reverse();
}

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
import type { LedgerHistory, LedgerRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import type { LedgerColumn, LedgerRowDetail, LedgerRowView } from '../api/contract.ts';

type Column = LedgerDefinition['columns'][number];
type Change = z.infer<typeof LedgerRowDetail>['history'][number];

/** Finds a code table by the reference a column of this ledger's pack uses. */
export type Tables = (ref: string) => CodeTable | undefined;

export const columnViews = (ledger: LedgerDefinition): z.infer<typeof LedgerColumn>[] =>
  ledger.columns.map(({ name, title, type, sensitive, queryable }) => ({
    name,
    title,
    type,
    sensitive: sensitive ?? false,
    queryable: queryable ?? false,
  }));

function masked({ name, type }: Column, text: string): string {
  if (type === 'idcard' || type === 'uscc') return maskIdNo(text);
  if (type === 'phone') return maskPhone(text);
  if (type === 'bankcard' || /account|bankcard/i.test(name)) return maskBankCard(text);
  if (/address/i.test(name)) return maskAddress(text);
  return maskName(text);
}

function words(column: Column, value: unknown, tables: Tables): string {
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

const shownRow = (ledger: LedgerDefinition, values: Record<string, unknown>, tables: Tables): Record<string, string> =>
  Object.fromEntries(ledger.columns.map((column) => [column.name, shownCell(column, values[column.name], tables)]));

/** Sensitive values leave the server masked only. */
const openValues = (ledger: LedgerDefinition, values: Record<string, unknown>): Record<string, unknown> => {
  const closed = new Set(ledger.columns.filter(({ sensitive }) => sensitive).map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !closed.has(name)));
};

export const ledgerRowView = (
  ledger: LedgerDefinition,
  row: LedgerRow,
  tables: Tables,
  org: Organization,
): z.infer<typeof LedgerRowView> => ({
  key: row.key,
  values: openValues(ledger, row.values),
  shown: shownRow(ledger, row.values, tables),
  caseId: row.caseId,
  officeName: org.nameOfPath(row.officePath),
  updatedAt: row.updatedAt,
  version: row.version,
});

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

import type { z } from '@hono/zod-openapi';
import { type JsonObject, type LedgerDefinition, maskIdNo } from '#engine';
import type { DifferenceKind, DifferenceRow, ReconciliationRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import type { LedgerDifference, Reconciliation } from '../api/contract.ts';
import type { FoundLedger } from '../ledger/found.ts';
import { shownCell } from './ledger.ts';

export const differenceName: Record<DifferenceKind, string> = {
  cell: '内容不一致',
  missing: '台账缺行',
  unfounded: '来历不明',
  mapping: '与办件不符',
  rule: '对账规则不成立',
  refill: '登记规则已变',
};

type View = z.infer<typeof Reconciliation>;

/** A run as a whole; `own`: differences in the caller's scope. */
export function reconciliationView(row: ReconciliationRow, own: number): View {
  const count = (name: string): number => row.counts[name] ?? 0;
  return {
    ...{ id: row.id, startedAt: row.startedAt, startedBy: row.startedBy, endedAt: row.endedAt, status: row.status },
    phase: (row.cursor.phase ?? 'cases') as View['phase'],
    counts: {
      ...{
        registered: count('registered'),
        rows: count('rows'),
        steps: count('steps'),
        rules: count('rules'),
        differences: count('differences'),
      },
      ...{ cell: count('cell'), missing: count('missing'), unfounded: count('unfounded') },
      ...{ mapping: count('mapping'), rule: count('rule'), refill: count('refill') },
    },
    own,
  };
}

/** The key of a row for people; one that holds personal information is masked. */
export function shownKey(ledger: LedgerDefinition | undefined, key: string): string {
  const sensitive = ledger?.columns.some(({ name, sensitive }) => sensitive === true && ledger.key.includes(name));
  return sensitive === true ? maskIdNo(key) : key;
}

function wordsOf({ kind, column, rule, stored, expected }: DifferenceRow): string {
  switch (kind) {
    case 'cell':
      return '台账中的内容与办理记录推算的不同';
    case 'missing':
      return '办理记录写入过这一行，台账中没有';
    case 'mapping':
      return '登记时写入的内容与该办件的数据不同';
    case 'rule':
      return rule ?? '';
    case 'refill':
      return column === null
        ? '按现行登记规则，这件已办结的办件应有这一行'
        : '办结时按当时的规则登记，现行规则下应为另一内容';
    case 'unfounded':
      if (column !== null) return '变更记录中的内容与办理记录不同';
      return typeof expected === 'number'
        ? `共有 ${String(stored)} 个版本，变更记录只有 ${expected} 条`
        : '这一行或者它的一个版本没有对应的办理记录';
  }
}

const isSettled = ({ kind, column, expected }: DifferenceRow, cells: JsonObject | undefined): boolean => {
  if (kind !== 'refill' || !cells) return false;
  return column === null || JSON.stringify(cells[column] ?? null) === JSON.stringify(expected);
};

/** A difference for people, sensitive cells masked. `row`: the row, where it is there. */
export function differenceView(
  one: DifferenceRow,
  found: FoundLedger | undefined,
  row: { id: number; cells: JsonObject } | undefined,
  org: Organization,
): z.infer<typeof LedgerDifference> {
  const column = found?.ledger.columns.find(({ name }) => name === one.column);
  const shown = (value: unknown): string =>
    column && found ? shownCell(column, value, found.tables) : one.column === null ? '' : JSON.stringify(value ?? null);
  return {
    ...{ no: one.no, kind: one.kind, kindName: differenceName[one.kind], ledger: one.ledger, row: row?.id ?? null },
    ledgerTitle: found?.ledger.title ?? one.ledger,
    key: shownKey(found?.ledger, one.key),
    officeName: org.nameOfPath(one.officePath),
    columnTitle: column?.title ?? one.column,
    ...{ stored: shown(one.stored), expected: shown(one.expected), caseId: one.caseId, caseNo: one.caseNo },
    words: wordsOf(one),
    settled: isSettled(one, row?.cells),
  };
}

import type { z } from '@hono/zod-openapi';
import type { CaseRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import type { SampleCheckDetail, SampleCheckSummary } from '../api/contract.ts';
import type { FoundLedger } from '../ledger/found.ts';
import { checkOf, type DrawnRow, type SampleCheck } from '../sampleChecks/check.ts';
import { partsOf, scopeWords, totalOf } from '../sampleChecks/report.ts';
import { words } from './ledger.ts';
import { shownKey } from './reconciliation.ts';

type Detail = z.infer<typeof SampleCheckDetail>;

const isComplete = (check: SampleCheck, { id }: DrawnRow): boolean => check.marked[id]?.complete === true;

export function summaryView(row: CaseRow, org: Organization): z.infer<typeof SampleCheckSummary> {
  const check = checkOf(row);
  return {
    ...{ id: row.id, no: row.no, version: row.version, drawnAt: row.createdAt, drawnBy: check.drawnBy.name },
    officeName: org.officeName(check.office),
    ledgers: check.draws.map(({ title }) => title),
    rows: check.rows.length,
    checked: check.rows.filter((one) => isComplete(check, one)).length,
    ...{ finishedAt: check.finishedAt, finishedBy: check.finishedBy },
    figures: totalOf(check),
  };
}

const wrongMarks = (check: SampleCheck, { id }: DrawnRow) =>
  Object.entries(check.marked[id]?.marks ?? {}).flatMap(([column, mark]) =>
    mark.is === 'wrong' ? [{ column, mark }] : [],
  );

function stateOf(check: SampleCheck, row: DrawnRow): Detail['lines'][number]['state'] {
  const marked = check.marked[row.id];
  if (!marked) return 'open';
  if (!marked.complete) return 'begun';
  return wrongMarks(check, row).length > 0 ? 'wrong' : 'right';
}

function wrongCells(check: SampleCheck, ledgers: readonly FoundLedger[], org: Organization): Detail['wrongCells'] {
  return check.rows.flatMap((row) => {
    const found = ledgers.find(({ ref }) => ref === row.ledger);
    return wrongMarks(check, row).map(({ column: name, mark }) => {
      const column = found?.ledger.columns.find((one) => one.name === name);
      return {
        ...{ row: row.id, ledger: row.ledger, ledgerTitle: found?.ledger.title ?? row.ledger },
        ...{ key: shownKey(found?.ledger, row.key), officeName: org.officeName(row.office) },
        columnTitle: column?.title ?? name,
        value: column && found ? words(column, mark.value, found.tables) : String(mark.value ?? ''),
        note: mark.note,
      };
    });
  });
}

/** A check with its rows and figures. `mayMark`: the caller draws and works checks. */
export function detailView(row: CaseRow, ledgers: readonly FoundLedger[], org: Organization, mayMark: boolean): Detail {
  const check = checkOf(row);
  const summary = summaryView(row, org);
  const titleOf = (ref: string): string => ledgers.find((one) => one.ref === ref)?.ledger.title ?? ref;
  const open = check.finishedAt === null;
  return {
    ...summary,
    seed: check.seed,
    scope: scopeWords(check, org),
    population: check.draws.reduce((sum, { candidates }) => sum + candidates.length, 0),
    may: { mark: mayMark && open, finish: mayMark && open && summary.checked === summary.rows },
    lines: check.rows.map((one) => ({
      ...{ row: one.id, ledger: one.ledger, ledgerTitle: titleOf(one.ledger), state: stateOf(check, one) },
      key: shownKey(ledgers.find(({ ref }) => ref === one.ledger)?.ledger, one.key),
      officeName: org.officeName(one.office),
      wrong: wrongMarks(check, one).length,
      by: check.marked[one.id]?.by.name ?? null,
    })),
    byLedger: partsOf(check, 'ledger', titleOf),
    byOffice: partsOf(check, 'office', org.officeName),
    wrongCells: wrongCells(check, ledgers, org),
  };
}

import { type JsonObject, type MarkFigures, markFigures } from '#engine';
import type { ActorRef, CaseRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import type { FoundLedger } from '../ledger/found.ts';
import { fillLedgers, type SourceRow } from '../ledgerFill.ts';
import { allLedgers } from '../ledgers.ts';
import type { Services } from '../services.ts';
import { CHECK, checkOf, type SampleCheck } from './check.ts';

const MINUTES_EAST = 480;
const timeOf = (at: number): string => new Date(at + MINUTES_EAST * 60_000).toISOString().slice(0, 16);

export interface Part extends MarkFigures {
  id: string;
  name: string;
}

/** Figures of the rows that share a ledger or an office, in the order in which they were drawn. */
export function partsOf(
  { rows, marked }: SampleCheck,
  by: 'ledger' | 'office',
  nameOf: (id: string) => string,
): Part[] {
  const groups = [...new Set(rows.map((row) => row[by]))];
  return groups.map((id) => {
    const own = rows.filter((row) => row[by] === id).flatMap((row) => marked[row.id] ?? []);
    return { id, name: nameOf(id), ...markFigures(own.map(({ marks }) => marks)) };
  });
}

export const totalOf = ({ marked }: SampleCheck): MarkFigures =>
  markFigures(Object.values(marked).map(({ marks }) => marks));

/** Where the rows come from, in words: office, period, share. */
export function scopeWords({ office, from, to, rate, minimum, seed }: SampleCheck, org: Organization): string {
  const period = from === null && to === null ? '全部时间' : `${from ?? '最早'}至${to ?? '今日'}登记`;
  const share = `抽取${Math.round(rate * 10_000) / 100}%，每本台账不少于${minimum}行`;
  return `${org.officeName(office)}及下级，${period}，${share}，种子${seed}`;
}

/** What was found wrong, in words: ledger, columns, how often. */
export function findingWords(check: SampleCheck, ledgers: readonly FoundLedger[]): string {
  const counts = new Map<string, number>();
  for (const { id, ledger: ref } of check.rows)
    for (const [name, { is }] of Object.entries(check.marked[id]?.marks ?? {})) {
      if (is !== 'wrong') continue;
      const found = ledgers.find((one) => one.ref === ref)?.ledger;
      const title = found?.columns.find((column) => column.name === name)?.title ?? name;
      const words = `${found?.title ?? ref}“${title}”`;
      counts.set(words, (counts.get(words) ?? 0) + 1);
    }
  return [...counts].map(([words, times]) => `${words}${times}处不准确`).join('；') || '未发现问题';
}

function checkedRows({ no }: CaseRow, check: SampleCheck, ledgers: readonly FoundLedger[], org: Organization) {
  return check.rows.flatMap(({ id, ledger: ref, office }): SourceRow[] => {
    const marked = check.marked[id];
    if (!marked) return [];
    const ledger = ledgers.find((one) => one.ref === ref)?.ledger;
    const { cells, right, wrong, notCheckable } = markFigures([marked.marks]);
    const wrongColumns = Object.entries(marked.marks)
      .filter(([, { is }]) => is === 'wrong')
      .map(([name]) => ledger?.columns.find((column) => column.name === name)?.title ?? name)
      .join('、');
    const values: JsonObject = {
      ...{ no, ledger: ref, ledgerTitle: ledger?.title ?? ref, key: `${no}-${id}`, office },
      ...{ officeName: org.officeName(office), checkedAt: timeOf(marked.at), by: marked.by.name },
      ...{ cells, right, wrong, notCheckable, wrongColumns: wrongColumns || null },
    };
    return [{ office, values }];
  });
}

/** Fills the ledgers that take their rows from sample checks with what a finished check found. May be called again. */
export async function reportCheck(services: Services, row: CaseRow, by: ActorRef): Promise<void> {
  const org = await services.organization.current();
  const ledgers = await allLedgers(services);
  const check = checkOf(row);
  const { rows, ...figures } = totalOf(check);
  const values: JsonObject = {
    ...{ no: row.no, title: row.itemName, ledgers: check.draws.map(({ title }) => title).join('、') },
    ...{ scope: scopeWords(check, org), office: check.office, officeName: org.officeName(check.office) },
    ...{ drawnAt: timeOf(row.createdAt), finishedAt: timeOf(check.finishedAt ?? row.updatedAt) },
    ...{ by: check.finishedBy ?? check.drawnBy.name, rows, ...figures, findings: findingWords(check, ledgers) },
    population: check.draws.reduce((sum, { candidates }) => sum + candidates.length, 0),
  };
  await fillLedgers(services, 'sampleChecks', [{ office: check.office, values }], by);
  await fillLedgers(services, 'checkedRows', checkedRows(row, check, ledgers, org), by);
}

const LATEST = 20;

/** Reports the latest finished checks anew: a server may have ended between a check and its rows. */
export async function reportLatest(services: Services, by: ActorRef): Promise<void> {
  const { rows } = await services.store.records(CHECK, { offset: 0, limit: LATEST }, { all: true });
  for (const row of rows) if (checkOf(row).finishedAt !== null) await reportCheck(services, row, by);
}

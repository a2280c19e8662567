import type { CaseRow, Scope } from '../store/port.ts';
import type { Services } from './services.ts';
import { partOf } from './views/case.ts';

/** One thing known of a person, with where and when it was learned (录一次). */
export interface KnownCell {
  field: string;
  value: unknown;
  source: string;
  at: number;
}

const LATEST_CASES = 5;

/** Answers that describe the person rather than one application; names as in the national forms and ledgers. */
const LASTING = new Set([
  'name',
  'idType',
  'idNo',
  'sex',
  'birthDate',
  'nation',
  'phone',
  'education',
  'school',
  'major',
  'graduateDate',
  'politics',
  'marital',
  'health',
  'hukouKind',
  'hukouDivision',
  'hukouAddress',
  'liveDivision',
  'liveAddress',
  'bank',
  'bankName',
  'bankAccount',
  'bankHolder',
  'skill',
  'skillLevel',
  'certNo',
  'disabilityType',
  'disabilityLevel',
  'military',
  'unitName',
  'uscc',
  'unitAddress',
  'unitType',
  'legalPerson',
  'industry',
  'contact',
  'contactPhone',
]);

const cells = (values: Record<string, unknown>, source: string, at: number): KnownCell[] =>
  Object.entries(values)
    .filter(([field, value]) => LASTING.has(field) && value !== null && value !== undefined && value !== '')
    .map(([field, value]) => ({ field, value, source, at }));

async function fromLedgers({ store, packs }: Services, idNo: string, scope: Scope): Promise<KnownCell[]> {
  const rows = await store.ledgerRowsOfPerson(idNo, scope);
  const active = await packs.active();
  const titleOf = (ref: string) => {
    const [namespace, id = ''] = ref.split(':');
    return active.find(({ pack }) => pack.manifest.wutong.namespace === namespace)?.pack.ledgers[id]?.title ?? ref;
  };
  return rows.flatMap((row) => cells(row.values, titleOf(row.ledger), row.updatedAt));
}

async function fromCases(
  { store }: Services,
  cases: Pick<CaseRow, 'id' | 'no' | 'itemName'>[],
  scope: Scope,
): Promise<KnownCell[]> {
  const rows = await Promise.all(cases.slice(0, LATEST_CASES).map(({ id }) => store.case(id, scope)));
  return rows.flatMap((row) =>
    row ? cells(partOf(row.data, 'form'), `办件 ${row.no}（${row.itemName}）`, row.updatedAt) : [],
  );
}

/** What ledgers and earlier cases tell of a person: the newest value of each field. */
export async function knownOf(
  services: Services,
  idNo: string,
  cases: Pick<CaseRow, 'id' | 'no' | 'itemName'>[],
  scope: Scope,
): Promise<KnownCell[]> {
  const all = [...(await fromLedgers(services, idNo, scope)), ...(await fromCases(services, cases, scope))];
  const newest = new Map<string, KnownCell>();
  for (const cell of all.sort((a, b) => a.at - b.at)) newest.set(cell.field, cell);
  return [...newest.values()];
}

import type { JsonObject } from '#engine';
import type { LedgerAccess, LedgerRow, Scope } from '../../store/port.ts';
import { type SignedIn, worksAtDesk } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { purposeName } from '../views/labels.ts';
import { sensitiveColumns, subjectOf, words } from '../views/ledger.ts';
import type { FoundLedger } from './found.ts';
import { recordOf } from './record.ts';

/** How long cells that were opened stay open on the screen. */
const OPEN_SECONDS = 300;
const LEAST_NOTE = 2;

export interface Purpose {
  purpose: string;
  note: string;
}

/** Who sees or takes out what is masked works at a desk and says why. @throws {ApiProblem} 403, 422 */
export function requirePurpose({ user }: SignedIn, { note }: Purpose): void {
  if (!worksAtDesk(user)) throw problem(403, 'ledger.noDesk', '您的账号没有办件岗位，不能查看或导出遮盖的内容。');
  if ([...note.trim()].length < LEAST_NOTE)
    throw problem(422, 'ledger.note', '请写明具体事由（至少两个字），将与您的姓名一并留存备查。', {
      problems: [{ code: 'ledger.note', message: '请写明具体事由', path: '/note' }],
    });
}

/** Opens the sensitive cells of one row for a short time; the record of it is in the chain before they are shown. */
export async function unmaskRow(
  services: Services,
  me: SignedIn,
  found: FoundLedger,
  row: LedgerRow,
  { purpose, note }: Purpose,
): Promise<{ values: Record<string, unknown>; shown: Record<string, string>; seconds: number }> {
  const { ledger, tables, ref } = found;
  const filled = sensitiveColumns(ledger).filter(({ name }) => (row.values[name] ?? null) !== null);
  const columns = filled.map(({ name }) => name);
  const titles = filled.map(({ title }) => title);
  const data = {
    ...deedData(me, { purpose, note }),
    what: `${subjectOf(ledger, row.values, tables)}：${titles.join('、')}`,
  };
  const plan = await recordOf(services, me, found, {
    command: 'ledger.unmask',
    facts: [{ type: 'ledger.unmasked', ledger: ref, key: row.key, columns, purpose, note }],
    data: { ...data, row: row.id, full: true },
  });
  await services.store.commit(plan);
  return {
    values: Object.fromEntries(columns.map((name) => [name, row.values[name]])),
    shown: Object.fromEntries(filled.map((column) => [column.name, words(column, row.values[column.name], tables)])),
    seconds: OPEN_SECONDS,
  };
}

/** What the list of accesses shows of who and why. */
export const deedData = ({ user }: SignedIn, { purpose, note }: Purpose): JsonObject => ({
  officer: user.id,
  officerName: user.name,
  purpose,
  note,
});

const SUPERVISORS = new Set(['supervision', 'internalControl']);

/** Offices whose accesses this person oversees; undefined: none. */
export function overseen({ user }: SignedIn, org: Organization): Scope | undefined {
  const offices = user.posts.filter(({ post }) => SUPERVISORS.has(post)).map(({ office }) => org.path(office));
  return offices.length === 0 ? undefined : { paths: offices };
}

const KINDS = { unmask: 'ledger.unmask', export: 'ledger.export' } as const;
export type AccessKind = keyof typeof KINDS;

export const kindsOf = (kind: AccessKind | undefined): string[] =>
  kind === undefined ? Object.values(KINDS) : [KINDS[kind]];

export function accessView({ id, no, at, kind, ledger, title, officePath, data }: LedgerAccess, org: Organization) {
  const text = (name: string): string => (typeof data[name] === 'string' ? data[name] : '');
  return {
    id,
    no,
    at,
    kind: kind === KINDS.export ? ('export' as const) : ('unmask' as const),
    ledger,
    title,
    officerName: text('officerName'),
    officeName: org.nameOfPath(officePath),
    what: text('what'),
    purposeName: purposeName(text('purpose')),
    note: text('note'),
    full: data.full === true,
  };
}

import { type CellMark, entryFault, type JsonObject, markFigures, type RowMarks } from '#engine';
import type { CaseRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import type { FoundLedger } from '../ledger/found.ts';
import { findLedger } from '../ledgers.ts';
import { notFound, problem } from '../problem.ts';
import { recordPlan } from '../recordPlan.ts';
import type { Services } from '../services.ts';
import { CHECK, checkOf, type DrawnRow, dataOf, requireOpen, type SampleCheck } from './check.ts';
import { reportCheck } from './report.ts';
import { requireChecker } from './rights.ts';
import { type CheckedVersion, versionOf } from './source.ts';

/** @throws {ApiProblem} 404 */
export async function findCheck({ store }: Services, me: SignedIn, id: string): Promise<CaseRow> {
  const row = await store.record(id, CHECK, me.scope);
  if (!row) throw notFound('这次抽查', 'sampleCheck.notFound');
  return row;
}

export function drawnRow(check: SampleCheck, id: number): DrawnRow {
  const row = check.rows.find((one) => one.id === id);
  if (!row) throw notFound('抽中的这一行', 'sampleCheck.noRow');
  return row;
}

/** Who worked a case does not check what came of it. @throws {ApiProblem} 403 */
async function requireOther({ store }: Services, { user }: SignedIn, { caseId }: CheckedVersion): Promise<void> {
  const kase = caseId === null ? undefined : await store.case(caseId, { all: true });
  if (!Object.values(kase?.state.performers ?? {}).some((people) => people.includes(user.id))) return;
  throw problem(403, 'sampleCheck.own', '您是这一办件的经办人，这一行请由其他检查人员核对。');
}

function faultOf({ ledger, tables }: FoundLedger, name: string, mark: CellMark): string | undefined {
  const column = ledger.columns.find((one) => one.name === name);
  if (!column) return `没有列“${name}”`;
  if (mark.is !== 'wrong') return undefined;
  if (mark.value === null || mark.value === '')
    return mark.note.trim() === '' ? `“${column.title}”标为错误，请填写正确的内容或者说明` : undefined;
  const fault = entryFault(column, mark.value, column.codeTable === undefined ? undefined : tables(column.codeTable));
  return fault === undefined ? undefined : `“${column.title}”${fault}`;
}

/** @throws {ApiProblem} 422 with every mark that cannot be kept */
function requireMarks(found: FoundLedger, marks: RowMarks): void {
  const problems = Object.entries(marks).flatMap(([name, mark]) => {
    const message = faultOf(found, name, mark);
    return message === undefined ? [] : [{ code: 'sampleCheck.mark', message, path: `/marks/${name}` }];
  });
  if (problems.length === 0) return;
  throw problem(422, 'sampleCheck.marks', `有 ${problems.length} 处填写不正确，没有保存。`, { problems });
}

const filled = ({ values }: CheckedVersion): string[] =>
  Object.entries(values)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name]) => name);

const stale = () =>
  problem(409, 'sampleCheck.stale', '这次抽查刚由他人更新，您的核对没有保存，已填写的内容仍保留。请刷新后再保存。');

type Change = Pick<Parameters<typeof recordPlan>[0], 'command' | 'facts'>;

async function save(services: Services, me: SignedIn, row: CaseRow, check: SampleCheck, change: Change): Promise<void> {
  const plan = recordPlan({
    ...{ id: row.id, no: row.no, kind: CHECK, ref: '', title: row.itemName, officePath: row.officePath },
    ...{ actor: { kind: 'officer', id: me.user.id, name: me.user.name }, since: row.createdAt },
    ...{ at: services.clock(), data: dataOf(check), expect: row.version },
    ...change,
  });
  const outcome = await services.store.commit(plan);
  if (outcome.kind === 'conflict') throw stale();
}

/** Keeps what was found of a row, whole or in part. @throws {ApiProblem} 403, 404, 409, 422 */
export async function markRow(
  services: Services,
  me: SignedIn,
  id: string,
  sent: { row: number; version: number; marks: RowMarks },
): Promise<void> {
  requireChecker(me, await services.organization.current());
  const row = await findCheck(services, me, id);
  const check = checkOf(row);
  requireOpen(check);
  if (row.version !== sent.version) throw stale();
  const drawn = drawnRow(check, sent.row);
  const found = await findLedger(services, drawn.ledger);
  requireMarks(found, sent.marks);
  const version = await versionOf(services, found, drawn);
  await requireOther(services, me, version);
  const complete = filled(version).every((name) => Object.hasOwn(sent.marks, name));
  const by = { id: me.user.id, name: me.user.name };
  const marked = { ...check.marked, [drawn.id]: { at: services.clock(), by, marks: sent.marks, complete } };
  const { ledger, key } = drawn;
  await save(
    services,
    me,
    row,
    { ...check, marked },
    {
      command: 'sampleCheck.mark',
      facts: [
        {
          ...{ type: 'sampleCheck.marked', row: drawn.id, ledger, key, version: drawn.version },
          marks: sent.marks as unknown as JsonObject,
        },
      ],
    },
  );
}

/** Closes the check; its figures and rows go into the ledgers that are filled from checks. @throws {ApiProblem} 403, 404, 409, 422 */
export async function finishCheck(services: Services, me: SignedIn, id: string, version: number): Promise<void> {
  requireChecker(me, await services.organization.current());
  const row = await findCheck(services, me, id);
  const check = checkOf(row);
  requireOpen(check);
  if (row.version !== version) throw stale();
  const open = check.rows.filter((one) => check.marked[one.id]?.complete !== true).length;
  if (open > 0) throw problem(422, 'sampleCheck.open', `还有 ${open} 行没有核对完，不能办结。`);
  const finished: SampleCheck = { ...check, finishedAt: services.clock(), finishedBy: me.user.name };
  const figures = markFigures(Object.values(check.marked).map(({ marks }) => marks));
  await save(services, me, row, finished, {
    command: 'sampleCheck.finish',
    facts: [{ type: 'sampleCheck.finished', ...figures }],
  });
  await reportCheck(
    services,
    { ...row, data: dataOf(finished) },
    { kind: 'officer', ...{ id: me.user.id, name: me.user.name } },
  );
}

import { and, count, desc, eq, gte, inArray, isNotNull, lt, ne, type SQL, sql } from 'drizzle-orm';
import { decodeStep } from '../codec.ts';
import { type Db, once } from '../db.ts';
import { type CaseQuery, type CaseRow, type ChainedStep, REGISTER, type Scope, type Store } from '../port.ts';
import { isWithin, within } from '../scope.ts';
import { findsCase } from '../search.ts';
import { caseColumns } from './caseColumns.ts';

/** Cases that are nearer than this to their promised date are yellow. */
const yellowSpan = 3 * 86_400_000;
const running = ['received', 'inProgress'];
const underWay = [...running, 'supplementing'];

/** Names that one statement takes; both databases take more. */
const AT_ONCE = 500;

type CaseReads = Pick<Store, 'case' | 'caseByNo' | 'openCases' | 'casesNamed' | 'cases' | 'steps'>;

export function caseReads(db: Db, now: () => number): CaseReads {
  const { kase, caseState, caseData, step } = db.t;
  const columns = caseColumns(db.t);

  const whole = (where: SQL | undefined) =>
    db.read
      .select(columns.whole)
      .from(kase)
      .innerJoin(caseState, eq(caseState.kase, kase.seq))
      .innerJoin(caseData, eq(caseData.kase, kase.seq))
      .where(where);
  const prepareOne = (key: typeof kase.id) => whole(eq(key, sql.placeholder('key'))).prepare();
  const headOf = once(() =>
    db.read
      .select({ officePath: kase.officePath, version: caseState.version, last: caseState.last })
      .from(kase)
      .innerJoin(caseState, eq(caseState.kase, kase.seq))
      .where(eq(kase.id, sql.placeholder('id')))
      .prepare(),
  );
  // From the latest step backwards: each knows the one before.
  const chainOf = once(() =>
    db.read
      .select()
      .from(step)
      .where(
        sql`${step.position} in (
          with recursive walk (position, previous) as (
            select position, previous from step where position = ${sql.placeholder('last')}
            union all
            select step.position, step.previous from step join walk on step.position = walk.previous
              and step.position < walk.position
          ) select position from walk)`,
      )
      .orderBy(step.position)
      .prepare(),
  );
  const byId = once(() => prepareOne(kase.id));
  const byNo = once(() => prepareOne(kase.no));

  const one = async (query: ReturnType<typeof prepareOne>, key: string, scope: Scope): Promise<CaseRow | undefined> => {
    const [row] = await query.execute({ key });
    return row && row.status !== REGISTER && isWithin(row.officePath, scope) ? row : undefined;
  };

  const some = async (ids: string[], scope: Scope, which: SQL): Promise<CaseRow[]> => {
    const rows: CaseRow[] = [];
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const asked = inArray(kase.id, ids.slice(from, from + AT_ONCE));
      rows.push(...(await whole(and(asked, which, within(kase.officePath, scope)))));
    }
    return rows;
  };

  const light = (query: CaseQuery): SQL[] => {
    if (!query.light) return [];
    const at = now();
    const late =
      query.light === 'red' ? [lt(caseState.due, at)] : [gte(caseState.due, at), lt(caseState.due, at + yellowSpan)];
    return [isNotNull(caseState.due), eq(caseState.paused, false), inArray(caseState.status, running), ...late];
  };

  const matching = (query: CaseQuery, scope: Scope): SQL | undefined =>
    and(
      within(kase.officePath, scope),
      ne(caseState.status, REGISTER),
      query.text?.trim() ? findsCase(kase, query.text) : undefined,
      query.status ? inArray(caseState.status, query.status) : undefined,
      query.itemRef === undefined ? undefined : eq(kase.itemRef, query.itemRef),
      query.from === undefined ? undefined : gte(kase.createdAt, query.from),
      query.to === undefined ? undefined : lt(kase.createdAt, query.to),
      ...light(query),
    );

  return {
    case: (id, scope) => one(byId(), id, scope),
    caseByNo: (no, scope) => one(byNo(), no, scope),

    openCases: (ids, scope) => some(ids, scope, inArray(caseState.status, underWay)),
    casesNamed: (ids, scope) => some(ids, scope, ne(caseState.status, REGISTER)),

    async cases(query, scope) {
      const where = matching(query, scope);
      const rows = await db.read
        .select(columns.listed)
        .from(kase)
        .innerJoin(caseState, eq(caseState.kase, kase.seq))
        .where(where)
        .orderBy(desc(kase.seq))
        .limit(query.limit)
        .offset(query.offset);
      const [counted] = await db.read
        .select({ total: count() })
        .from(kase)
        .innerJoin(caseState, eq(caseState.kase, kase.seq))
        .where(where);
      return { rows, total: counted?.total ?? 0 };
    },

    async steps(caseId, scope) {
      const [found] = await headOf().execute({ id: caseId });
      if (!found || !isWithin(found.officePath, scope)) return [];
      const rows = await chainOf().execute({ last: found.last });
      if (rows.length !== found.version)
        throw new Error(`办件 ${caseId} 的步骤不完整，请运行 wutong audit verify 检查`);
      return rows.map(
        (row): ChainedStep => ({
          caseId,
          version: row.version,
          position: row.position,
          hash: row.hash,
          ...decodeStep(row.record),
        }),
      );
    },
  };
}

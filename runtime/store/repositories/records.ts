import { and, count, desc, eq } from 'drizzle-orm';
import type { Db } from '../db.ts';
import { type CaseRow, REGISTER, type Store } from '../port.ts';
import { within } from '../scope.ts';
import { caseColumns } from './caseColumns.ts';

/** Records that are no case of an item, by their kind. */
export function records(db: Db): Pick<Store, 'record' | 'records'> {
  const { kase, caseState, caseData } = db.t;
  const select = () =>
    db.read
      .select(caseColumns(db.t).whole)
      .from(kase)
      .innerJoin(caseState, eq(caseState.kase, kase.seq))
      .innerJoin(caseData, eq(caseData.kase, kase.seq));
  const ofKind = (kind: string) => and(eq(caseState.status, REGISTER), eq(caseState.result, kind));

  return {
    async record(id, kind, scope) {
      const [row] = await select().where(and(within(kase.officePath, scope), ofKind(kind), eq(kase.id, id)));
      return row satisfies CaseRow | undefined;
    },

    async records(kind, { offset, limit }, scope) {
      const where = and(within(kase.officePath, scope), ofKind(kind));
      const rows = await select().where(where).orderBy(desc(kase.seq)).limit(limit).offset(offset);
      const [counted] = await db.read
        .select({ total: count() })
        .from(kase)
        .innerJoin(caseState, eq(caseState.kase, kase.seq))
        .where(where);
      return { rows, total: counted?.total ?? 0 };
    },
  };
}

import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../db.ts';
import type { Store } from '../port.ts';
import { within } from '../scope.ts';

/** Records of who saw or exported what of ledgers. */
export function ledgerAccesses(db: Db): Pick<Store, 'ledgerAccesses'> {
  const { kase, caseState, caseData } = db.t;
  return {
    async ledgerAccesses({ kinds, ledger, offset, limit }, scope) {
      const where = and(
        within(kase.officePath, scope),
        // In words, so that the index of these records is used.
        sql`${caseState.status} = 'register'`,
        inArray(caseState.result, kinds),
        ledger === undefined ? undefined : eq(kase.itemRef, ledger),
      );
      const rows = await db.read
        .select({
          id: kase.id,
          no: kase.no,
          at: kase.createdAt,
          kind: sql<string>`${caseState.result}`,
          ledger: kase.itemRef,
          title: kase.itemName,
          officePath: kase.officePath,
          data: caseData.data,
        })
        .from(kase)
        .innerJoin(caseState, eq(caseState.kase, kase.seq))
        .innerJoin(caseData, eq(caseData.kase, kase.seq))
        .where(where)
        .orderBy(desc(kase.seq))
        .limit(limit)
        .offset(offset);
      const [counted] = await db.read
        .select({ total: count() })
        .from(kase)
        .innerJoin(caseState, eq(caseState.kase, kase.seq))
        .where(where);
      return { rows, total: counted?.total ?? 0 };
    },
  };
}

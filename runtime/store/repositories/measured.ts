import { and, asc, eq, gt, gte, lt, ne, or } from 'drizzle-orm';
import type { Db } from '../db.ts';
import { REGISTER, type Store } from '../port.ts';
import { within } from '../scope.ts';

type Measured = Pick<Store, 'measuredCases' | 'measuredRows'>;

/** Rows that indicators count, page by page in the order in which they were written. */
export function measured(db: Db): Measured {
  const { kase, caseState, ledgerRow, rating } = db.t;
  return {
    measuredCases: ({ after, limit, from, before }, scope) =>
      db.read
        .select({
          seq: kase.seq,
          id: kase.id,
          no: kase.no,
          digest: kase.digest,
          itemRef: kase.itemRef,
          itemName: kase.itemName,
          officePath: kase.officePath,
          createdAt: kase.createdAt,
          status: caseState.status,
          result: caseState.result,
          due: caseState.due,
          state: caseState.state,
          rating: rating.level,
        })
        .from(kase)
        .innerJoin(caseState, eq(caseState.kase, kase.seq))
        .leftJoin(rating, and(eq(rating.caseId, kase.id), eq(rating.stage, 'conclusion')))
        .where(
          and(
            within(kase.officePath, scope),
            ne(caseState.status, REGISTER),
            gt(kase.seq, after),
            lt(kase.createdAt, before),
            from === undefined ? undefined : or(gte(caseState.updatedAt, from), gte(caseState.due, from)),
          ),
        )
        .orderBy(asc(kase.seq))
        .limit(limit),

    measuredRows: (ledger, { after, limit }, scope) =>
      db.read
        .select({
          seq: ledgerRow.seq,
          key: ledgerRow.key,
          officePath: ledgerRow.officePath,
          updatedAt: ledgerRow.updatedAt,
          values: ledgerRow.cells,
        })
        .from(ledgerRow)
        .where(and(within(ledgerRow.officePath, scope), eq(ledgerRow.ledger, ledger), gt(ledgerRow.seq, after)))
        .orderBy(asc(ledgerRow.seq))
        .limit(limit),
  };
}

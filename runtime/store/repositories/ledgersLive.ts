import { and, eq, exists, gte, inArray, lt, not, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../db.ts';
import { factsIn, printOf } from '../liveFacts.ts';
import { type LiveMatch, REGISTER, type Store } from '../port.ts';
import { within } from '../scope.ts';

/** Conditions of a query on rows that ask their cases. */
export interface LiveConditions {
  /** The case of the row is under way. */
  underWay: SQL;
  /** It is, and has the facts in one of the combinations. */
  matches(match: LiveMatch): SQL;
}

/** Cells that stand in the case while it is under way: the database asks the cases that are, by an index of their own. */
export function liveLedgers(db: Db): LiveConditions & Pick<Store, 'liveCombinations' | 'underWayBefore'> {
  const { kase, caseState, ledgerRow, ledgerHistory } = db.t;
  // Written out: with parameters SQLite would not take the index of the cases under way.
  const running = sql`${caseState.status} in ('received', 'inProgress', 'supplementing')`;
  const ofRow = eq(caseState.kase, ledgerRow.kase);

  return {
    underWay: exists(db.read.select({ one: sql`1` }).from(caseState).where(and(ofRow, running))),

    matches: ({ facts, combinations }) =>
      combinations.length === 0
        ? sql`1 = 0`
        : exists(
            db.read
              .select({ one: sql`1` })
              .from(caseState)
              .innerJoin(kase, eq(kase.seq, caseState.kase))
              .where(and(ofRow, running, inArray(printOf(db, facts), combinations))),
          ),

    async liveCombinations(ledger, facts, limit, scope) {
      const print = sql<string>`${printOf(db, facts)}`.as('print');
      const rows = await db.read
        .selectDistinct({ print })
        .from(caseState)
        .innerJoin(ledgerRow, ofRow)
        .innerJoin(kase, eq(kase.seq, caseState.kase))
        .where(and(within(ledgerRow.officePath, scope), eq(ledgerRow.ledger, ledger), running))
        .limit(limit);
      return rows.map((row) => ({ print: row.print, facts: factsIn(row.print, facts) }));
    },

    underWayBefore: (ledger, before, limit, scope) =>
      db.read
        .select({ id: ledgerRow.seq, key: ledgerRow.key, caseId: kase.id })
        .from(ledgerRow)
        .innerJoin(caseState, ofRow)
        .innerJoin(kase, eq(kase.seq, caseState.kase))
        .innerJoin(ledgerHistory, and(eq(ledgerHistory.row, ledgerRow.seq), eq(ledgerHistory.version, 1)))
        .where(
          and(
            within(ledgerRow.officePath, scope),
            eq(ledgerRow.ledger, ledger),
            lt(kase.createdAt, before),
            lt(ledgerHistory.at, before),
            or(running, and(gte(caseState.updatedAt, before), not(eq(caseState.status, REGISTER)))),
          ),
        )
        .limit(limit),
  };
}

import { and, asc, count, desc, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import type { Db } from '../db.ts';
import type { Store } from '../port.ts';
import { within } from '../scope.ts';

type Reconciliations = Pick<
  Store,
  | 'startReconciliation'
  | 'reconciliations'
  | 'reconciliation'
  | 'holdReconciliation'
  | 'saveSlice'
  | 'differences'
  | 'forgetReconciliations'
>;

/** Differences of one statement: SQLite takes no more than 32,766 parameters. */
const CHUNK = 500;

/** Runs of the reconciliation and what they found. */
export function reconciliations(db: Db): Reconciliations {
  const { reconciliation, ledgerDifference } = db.t;
  const running = eq(reconciliation.status, 'running');

  return {
    startReconciliation: (row) =>
      db.write(async (conn) => {
        const added = await conn.insert(reconciliation).values(row).onConflictDoNothing().returning();
        return added.length > 0 ? 'started' : 'running';
      }),

    reconciliations: (limit) =>
      db.read
        .select()
        .from(reconciliation)
        .orderBy(desc(reconciliation.status), desc(reconciliation.startedAt))
        .limit(limit),

    async reconciliation(id) {
      const [row] = await db.read.select().from(reconciliation).where(eq(reconciliation.id, id));
      return row;
    },

    holdReconciliation: (holder, now, until) =>
      db.write(async (conn) => {
        const free = or(
          isNull(reconciliation.holder),
          eq(reconciliation.holder, holder),
          lt(reconciliation.heldUntil, now),
        );
        const [row] = await conn
          .update(reconciliation)
          .set({ holder, heldUntil: until })
          .where(and(running, free))
          .returning();
        return row;
      }),

    saveSlice: ({ id, holder, ...run }, found) =>
      db.write(async (conn) => {
        const [kept] = await conn
          .update(reconciliation)
          .set(run)
          .where(
            and(eq(reconciliation.id, id), running, holder === null ? undefined : eq(reconciliation.holder, holder)),
          )
          .returning({ id: reconciliation.id });
        if (!kept) return false;
        for (let at = 0; at < found.length; at += CHUNK)
          await conn.insert(ledgerDifference).values(found.slice(at, at + CHUNK));
        return true;
      }),

    async differences(run, { kind, ledger, nos, offset, limit }, scope) {
      const where = and(
        within(ledgerDifference.officePath, scope),
        eq(ledgerDifference.run, run),
        kind === undefined ? undefined : eq(ledgerDifference.kind, kind),
        ledger === undefined ? undefined : eq(ledgerDifference.ledger, ledger),
        nos === undefined ? undefined : inArray(ledgerDifference.no, nos),
      );
      const rows = await db.read
        .select()
        .from(ledgerDifference)
        .where(where)
        .orderBy(asc(ledgerDifference.no))
        .limit(limit)
        .offset(offset);
      const [counted] = await db.read.select({ total: count() }).from(ledgerDifference).where(where);
      return { rows, total: counted?.total ?? 0 };
    },

    forgetReconciliations: (keep) =>
      db.write(async (conn) => {
        const old = await conn
          .select({ id: reconciliation.id })
          .from(reconciliation)
          .where(eq(reconciliation.status, 'done'))
          .orderBy(desc(reconciliation.startedAt))
          .limit(CHUNK)
          .offset(keep);
        const ids = old.map(({ id }) => id);
        if (ids.length === 0) return;
        await conn.delete(ledgerDifference).where(inArray(ledgerDifference.run, ids));
        await conn.delete(reconciliation).where(inArray(reconciliation.id, ids));
      }),
  };
}

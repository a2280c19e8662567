import type { PlanWriter } from '../db.ts';
import type { Head } from '../plan.ts';
import type { CommitPlan } from '../port.ts';
import type { Settled } from '../queue.ts';
import { applyGroup } from './apply.ts';
import type { SqliteDb } from './database.ts';
import { prepareStatements, type Statements } from './statements.ts';

/**
 * Writes a batch in one synchronous transaction. Groups hardly ever throw, and a savepoint a group costs a copy of
 * every page it touches: so the batch is first tried without, and repeated with savepoints when one does throw.
 */
export function sqliteFlush(db: SqliteDb): (groups: CommitPlan[][]) => Promise<Settled[]> {
  let prepared: Statements | undefined;
  return (groups) =>
    db.exclusive(() => {
      // The tables exist only after the migration, so not before the first batch.
      prepared ??= prepareStatements(db.writer);
      const on = prepared;
      try {
        return writeBatch(db, on, groups, (head, plans) => applyGroup(on, head, plans));
      } catch (error) {
        if (isFatal(error)) throw error;
        return writeBatch(db, on, groups, (head, plans) => applyAlone(db, on, head, plans));
      }
    });
}

/** On SQLite the only connection that writes is the one whose transaction is under way. */
export function sqlitePlanWriter({ writer }: SqliteDb): PlanWriter {
  let prepared: Statements | undefined;
  return async (_conn, plans) => {
    prepared ??= prepareStatements(writer);
    const on = prepared;
    const alone = plans.map((plan) => [plan]);
    return writeGroups(on, alone, (head, group) => applyGroup(on, head, group));
  };
}

interface Applied {
  settled: Settled;
  head: Head;
}

function applyAlone({ writer }: SqliteDb, on: Statements, head: Head, plans: CommitPlan[]): Applied {
  on.savepoint.run();
  try {
    const applied = applyGroup(on, head, plans);
    on.release.run();
    return applied;
  } catch (error) {
    // A full disk or an I/O error has ended the whole transaction: nothing of it may be acknowledged.
    if (isFatal(error) || !writer.inTransaction) throw error;
    on.rollback.run();
    on.release.run();
    return { settled: { error }, head };
  }
}

/** Nothing of the batch is acknowledged unless its commit succeeds. */
function writeBatch(
  { writer }: SqliteDb,
  on: Statements,
  groups: CommitPlan[][],
  apply: (head: Head, plans: CommitPlan[]) => Applied,
): Settled[] {
  on.begin.run();
  try {
    const settled = writeGroups(on, groups, apply);
    on.commit.run();
    return settled;
  } catch (error) {
    if (writer.inTransaction) writer.exec('rollback');
    throw error;
  }
}

/** The head is read again for every batch: another process may have written to the file. */
function writeGroups(
  on: Statements,
  groups: CommitPlan[][],
  apply: (head: Head, plans: CommitPlan[]) => Applied,
): Settled[] {
  const stored = on.head.get();
  if (!stored) throw new Error('链头记录缺失，数据库不完整');
  const start: Head = { position: stored.position, hash: stored.hash.toString('hex') };
  let head = start;
  const settled = groups.map((plans) => {
    const applied = apply(head, plans);
    head = applied.head;
    return applied.settled;
  });
  if (head !== start) on.setHead.run(head.position, Buffer.from(head.hash, 'hex'));
  return settled;
}

/** The fault of the disk or of the lock, not of a plan: trying plan by plan would not help. */
function isFatal(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(IOERR|FULL|BUSY|LOCKED|CORRUPT|NOTADB|READONLY|CANTOPEN|NOMEM)/.test(code);
}

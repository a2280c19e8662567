import type { Head } from '../plan.ts';
import type { CommitPlan } from '../port.ts';
import type { Settled } from '../queue.ts';
import { applyPlan } from './apply.ts';
import type { SqliteDb } from './database.ts';
import { prepareStatements, type Statements } from './statements.ts';

/** Writes a batch in one synchronous transaction; a plan that throws takes only itself back. */
export function sqliteFlush(db: SqliteDb): (plans: CommitPlan[]) => Promise<Settled[]> {
  let prepared: Statements | undefined;
  return (plans) =>
    db.exclusive(() => {
      // The tables exist only after the migration, so not before the first batch.
      prepared ??= prepareStatements(db.writer);
      return writeBatch(db, prepared, plans);
    });
}

function writeBatch({ writer }: SqliteDb, on: Statements, plans: CommitPlan[]): Settled[] {
  writer.exec('begin immediate');
  try {
    const settled = writePlans(writer, on, plans);
    writer.exec('commit');
    return settled;
  } catch (error) {
    if (writer.inTransaction) writer.exec('rollback');
    throw error;
  }
}

/** The head is read again for every batch: another process may have written to the file. */
function writePlans(writer: SqliteDb['writer'], on: Statements, plans: CommitPlan[]): Settled[] {
  const stored = on.head.get();
  if (!stored) throw new Error('链头记录缺失，数据库不完整');
  const start: Head = { position: stored.position, hash: stored.hash.toString('hex') };
  let head = start;
  const settled = plans.map((plan): Settled => {
    on.savepoint.run();
    try {
      const applied = applyPlan(on, head, plan);
      on.release.run();
      head = applied.head;
      return { outcome: applied.outcome };
    } catch (error) {
      // A full disk or an I/O error has ended the whole transaction: nothing of it may be acknowledged.
      if (!writer.inTransaction) throw error;
      on.rollback.run();
      on.release.run();
      return { error };
    }
  });
  if (head !== start) on.setHead.run(head.position, Buffer.from(head.hash, 'hex'));
  return settled;
}

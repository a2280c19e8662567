import { and, eq } from 'drizzle-orm';
import type { PlanWriter } from '../db.ts';
import type { Head } from '../plan.ts';
import type { CommitPlan } from '../port.ts';
import type { Settled } from '../queue.ts';
import { prepareBatch } from './batch.ts';
import { type Driver, type PostgresDb, rowsOf, type Tx } from './database.ts';
import { readBefore } from './readBefore.ts';
import { writeRows } from './writeRows.ts';

/**
 * Writes a batch with statements of many rows. When a value of one plan is refused by the database, the batch is
 * taken back and its groups are written one by one, so that only the bad one fails.
 */
export function postgresFlush(db: PostgresDb): (groups: CommitPlan[][]) => Promise<Settled[]> {
  const write = (groups: CommitPlan[][]): Promise<Settled[]> => db.transaction((tx) => writeBatch(db, tx, groups));

  const writeOne = async (plans: CommitPlan[]): Promise<Settled> => {
    try {
      return (await write([plans]))[0] ?? { error: new Error('提交没有结果') };
    } catch (error) {
      return { error };
    }
  };

  return async (groups) => {
    try {
      return await write(groups);
    } catch (error) {
      if (!isPlanError(error)) throw error;
      const settled: Settled[] = [];
      for (const plans of groups) settled.push(await writeOne(plans));
      return settled;
    }
  };
}

/** Plans of different cases, inside the transaction of `conn`. */
export function postgresPlanWriter(db: PostgresDb): PlanWriter {
  return (conn, plans) => {
    const tx = { conn, rows: rowsOf(conn as unknown as Driver) };
    return writeBatch(
      db,
      tx,
      plans.map((plan) => [plan]),
    );
  };
}

async function writeBatch(db: PostgresDb, tx: Tx, groups: CommitPlan[][]): Promise<Settled[]> {
  const before = await readBefore(db, tx, groups.flat());
  const batch = prepareBatch(groups, before);
  if (batch.written.length > 0) {
    await writeRows(db, tx, batch);
    await moveHead(db, tx, before.head, batch.head);
  }
  return batch.settled;
}

/** Correct even without the lock: the head moves only from where this batch has found it. */
async function moveHead(db: PostgresDb, { conn }: Tx, from: Head, to: Head): Promise<void> {
  const { chainHead } = db.t;
  const moved = await conn
    .update(chainHead)
    .set({ position: to.position, hash: to.hash })
    .where(and(eq(chainHead.position, from.position), eq(chainHead.hash, from.hash)))
    .returning({ position: chainHead.position });
  if (moved.length === 0) throw new Error('链头已被另一个进程移动，本批未写入，请重试');
}

/**
 * The fault of a plan, not of the connection: a value that is no JSON, or SQLSTATE class 21 or 22 (data),
 * 23 (integrity), 42 (statement), 54 (limits).
 */
function isPlanError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  const ofValue = error instanceof TypeError || error instanceof RangeError;
  return ofValue || /^(2[123]|42|54)...$/.test(code) || isPlanError(error.cause);
}

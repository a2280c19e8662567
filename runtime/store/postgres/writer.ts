import type { PlanWriter } from '../db.ts';
import type { Head } from '../plan.ts';
import type { CommitPlan } from '../port.ts';
import type { Settled } from '../queue.ts';
import { prepareBatch } from './batch.ts';
import type { PostgresDb, Tx } from './database.ts';
import { readBefore } from './readBefore.ts';
import { writesOf } from './writeRows.ts';

/**
 * Writes a batch with statements of many rows. When a value of one plan is refused by the database, the batch is
 * taken back and its groups are written one by one, so that only the bad one fails.
 */
export function postgresFlush(db: PostgresDb): (groups: CommitPlan[][]) => Promise<Settled[]> {
  const write = (groups: CommitPlan[][]): Promise<Settled[]> => db.batch((tx) => writeBatch(db, tx, groups));

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
export const postgresPlanWriter =
  (db: PostgresDb): PlanWriter =>
  (conn, plans) =>
    writeBatch(
      db,
      db.txOf(conn),
      plans.map((plan) => [plan]),
    );

/** Two waits: for what stands there, then for everything that is written. */
async function writeBatch({ t }: PostgresDb, tx: Tx, groups: CommitPlan[][]): Promise<Settled[]> {
  const before = await readBefore(tx, groups.flat());
  const batch = prepareBatch(groups, before);
  if (batch.written.length > 0) {
    // Built whole before any of it is sent: a value that is no JSON throws here.
    const writes = writesOf(t, batch);
    const sent = [...writes.map((statement) => tx.send(statement)), moveHead(tx, before.head, batch.head)];
    await Promise.all(sent);
  }
  return batch.settled;
}

/** Correct even without the lock: the head moves only from where this batch has found it. */
async function moveHead(tx: Tx, from: Head, to: Head): Promise<void> {
  const moved = await tx.send({
    name: 'move_head',
    text: `update chain_head set position = $1, hash = decode($2, 'hex')
      where position = $3 and hash = decode($4, 'hex') returning position`,
    values: [to.position, to.hash, from.position, from.hash],
  });
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

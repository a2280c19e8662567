import { type AnyColumn, eq, getTableColumns, max, type SQL, sql } from 'drizzle-orm';
import type { Head } from '../plan.ts';
import type { CommitPlan, StoredReply } from '../port.ts';
import { type Before, type FoundCase, type LedgerEntry, ledgerKey, rareOf, replyKey } from './batch.ts';
import type { PostgresDb, Tx } from './database.ts';
import { arrayOf } from './rows.ts';

/**
 * Reads what the batch builds on. The lock on the chain's head comes first, so that batches of several server
 * processes follow one another; nothing that is read here can change before the commit.
 */
export async function readBefore(db: PostgresDb, tx: Tx, plans: CommitPlan[]): Promise<Before> {
  const head = await lockHead(tx);
  const replies = await findReplies(db, tx, plans);
  const cases = await findCases(db, tx, plans);
  const ledgers = await findLedgers(db, tx, plans);
  const lastCase = plans.some(({ expect }) => expect === 0) ? await lastOf(tx, db.t.kase, db.t.kase.seq) : 0;
  const lastLedger = plans.some((plan) => plan.ledgers.length > 0)
    ? await lastOf(tx, db.t.ledgerRow, db.t.ledgerRow.seq)
    : 0;
  return { head, replies, cases, ledgers, lastCase, lastLedger };
}

const anyOf = (column: AnyColumn, values: string[]): SQL => sql`${column} = any(${arrayOf(values, 'text')})`;

async function lockHead(tx: Tx): Promise<Head> {
  const [head] = await tx.rows<{ position: number | string; hash: string }>(
    sql`select position, encode(hash, 'hex') as hash from chain_head where id = 1 for update`,
  );
  if (!head) throw new Error('链头记录缺失，数据库不完整');
  return { position: Number(head.position), hash: head.hash };
}

async function findReplies(db: PostgresDb, tx: Tx, plans: CommitPlan[]): Promise<Map<string, StoredReply>> {
  const keys = plans.flatMap(({ reply }) => (reply ? [reply.key] : []));
  if (keys.length === 0) return new Map();
  const { at: _, ...kept } = getTableColumns(db.t.reply);
  const rows = await tx.conn.select(kept).from(db.t.reply).where(anyOf(db.t.reply.key, keys));
  return new Map(rows.map((row) => [replyKey(row.user, row.key), row]));
}

async function findCases(db: PostgresDb, tx: Tx, plans: CommitPlan[]): Promise<Map<string, FoundCase>> {
  const { kase, caseState } = db.t;
  const rows = await tx.conn
    .select({ kase, version: caseState.version, last: caseState.last })
    .from(kase)
    .innerJoin(caseState, eq(caseState.kase, kase.seq))
    .where(
      anyOf(
        kase.id,
        plans.map(({ row }) => row.id),
      ),
    );
  const found = rows.map(({ kase: row, version, last }): [string, FoundCase] => [
    row.id,
    {
      seq: row.seq,
      version,
      last,
      rare: rareOf({ ...row, version, status: '', result: null, updatedAt: 0, due: null, paused: false }),
    },
  ]);
  return new Map(found);
}

async function findLedgers(db: PostgresDb, tx: Tx, plans: CommitPlan[]): Promise<Map<string, LedgerEntry>> {
  const keys = plans.flatMap(({ ledgers, expectLedgers = [] }) => [...ledgers, ...expectLedgers].map(({ key }) => key));
  if (keys.length === 0) return new Map();
  const rows = await tx.conn.select().from(db.t.ledgerRow).where(anyOf(db.t.ledgerRow.key, keys));
  return new Map(rows.map((row) => [ledgerKey(row.ledger, row.key), row]));
}

async function lastOf(
  tx: Tx,
  table: PostgresDb['t']['kase'] | PostgresDb['t']['ledgerRow'],
  column: PostgresDb['t']['kase']['seq'] | PostgresDb['t']['ledgerRow']['seq'],
): Promise<number> {
  const [row] = await tx.conn.select({ last: max(column) }).from(table);
  return Number(row?.last ?? 0);
}

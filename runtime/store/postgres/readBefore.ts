import type { Head } from '../plan.ts';
import type { CommitPlan, StoredReply } from '../port.ts';
import {
  type Before,
  type FoundCase,
  type LedgerEntry,
  ledgerKey,
  type RareColumns,
  rareOf,
  replyKey,
} from './batch.ts';
import type { Tx } from './database.ts';

/**
 * Reads what the batch builds on. The lock on the chain's head comes first, so that batches of several server
 * processes follow one another; nothing that is read after it can change before the commit. All is sent at once: the
 * server answers in order, each statement seeing what was committed before the lock was had.
 */
export async function readBefore(tx: Tx, plans: CommitPlan[]): Promise<Before> {
  const [head, replies, cases, ledgers, lastCase, lastLedger] = await Promise.all([
    lockHead(tx),
    findReplies(tx, plans),
    findCases(tx, plans),
    findLedgers(tx, plans),
    plans.some(({ expect }) => expect === 0) ? lastOf(tx, 'kase') : 0,
    plans.some((plan) => plan.ledgers.length > 0) ? lastOf(tx, 'ledger_row') : 0,
  ]);
  return { head, replies, cases, ledgers, lastCase, lastLedger };
}

async function lockHead(tx: Tx): Promise<Head> {
  const [head] = await tx.send<{ position: number | string; hash: string }>({
    name: 'lock_head',
    text: `select position, encode(hash, 'hex') as hash from chain_head where id = 1 for update`,
    values: [],
  });
  if (!head) throw new Error('链头记录缺失，数据库不完整');
  return { position: Number(head.position), hash: head.hash };
}

async function findReplies(tx: Tx, plans: CommitPlan[]): Promise<Map<string, StoredReply>> {
  const asked = plans.flatMap(({ reply }) => reply ?? []);
  if (asked.length === 0) return new Map();
  const rows = await tx.send<StoredReply & { status: number | string }>({
    name: 'find_replies',
    text: `select reply.owner as "user", reply.key, request, status, body
      from unnest($1::text[], $2::text[]) as asked (owner, key)
      join reply on reply.owner = asked.owner and reply.key = asked.key`,
    values: [asked.map(({ user }) => user), asked.map(({ key }) => key)],
  });
  return new Map(rows.map((row) => [replyKey(row.user, row.key), { ...row, status: Number(row.status) }]));
}

type CaseColumns = Record<RareColumns | 'id', string> & Record<'seq' | 'version' | 'last', number | string>;

async function findCases(tx: Tx, plans: CommitPlan[]): Promise<Map<string, FoundCase>> {
  const rows = await tx.send<CaseColumns>({
    name: 'find_cases',
    text: `select seq, id, no, digest, item_ref as "itemRef", item_name as "itemName",
        applicant_name as "applicantName", applicant_id_no as "applicantIdNo", office_path as "officePath",
        version, last
      from kase join case_state on case_state.kase = kase.seq where kase.id = any($1::text[])`,
    values: [plans.map(({ row }) => row.id)],
  });
  return new Map(
    rows.map((row) => [
      row.id,
      { seq: Number(row.seq), version: Number(row.version), last: Number(row.last), rare: rareOf(row) },
    ]),
  );
}

type Counted = 'seq' | 'kase' | 'updatedAt' | 'version';
type LedgerColumns = Omit<LedgerEntry, Counted> & Record<Counted, number | string | null>;

async function findLedgers(tx: Tx, plans: CommitPlan[]): Promise<Map<string, LedgerEntry>> {
  const asked = plans.flatMap(({ ledgers, expectLedgers = [] }) => [...ledgers, ...expectLedgers]);
  if (asked.length === 0) return new Map();
  const names = new Map(asked.map((one) => [ledgerKey(one.ledger, one.key), one]));
  const rows = await tx.send<LedgerColumns>({
    name: 'find_ledgers',
    text: `select seq, ledger_row.ledger, ledger_row.key, office_path as "officePath", kase, updated_at as "updatedAt",
        version, cells, search, person
      from unnest($1::text[], $2::text[]) as asked (ledger, key)
      join ledger_row on ledger_row.ledger = asked.ledger and ledger_row.key = asked.key`,
    values: [[...names.values()].map(({ ledger }) => ledger), [...names.values()].map(({ key }) => key)],
  });
  return new Map(rows.map((row) => [ledgerKey(row.ledger, row.key), entryOf(row)]));
}

const entryOf = ({ seq, kase, updatedAt, version, ...row }: LedgerColumns): LedgerEntry => ({
  ...row,
  seq: Number(seq),
  kase: kase === null ? null : Number(kase),
  updatedAt: Number(updatedAt),
  version: Number(version),
});

async function lastOf(tx: Tx, table: 'kase' | 'ledger_row'): Promise<number> {
  const text = `select max(seq) as last from ${table}`;
  const [row] = await tx.send<{ last: number | string | null }>({ name: `last_${table}`, text, values: [] });
  return Number(row?.last ?? 0);
}

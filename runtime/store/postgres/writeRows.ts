import { eq, sql } from 'drizzle-orm';
import type { Batch, Written } from './batch.ts';
import type { PostgresDb, Tx } from './database.ts';
import { arrayOf, deleteRows, insertRows } from './rows.ts';

/** Each group of rows in one statement. */
export async function writeRows(db: PostgresDb, tx: Tx, batch: Batch): Promise<void> {
  const { t } = db;
  await writeCases(db, tx, batch.written);
  await insertRows(tx, t.step, batch.written.map(stepOf));
  await writeBundles(db, tx, batch.written);
  await writeTasks(db, tx, batch.written);
  await writeTimers(db, tx, batch.written);
  await writeJobs(db, tx, batch.written);
  await insertRows(tx, t.ledgerRow, batch.ledgers, ['seq']);
  await insertRows(tx, t.ledgerHistory, batch.history);
  await insertRows(
    tx,
    t.rating,
    batch.written.flatMap(({ plan }) => plan.rating ?? []),
    ['id'],
  );
  await insertRows(
    tx,
    t.reply,
    batch.written.flatMap(({ plan }) => (plan.reply ? [{ ...plan.reply, at: plan.step.at }] : [])),
  );
}

const stepOf = ({ seq, plan, previous, link }: Written) => ({
  ...link,
  kase: seq,
  version: plan.step.version,
  previous,
});

async function writeCases({ t }: PostgresDb, tx: Tx, written: Written[]): Promise<void> {
  const created = written.filter(({ isNew }) => isNew).map(({ seq, plan }) => ({ ...plan.row, seq }));
  await insertRows(tx, t.kase, created);
  for (const { plan, seq, rareChanged } of written) {
    if (!rareChanged) continue;
    const { id: _, createdAt: __, ...row } = plan.row;
    await tx.conn.update(t.kase).set(row).where(eq(t.kase.seq, seq));
  }
  const states = written.map(({ seq, plan, link }) => ({ ...plan.row, kase: seq, last: link.position }));
  await insertRows(tx, t.caseState, states, ['kase']);
  const data = written.filter(({ plan }) => plan.row.data !== undefined);
  await insertRows(
    tx,
    t.caseData,
    data.map(({ seq, plan }) => ({ kase: seq, data: plan.row.data })),
    ['kase'],
  );
}

/** A field of every plan, each entry with the number of its case. */
const each = <T, R>(
  written: Written[],
  pick: (plan: Written['plan']) => T[],
  make: (seq: number, entry: T) => R,
): R[] => written.flatMap(({ seq, plan }) => pick(plan).map((entry) => make(seq, entry)));

const pair = (seq: number, id: number): [number, number] => [seq, id];
const ofCase = (seq: number, entry: object) => ({ ...entry, kase: seq });

async function writeTasks({ t }: PostgresDb, tx: Tx, written: Written[]): Promise<void> {
  await deleteRows(
    tx,
    t.task,
    'token',
    each(written, ({ closeTasks }) => closeTasks, pair),
  );
  await insertRows(
    tx,
    t.task,
    each(written, ({ openTasks }) => openTasks, ofCase),
    ['kase', 'token'],
  );
  const changes = each(
    written,
    ({ assign }) => assign,
    (kase, change) => ({ ...change, kase }),
  );
  if (changes.length === 0) return;
  const kases = arrayOf(
    changes.map(({ kase }) => kase),
    'bigint',
  );
  const tokens = arrayOf(
    changes.map(({ token }) => token),
    'bigint',
  );
  const assignees = arrayOf(
    changes.map(({ assignee }) => assignee),
    'text',
  );
  await tx.rows(sql`update task set assignee = change.assignee
    from unnest(${kases}, ${tokens}, ${assignees}) as change (kase, token, assignee)
    where task.kase = change.kase and task.token = change.token`);
}

async function writeTimers({ t }: PostgresDb, tx: Tx, written: Written[]): Promise<void> {
  await deleteRows(
    tx,
    t.timer,
    'timer',
    each(written, ({ clearTimers }) => clearTimers, pair),
  );
  await insertRows(
    tx,
    t.timer,
    each(written, ({ setTimers }) => setTimers, ofCase),
    ['kase', 'timer'],
  );
}

async function writeJobs({ t }: PostgresDb, tx: Tx, written: Written[]): Promise<void> {
  await deleteRows(
    tx,
    t.job,
    'job',
    each(written, ({ clearJobs }) => clearJobs, pair),
  );
  await insertRows(
    tx,
    t.job,
    each(written, ({ addJobs }) => addJobs, ofCase),
    ['kase', 'job'],
  );
}

async function writeBundles({ t }: PostgresDb, tx: Tx, written: Written[]): Promise<void> {
  await insertRows(
    tx,
    t.bundle,
    written.flatMap(({ plan }) => plan.bundle ?? []),
  );
  await insertRows(
    tx,
    t.bundleCase,
    each(written, ({ member }) => (member ? [member] : []), ofCase),
  );
}

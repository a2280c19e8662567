import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Batch, Written } from './batch.ts';
import type { PostgresDb, Tx } from './database.ts';

/** `excluded.…` for every column, so that an insert of many rows also updates those that exist. */
function excluded(table: SQLiteTable): Record<string, SQL> {
  return Object.fromEntries(
    Object.entries(getTableColumns(table)).map(([name, column]) => [
      name,
      sql`excluded.${sql.identifier(column.name)}`,
    ]),
  );
}

/** Each group of rows in one statement. */
export async function writeRows(db: PostgresDb, tx: Tx, batch: Batch): Promise<void> {
  await writeCases(db, tx, batch.written);
  await writeSteps(db, tx, batch.written);
  await writeTasks(db, tx, batch.written);
  await writeTimers(db, tx, batch.written);
  await writeJobs(db, tx, batch.written);
  await writeLedgers(db, tx, batch);
  const replies = batch.written.flatMap(({ plan }) => (plan.reply ? [plan.reply] : []));
  if (replies.length > 0) await tx.conn.insert(db.t.reply).values(replies);
}

async function writeCases({ t }: PostgresDb, { conn }: Tx, written: Written[]): Promise<void> {
  const created = written.filter(({ isNew }) => isNew).map(({ seq, plan }) => ({ ...plan.row, seq }));
  if (created.length > 0) await conn.insert(t.kase).values(created);
  for (const { plan, seq, rareChanged } of written) {
    if (!rareChanged) continue;
    const { id: _, createdAt: __, ...row } = plan.row;
    await conn.update(t.kase).set(row).where(eq(t.kase.seq, seq));
  }
  const states = written.map(({ seq, plan, link }) => ({ ...plan.row, kase: seq, last: link.position }));
  await conn
    .insert(t.caseState)
    .values(states)
    .onConflictDoUpdate({ target: t.caseState.kase, set: excluded(t.caseState) });
  const data = written.flatMap(({ seq, plan }) =>
    plan.row.data === undefined ? [] : [{ kase: seq, data: plan.row.data }],
  );
  if (data.length > 0) {
    await conn
      .insert(t.caseData)
      .values(data)
      .onConflictDoUpdate({ target: t.caseData.kase, set: excluded(t.caseData) });
  }
}

async function writeSteps({ t }: PostgresDb, { conn }: Tx, written: Written[]): Promise<void> {
  const steps = written.map(({ seq, plan, previous, link }) => ({
    position: link.position,
    kase: seq,
    version: plan.step.version,
    previous,
    record: link.record,
    hash: link.hash,
  }));
  await conn.insert(t.step).values(steps);
}

async function writeTasks({ t }: PostgresDb, { conn, rows }: Tx, written: Written[]): Promise<void> {
  const closed = written.flatMap(({ seq, plan }) => plan.closeTasks.map((token) => pair(seq, token)));
  if (closed.length > 0) await rows(sql`delete from task where (kase, token) in (${sql.join(closed, comma)})`);
  const opened = written.flatMap(({ seq, plan }) => plan.openTasks.map((task) => ({ ...task, kase: seq })));
  if (opened.length > 0) {
    const target = [t.task.kase, t.task.token];
    await conn
      .insert(t.task)
      .values(opened)
      .onConflictDoUpdate({ target, set: excluded(t.task) });
  }
  const assigned = written.flatMap(({ seq, plan }) =>
    plan.assign.map(({ token, assignee }) => sql`(${seq}::bigint, ${token}::bigint, ${assignee}::text)`),
  );
  if (assigned.length > 0) {
    await rows(sql`update task set assignee = change.assignee
      from (values ${sql.join(assigned, comma)}) as change (kase, token, assignee)
      where task.kase = change.kase and task.token = change.token`);
  }
}

async function writeTimers({ t }: PostgresDb, { conn, rows }: Tx, written: Written[]): Promise<void> {
  const cleared = written.flatMap(({ seq, plan }) => plan.clearTimers.map((timer) => pair(seq, timer)));
  if (cleared.length > 0) await rows(sql`delete from timer where (kase, timer) in (${sql.join(cleared, comma)})`);
  const set = written.flatMap(({ seq, plan }) => plan.setTimers.map(({ timer, due }) => ({ kase: seq, timer, due })));
  if (set.length > 0) {
    const target = [t.timer.kase, t.timer.timer];
    await conn
      .insert(t.timer)
      .values(set)
      .onConflictDoUpdate({ target, set: excluded(t.timer) });
  }
}

async function writeJobs({ t }: PostgresDb, { conn, rows }: Tx, written: Written[]): Promise<void> {
  const cleared = written.flatMap(({ seq, plan }) => plan.clearJobs.map((job) => pair(seq, job)));
  if (cleared.length > 0) await rows(sql`delete from job where (kase, job) in (${sql.join(cleared, comma)})`);
  const added = written.flatMap(({ seq, plan }) => plan.addJobs.map((job) => ({ ...job, kase: seq })));
  if (added.length > 0) {
    const target = [t.job.kase, t.job.job];
    await conn
      .insert(t.job)
      .values(added)
      .onConflictDoUpdate({ target, set: excluded(t.job) });
  }
}

async function writeLedgers({ t }: PostgresDb, { conn }: Tx, batch: Batch): Promise<void> {
  if (batch.ledgers.length === 0) return;
  const set = excluded(t.ledgerRow);
  await conn.insert(t.ledgerRow).values(batch.ledgers).onConflictDoUpdate({ target: t.ledgerRow.seq, set });
  await conn.insert(t.ledgerHistory).values(batch.history);
}

const comma = sql`, `;
const pair = (kase: number, id: number): SQL => sql`(${kase}::bigint, ${id}::bigint)`;

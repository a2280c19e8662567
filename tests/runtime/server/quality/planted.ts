import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { CaseFact, JsonObject } from '#engine';
import { reconciler } from '../../../../runtime/server/reconcile/run.ts';
import { recordPlan } from '../../../../runtime/server/recordPlan.ts';
import type { DifferenceRow, ReconciliationRow } from '../../../../runtime/store/port.ts';
import type { TestApp } from '../../../kit/app.ts';
import { USERS } from '../../../kit/unemployment.ts';

/** Somebody with a key to the database changes it behind the program's back. */
export function plant(app: TestApp, work: (db: Database.Database) => void): void {
  const db = new Database(join(app.dataDir, 'wutong.db'));
  try {
    work(db);
  } finally {
    db.close();
  }
}

/** A whole reconciliation: the run and everything that it found. */
export async function reconciled(app: TestApp): Promise<{ run: ReconciliationRow; found: DifferenceRow[] }> {
  const work = reconciler(app.services);
  const started = await work.start('测试');
  if (!started) throw new Error('another run is under way');
  for (;;) {
    const run = await work.work(1_000);
    if (!run) throw new Error('no run to work on');
    if (run.status === 'running') continue;
    const { rows } = await app.services.store.differences(run.id, { offset: 0, limit: 1_000 }, { all: true });
    return { run, found: rows };
  }
}

/** Rows as a record of people writes them, at the street office of the unemployment case. */
export async function enter(app: TestApp, ledger: string, rows: { key: string; values: JsonObject }[]): Promise<void> {
  const org = await app.services.organization.current();
  const clerk = org.users.find(({ userName }) => userName === USERS.acceptance);
  const officePath = org.path(clerk?.office ?? '');
  const writes = rows.map((row) => ({ ledger, ...row }));
  const facts = writes.map((write): CaseFact => ({ type: 'ledger.registered', ...write }));
  const id = randomUUID();
  const outcome = await app.services.store.commit(
    recordPlan({
      ...{ id, no: `登记-${id}`, kind: 'test', ref: ledger, title: ledger, officePath },
      ...{ actor: { kind: 'officer', id: 'u', name: '水生华' }, at: app.now(), command: 'ledger.register' },
      ...{ facts, ledgers: writes, data: {}, expect: 0 },
    }),
  );
  if (outcome.kind !== 'committed') throw new Error(outcome.kind);
}

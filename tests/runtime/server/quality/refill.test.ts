import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackFiles } from '#engine';
import type { SignedIn } from '../../../../runtime/server/access/officer.ts';
import { scopeOf } from '../../../../runtime/server/access/officer.ts';
import { originsOf } from '../../../../runtime/server/ledger/origins.ts';
import { recordOf } from '../../../../runtime/server/ledger/record.ts';
import { findLedger } from '../../../../runtime/server/ledgers.ts';
import { refill } from '../../../../runtime/server/reconcile/refill.ts';
import { reconciler } from '../../../../runtime/server/reconcile/run.ts';
import type { CaseRow, UserRow } from '../../../../runtime/store/port.ts';
import { changed } from '../../../engine/pack/kitePack.ts';
import { type KiteStation, kiteRelease, kiteStation } from '../../../kit/kiteInstall.ts';

const KITES = 'kite:kites';
const BOOK = 'kite:book';
const all = { all: true } as const;

const column = (name: string) => ({ name, title: name, type: 'text' });
const fillsOf = (set: object) => [{ from: 'cases', key: 'case.no', set, live: ['step'] }];
const first = { no: 'case.no', step: 'case.step', name: 'applicant.name', note: '"旧"' };

/** With a register of every case, and a ledger that the item writes when it grants. */
function former(): PackFiles {
  const book = {
    ...{ id: 'book', title: '办件簿', purpose: '登记每一件办件', key: ['no'] },
    columns: ['no', 'step', 'name', 'note', 'channel'].map(column),
    fills: fillsOf(first),
  };
  return { ...kiteRelease(), 'ledgers/book.json': JSON.stringify(book) };
}

/** The next version: the register notes the channel and something else, the item writes its color in words. */
function later(): PackFiles {
  const next = changed(former(), 'package.json', (manifest) => {
    manifest.version = '1.3.0';
  });
  const filled = changed(next, 'ledgers/book.json', (book) => {
    book.fills = fillsOf({ ...first, note: '"新"', channel: 'case.channel' });
  });
  const wider = changed(filled, 'ledgers/kites.json', (ledger) => {
    ledger.columns = [...(ledger.columns as object[]), column('holder')];
  });
  return changed(wider, 'items/kite-permit.json', (item) => {
    const set = { no: 'case.no', color: 'form.color', holder: 'applicant.name' };
    item.ledgers = [{ ledger: 'kites', on: 'granted', key: 'case.no', set }];
  });
}

describe('rows of ended cases under rules of a later version', () => {
  let station: KiteStation;
  let ended: CaseRow;
  let corrected: CaseRow;
  let open: CaseRow;
  let me: SignedIn;
  beforeAll(async () => {
    station = await kiteStation();
    await station.install(former());
    const { store } = station.services;
    const user: UserRow = {
      ...{ id: 'u-neikong', userName: 'neikong', name: '欧阳内控', passwordHash: '', office: 'town' },
      ...{ posts: [{ post: 'internalControl', office: 'town' }], demo: false, failures: 0, lockedUntil: null },
      ...{ established: null, idNo: null },
    };
    await store.saveUser(user);
    const org = await station.services.organization.current();
    me = { user, tokenHash: '', scope: scopeOf(user, org), holder: [] };
    ended = await finish();
    corrected = await finish();
    open = await station.accept(await station.receive('kite:kite-permit'));
    const found = await findLedger(station.services, BOOK);
    const write = { ledger: BOOK, key: corrected.no, values: { note: '人工核实' } };
    const facts = [{ type: 'ledger.registered' as const, ...write, reason: '电话核实' }];
    await store.commit(
      await recordOf(station.services, me, found, { command: 'ledger.register', facts, ledgers: [write] }),
    );
  }, 60_000);
  afterAll(() => station.close());

  async function finish(): Promise<CaseRow> {
    const row = await station.accept(await station.receive('kite:kite-permit'));
    const task = row.state.tasks[0]?.id ?? 0;
    const done = await station.services.write.execute({
      caseId: row.id,
      actor: { kind: 'officer', id: 'u-shenpi', name: '李䶮', office: 'town', posts: ['approval'] },
      command: { type: 'task.complete', task, outcome: 'approve', opinion: '同意' },
    });
    if (done.kind !== 'done') throw new Error(JSON.stringify(done));
    return done.row;
  }

  async function reconciled() {
    const work = reconciler(station.services);
    const begun = await work.start('测试');
    for (;;) {
      const run = await work.work(1_000);
      if (!run || !begun) throw new Error('no run');
      if (run.status === 'running') continue;
      const { rows } = await station.services.store.differences(run.id, { offset: 0, limit: 100 }, all);
      return { run, found: rows };
    }
  }
  const rowOf = async (ledger: string, { no }: CaseRow) => {
    const found = await station.services.store.ledgerRow(ledger, no, all);
    if (!found) throw new Error(`${ledger} has no ${no}`);
    return found;
  };

  it('stand as they were written, and nothing differs before the rules change', async () => {
    expect((await reconciled()).found).toEqual([]);
    expect((await rowOf(BOOK, ended)).row.values).toMatchObject({ note: '旧', name: '买买提·艾力䶮' });
  });

  it('are listed cell by cell after an upgrade, but for what a person has corrected and for cases under way', async () => {
    await station.install(later());
    const { run, found } = await reconciled();
    const said = found.map(({ kind, ledger, key, column: name, stored, expected }) => [
      kind,
      ledger,
      key,
      name,
      stored,
      expected,
    ]);
    expect(new Set(said.map((one) => JSON.stringify(one)))).toEqual(
      new Set(
        [
          ['refill', BOOK, ended.no, 'note', '旧', '新'],
          ['refill', BOOK, ended.no, 'channel', null, 'counter'],
          ['refill', BOOK, corrected.no, 'channel', null, 'counter'],
          ['refill', KITES, ended.no, 'holder', null, '买买提·艾力䶮'],
          ['refill', KITES, corrected.no, 'holder', null, '买买提·艾力䶮'],
        ].map((one) => JSON.stringify(one)),
      ),
    );
    expect(run.counts.refill).toBe(5);
    expect((await rowOf(BOOK, ended)).row.values.note).toBe('旧');
    expect((await rowOf(BOOK, open)).row.values).toMatchObject({ note: '旧' });
  });

  it('are written anew by an officer with a reason; what stood there stays in the history', async () => {
    const { run } = await reconciled();
    await expect(refill(station.services, me, run, { reason: ' ' })).rejects.toMatchObject({ status: 422 });
    const away = { ...me, scope: { paths: ['/elsewhere/'] } };
    expect(await refill(station.services, away, run, { reason: '新表式' })).toMatchObject({ rows: 0 });
    const { rows } = await station.services.store.differences(run.id, { offset: 0, limit: 100 }, all);
    const nos = rows.filter(({ ledger }) => ledger === KITES).map(({ no }) => no);
    expect(await refill(station.services, me, run, { reason: '按新表式统一口径', nos })).toEqual({
      ...{ rows: 2, passed: 0, left: false },
    });
    expect((await rowOf(BOOK, ended)).row.values.note).toBe('旧');
    expect(await refill(station.services, me, run, { reason: '按新表式统一口径' })).toMatchObject({ rows: 2 });
    const { row, history } = await rowOf(BOOK, ended);
    expect(row).toMatchObject({ caseId: ended.id, values: { note: '新', channel: 'counter' } });
    expect(history.map(({ values }) => values.note)).toEqual([...history.slice(1).map(() => '旧'), '新']);
    expect(history.at(-1)).toMatchObject({ reason: '按新表式统一口径', actorName: '欧阳内控', caseId: null });
    const { ledger } = await findLedger(station.services, BOOK);
    expect(originsOf(ledger, history).note).toMatchObject({ refilled: true, corrected: false });
    expect((await rowOf(BOOK, corrected)).row.values).toMatchObject({ note: '人工核实', channel: 'counter' });
    expect((await rowOf(KITES, ended)).row.values.holder).toBe('买买提·艾力䶮');
    const after = await reconciled();
    expect(after.found).toEqual([]);
    expect(await station.services.store.verifyChain()).toMatchObject({ ok: true });
  });

  it('of a case under way are written by its next step', async () => {
    const task = open.state.tasks[0]?.id ?? 0;
    await station.services.write.execute({
      caseId: open.id,
      actor: { kind: 'officer', id: 'u-shenpi', name: '李䶮', office: 'town', posts: ['approval'] },
      command: { type: 'task.complete', task, outcome: 'approve', opinion: '同意' },
    });
    expect((await rowOf(BOOK, open)).row.values).toMatchObject({ note: '新', channel: 'counter' });
  });
});

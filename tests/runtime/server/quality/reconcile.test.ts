import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run as runCommand } from '../../../../runtime/cli/main.ts';
import { reconcileTicker } from '../../../../runtime/server/reconcile/night.ts';
import { reconciler } from '../../../../runtime/server/reconcile/run.ts';
import { createTestApp, type TestApp } from '../../../kit/app.ts';
import { caseAt, scenario, USERS } from '../../../kit/unemployment.ts';
import { enter, plant, reconciled } from './planted.ts';

const UNEMPLOYED = 'national:unemployed';
const PERSON = String(scenario.applicant.idNo);

describe('reconciliation of ledgers with the chain', () => {
  let app: TestApp;
  let caseId = '';
  beforeAll(async () => {
    app = await createTestApp();
    caseId = (await caseAt(app, 'end')).id;
    await enter(app, UNEMPLOYED, [{ key: PERSON, values: { phone: '13900000001' } }]);
  });
  afterAll(() => app.close());

  it('finds nothing where nobody meddled: rows of cases, of every case, and corrections by people', async () => {
    const { run, found } = await reconciled(app);
    expect(found.filter(({ kind }) => kind !== 'rule')).toEqual([]);
    expect(run.counts.rows).toBeGreaterThanOrEqual(4);
    expect(run.counts.steps).toBeGreaterThan(5);
    expect(await app.services.store.verifyChain()).toMatchObject({ ok: true });
  });

  it('finds a cell that was changed in the database, with what it must be and the case', async () => {
    const set = (name: string, value: string) =>
      plant(app, (db) =>
        db
          .prepare(`update ledger_row set cells = json_set(cells, '$.${name}', ?) where ledger = ? and key = ?`)
          .run(value, UNEMPLOYED, PERSON),
      );
    set('phone', '13911111111');
    set('name', '龚㛃㛃');
    const { found } = await reconciled(app);
    const cells = found.filter(({ kind }) => kind === 'cell');
    expect(cells).toHaveLength(2);
    expect(cells).toContainEqual(
      expect.objectContaining({
        ledger: UNEMPLOYED,
        key: PERSON,
        column: 'name',
        stored: '龚㛃㛃',
        expected: '龚㛃',
        caseId,
      }),
    );
    // The correction that a person entered stands over what the case wrote.
    expect(cells).toContainEqual(
      expect.objectContaining({ column: 'phone', stored: '13911111111', expected: '13900000001' }),
    );
    set('phone', '13900000001');
    set('name', '龚㛃');
    expect((await reconciled(app)).found.filter(({ kind }) => kind === 'cell')).toEqual([]);
  });

  it('finds rows that are gone, that nothing wrote, and versions without a step', async () => {
    plant(app, (db) => {
      const row = db.prepare('select seq from ledger_row where ledger = ?').get('national:employment_unemployment') as {
        seq: number;
      };
      db.prepare('delete from ledger_history where row = ?').run(row.seq);
      db.prepare('delete from ledger_row where seq = ?').run(row.seq);
      db.prepare(
        `insert into ledger_row (ledger, key, office_path, kase, updated_at, version, cells, search, person)
         values (?, ?, '/bj/dc/hepl/', null, 0, 1, '{"name":"假人"}', '', null)`,
      ).run(UNEMPLOYED, '假');
      db.prepare(
        `update ledger_history set position = 999999
         where row = (select seq from ledger_row where ledger = 'national:labor_resource' limit 1) and version = 1`,
      ).run();
    });
    const { run, found } = await reconciled(app);
    expect(found).toContainEqual(
      expect.objectContaining({ kind: 'missing', ledger: 'national:employment_unemployment', caseId }),
    );
    expect(found).toContainEqual(expect.objectContaining({ kind: 'unfounded', key: '假', column: null }));
    expect(found).toContainEqual(expect.objectContaining({ kind: 'cell', key: '假', column: 'name', expected: null }));
    expect(found).toContainEqual(expect.objectContaining({ kind: 'unfounded', ledger: 'national:labor_resource' }));
    expect(run.counts.missing).toBe(1);
  });

  it('finds a case whose data were changed after it wrote its row', async () => {
    plant(app, (db) =>
      db
        .prepare(`update case_data set data = json_set(data, '$.form.phone', '13877777777')
          where kase = (select seq from kase where id = ?)`)
        .run(caseId),
    );
    const { found } = await reconciled(app);
    expect(found).toContainEqual(
      expect.objectContaining({
        kind: 'mapping',
        ledger: UNEMPLOYED,
        column: 'phone',
        expected: '13877777777',
        caseId,
      }),
    );
  });

  it('is shown to supervision in its own scope, sensitive cells masked, and begun by internal control', async () => {
    const { run } = await reconciled(app);
    const list = `/api/reconciliations/${run.id}/differences?kind=mapping`;
    const county = await app.signIn('dc-neikong');
    const shown = (await county.get(list)).body;
    expect(shown.rows).toContainEqual(
      expect.objectContaining({ columnTitle: '联系电话', expected: '138****7777', key: '110101********004X', caseId }),
    );
    expect(shown.rows[0].row).toBeGreaterThan(0);
    expect((await (await app.signIn('wt-neikong')).get(list)).body.total).toBe(0);
    const town = await app.signIn('hepl-neikong');
    expect((await town.get(list)).body.total).toBe(shown.total);
    expect((await town.post('/api/reconciliations', {})).status).toBe(403);
    expect((await (await app.signIn(USERS.acceptance)).get('/api/reconciliations')).status).toBe(403);
    const refills = `/api/reconciliations/${run.id}/refills`;
    expect((await town.post(refills, { reason: '统一口径' })).status).toBe(403);
    expect(await county.post(refills, { reason: ' ' })).toMatchObject({ status: 422, body: { code: 'refill.reason' } });
    expect(await county.post(refills, { reason: '统一口径' })).toMatchObject({
      status: 200,
      body: { rows: 0, passed: 0, left: false },
    });
    expect((await county.get(`/api/reconciliations/${run.id}/differences?kind=refill`)).body.total).toBe(0);
    expect((await county.post('/api/reconciliations', {})).status).toBe(202);
    expect(await county.post('/api/reconciliations', {})).toMatchObject({
      status: 409,
      body: { code: 'reconcile.running' },
    });
  });

  it('is finished and told on the command line', async () => {
    const lines: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    const code = await runCommand({ root: '', argv: ['ledger', 'reconcile', '--data', app.dataDir], env: {} });
    log.mockRestore();
    expect(code).toBe(1);
    expect(lines.join('\n')).toContain('台账缺行　就业失业登记台账');
  });

  it('repairs nothing by itself', async () => {
    const row = await app.services.store.ledgerRow(UNEMPLOYED, '假', { all: true });
    expect(row?.row.values).toEqual({ name: '假人' });
  });
});

describe('rules between ledgers', () => {
  it('are asked of every row: the head belongs to the household, and its size agrees with its members', async () => {
    const app = await createTestApp();
    const household = (no: string, headIdNo: string, memberCount: number) => ({
      key: no,
      values: { householdNo: no, headIdNo, memberCount },
    });
    const member = (idNo: string, householdNo: string, personState = '1') => ({
      key: idNo,
      values: { idNo, householdNo, personState },
    });
    await enter(app, 'national:household', [
      household('H1', '11010119900307109X', 2),
      household('H2', '11010119880315004X', 3),
      household('H3', '110101197901080011', 1),
    ]);
    await enter(app, 'national:household_member', [
      member('11010119900307109X', 'H1'),
      member('110101201501010019', 'H1'),
      member('110101195001010018', 'H1', '2'),
      member('11010119880315004X', 'H2'),
      member('110101197901080011', 'H1', '3'),
    ]);
    const { run, found } = await reconciled(app);
    expect(run.counts.rules).toBeGreaterThanOrEqual(4);
    expect(found.map(({ key, rule }) => `${key} ${rule}`).sort()).toEqual([
      'H2 户内人数与在册成员行数一致',
      'H3 户主是本户成员',
      'H3 户内人数与在册成员行数一致',
    ]);
    await app.close();
  });
});

/** Longest turn of the event loop in processor time, milliseconds: the machine of the test has other work, too. */
function longestTurn(): { end(): number } {
  let longest = 0;
  let ended = false;
  let last = process.cpuUsage();
  const turn = (): void => {
    const { user, system } = process.cpuUsage(last);
    last = process.cpuUsage();
    longest = Math.max(longest, (user + system) / 1000);
    if (!ended) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    end() {
      ended = true;
      return longest;
    },
  };
}

describe('two thousand rows of cases', () => {
  let app: TestApp;
  /** Each case writes four rows. */
  const CASES = 500;
  beforeAll(async () => {
    app = await createTestApp();
    const view = await caseAt(app, 'end');
    const { store } = app.services;
    const row = await store.case(view.id, { all: true });
    const last = (await store.steps(view.id, { all: true })).at(-1);
    if (!row || !last) throw new Error('no case');
    const copies = Array.from({ length: CASES }, (_, at) => {
      const id = `copy-${at}`;
      const facts = last.facts.map((fact) =>
        fact.type === 'ledger.written' ? { ...fact, key: fact.key === row.no ? id : `${fact.key}-${at}` } : fact,
      );
      const ledgers = facts.flatMap((fact) => (fact.type === 'ledger.written' ? [fact] : []));
      return store.commit({
        step: { caseId: id, version: 1, at: app.now(), actor: last.actor, command: last.command, facts },
        expect: 0,
        row: { ...row, id, no: id, version: 1 },
        ...{ openTasks: [], closeTasks: [], assign: [], setTimers: [], clearTimers: [], addJobs: [], clearJobs: [] },
        ledgers: ledgers.map(({ ledger, key, values }) => ({ ledger, key, values })),
      });
    });
    for (const outcome of await Promise.all(copies)) expect(outcome.kind).toBe('committed');
  });
  afterAll(() => app.close());

  it('are compared in slices that let everything else run', async () => {
    await reconciled(app);
    const turns = longestTurn();
    const begun = performance.now();
    const { run } = await reconciled(app);
    const longest = turns.end();
    const seconds = ((performance.now() - begun) / 1000).toFixed(2);
    console.log(
      `${run.counts.rows} rows, ${run.counts.steps} steps: ${seconds} s, longest turn ${longest.toFixed(1)} ms`,
    );
    expect(run.counts.rows).toBeGreaterThan(2_000);
    expect(longest).toBeLessThan(50);
  });

  it('go on after a crash where they were, and find everything once', async () => {
    plant(app, (db) => {
      for (const at of [3, 250, 490])
        db.prepare(`update ledger_row set cells = json_set(cells, '$.name', '改') where ledger = ? and key like ?`).run(
          UNEMPLOYED,
          `%-${at}`,
        );
    });
    const first = reconciler(app.services);
    const started = await first.start('测试');
    // The first slice looks for cases that no register has.
    expect((await first.work(0))?.cursor).toMatchObject({ phase: 'rows', after: 0 });
    const partly = await first.work(0);
    expect(partly).toMatchObject({ id: started?.id, status: 'running' });
    expect(partly?.counts.rows).toBeGreaterThan(0);
    expect(await first.start('测试')).toBeUndefined();
    // The process is gone. Another one leaves the run alone until it is sure of that.
    const second = reconciler(app.services);
    expect(await second.work(0)).toBeUndefined();
    await app.advance(61_000);
    let run = await second.work(5_000);
    while (run?.status === 'running') run = await second.work(5_000);
    expect(run?.counts.rows).toBe((await reconciled(app)).run.counts.rows);
    const found = await app.services.store.differences(
      started?.id ?? '',
      { kind: 'cell', offset: 0, limit: 50 },
      { all: true },
    );
    expect(found.rows.map(({ key }) => key.split('-').at(-1))).toEqual(['3', '250', '490']);
    // What the first process still had in its hands counts no more.
    expect(await first.work(0)).toBeUndefined();
  });
});

describe('the night', () => {
  it('begins one run, by the clock of the installation', async () => {
    const app = await createTestApp({ now: Date.parse('2026-03-02T01:30:00+08:00') });
    const ticker = reconcileTicker(app.services);
    const runs = async () => (await app.services.store.reconciliations(10)).length;
    const tickFor = async (minutes: number) => {
      for (let at = 0; at < minutes; at += 5) {
        await app.advance(5 * 60_000);
        await ticker.tick();
      }
    };
    await tickFor(20);
    expect(await runs()).toBe(0);
    await tickFor(60);
    expect(await runs()).toBe(1);
    expect(await app.services.store.reconciliations(1)).toMatchObject([{ status: 'done', startedBy: '系统' }]);
    await tickFor(60);
    expect(await runs()).toBe(1);
    await app.advance(24 * 3_600_000);
    await ticker.tick();
    expect(await runs()).toBe(2);
    await app.close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../kit/app.ts';
import { caseAt, scenario, USERS } from '../../kit/unemployment.ts';

const LEDGER = '/api/ledgers/national%3Aunemployed';
const DAY = 86_400_000;

describe('ledgers', () => {
  let app: TestApp;
  let row = 0;
  beforeAll(async () => {
    app = await createTestApp();
    await caseAt(app, 'end');
    const clerk = await app.signIn(USERS.acceptance);
    row = (await clerk.get(`${LEDGER}/rows`)).body.rows[0].id;
  });
  afterAll(() => app.close());

  it('fill themselves from a granted case and are found by name', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const list = (await clerk.get('/api/ledgers')).body.ledgers;
    expect(list).toContainEqual(expect.objectContaining({ ref: 'national:unemployed', rows: 1 }));
    const page = (await clerk.get(`${LEDGER}/rows?text=${encodeURIComponent('龚㛃')}`)).body;
    expect(page).toMatchObject({
      total: 1,
      asOf: null,
      rows: [{ officeName: '和平里街道政务服务中心', values: { unempDate: '2026-02-14' } }],
    });
    expect((await clerk.get(`${LEDGER}/rows?text=${encodeURIComponent('没有此人')}`)).body.total).toBe(0);
  });

  it('show sensitive cells masked and codes in words; no answer holds the id number, not even as a key', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const page = await clerk.get(`${LEDGER}/rows`);
    expect(page.body.rows[0].shown).toMatchObject({ idNo: '110101********004X', sex: '女性' });
    expect(page.body.rows[0].values.idNo).toBeUndefined();
    const detail = await clerk.get(`${LEDGER}/rows/${row}`);
    expect(detail.status).toBe(200);
    const idNo = scenario.applicant.idNo as string;
    expect(JSON.stringify([page.body, detail.body])).not.toContain(idNo);
  });

  it('know the case, the time and the person of every cell', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const { body } = await clerk.get(`${LEDGER}/rows/${row}`);
    const filled = body.columns.filter(({ name }: { name: string }) => body.row.shown[name] !== '');
    expect(filled.length).toBeGreaterThan(10);
    for (const { name } of filled)
      expect(body.origins[name]).toMatchObject({
        at: expect.any(Number),
        caseId: body.row.caseId,
        caseNo: expect.stringMatching(/^110101-/),
        corrected: false,
        reason: null,
      });
  });

  it('are seen below one’s own office only, and only as rows of their own ledger', async () => {
    const elsewhere = await app.signIn('wt-shouli1');
    expect((await elsewhere.get(`${LEDGER}/rows`)).body.total).toBe(0);
    expect((await elsewhere.get(`${LEDGER}/rows/${row}`)).status).toBe(404);
    const above = await app.signIn('dc-fushen1');
    expect((await above.get(`${LEDGER}/rows/${row}`)).status).toBe(200);
    expect((await above.get(`/api/ledgers/national%3Ahousehold/rows/${row}`)).status).toBe(404);
    for (const wrong of ['0', '-1', '1.5', 'x', '9'.repeat(30)])
      expect([400, 404, 422]).toContain((await above.get(`${LEDGER}/rows/${wrong}`)).status);
  });

  it('are read as they stood at the end of a day', async () => {
    await app.advance(3 * DAY);
    const clerk = await app.signIn(USERS.acceptance);
    const { body: before } = await clerk.get(`${LEDGER}/rows/${row}`);
    const change = { version: before.row.version, values: { skill: '面点制作' }, reason: '入户核实' };
    expect((await clerk.send('PUT', `${LEDGER}/rows/${row}`, change)).status).toBe(200);
    const at = async (day: string) => (await clerk.get(`${LEDGER}/rows?asOf=${day}`)).body;
    expect(await at('2026-03-01')).toMatchObject({ total: 0, asOf: '2026-03-01' });
    expect((await at('2026-03-04')).rows[0].shown.skill).not.toBe('面点制作');
    expect((await at('2026-03-05')).rows[0].shown.skill).toBe('面点制作');
    expect((await clerk.get(`${LEDGER}/rows?asOf=2026-03-04&text=${encodeURIComponent('面点制作')}`)).body.total).toBe(
      0,
    );
    const then = (await clerk.get(`${LEDGER}/rows/${row}?asOf=2026-03-04`)).body;
    expect(then).toMatchObject({ asOf: '2026-03-04', may: { correct: false, unmask: false }, row: { version: 1 } });
    expect(then.history).toHaveLength(1);
    expect((await clerk.get(`${LEDGER}/rows/${row}?asOf=2026-03-01`)).status).toBe(404);
    expect((await clerk.get(`${LEDGER}/rows?asOf=2026-03-06`)).body.code).toBe('ledger.dayToCome');
    for (const wrong of ['2026-02-30', 'gestern', '2026-3-4']) {
      const refused = await clerk.get(`${LEDGER}/rows?asOf=${wrong}`);
      expect([400, 422]).toContain(refused.status);
      expect(JSON.stringify(refused.body.problems)).toContain('asOf');
    }
  });
});

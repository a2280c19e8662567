import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { neutral } from '../../../runtime/server/documents/xlsx.ts';
import { createTestApp, type TestApp } from '../../kit/app.ts';
import { caseAt, scenario, USERS } from '../../kit/unemployment.ts';

const LEDGER = '/api/ledgers/national%3Aunemployed';

describe('ledgers', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
    await caseAt(app, 'end', { form: { ...scenario.form, skill: '=1+2' } });
  });
  afterAll(() => app.close());

  it('fill themselves from a granted case and are found by name', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const list = (await clerk.get('/api/ledgers')).body.ledgers;
    expect(list).toContainEqual(expect.objectContaining({ ref: 'national:unemployed', rows: 1 }));
    const page = (await clerk.get(`${LEDGER}/rows?text=${encodeURIComponent('龚㛃')}`)).body;
    expect(page).toMatchObject({
      total: 1,
      rows: [{ officeName: '和平里街道政务服务中心', values: { unempDate: '2026-02-14' } }],
    });
    expect((await clerk.get(`${LEDGER}/rows?text=${encodeURIComponent('没有此人')}`)).body.total).toBe(0);
  });

  it('show sensitive cells masked and codes in words', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const [row] = (await clerk.get(`${LEDGER}/rows`)).body.rows;
    expect(row.shown).toMatchObject({ idNo: '110101********004X', sex: '女性' });
    expect(row.values.idNo).toBeUndefined();
  });

  it('are seen below one’s own office only', async () => {
    const elsewhere = await app.signIn('wt-shouli1');
    expect((await elsewhere.get(`${LEDGER}/rows`)).body.total).toBe(0);
    const key = encodeURIComponent(scenario.applicant.idNo as string);
    expect((await elsewhere.get(`${LEDGER}/rows/${key}`)).status).toBe(404);
    expect((await (await app.signIn('dc-fushen1')).get(`${LEDGER}/rows/${key}`)).status).toBe(200);
  });

  it('export to Excel', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const response = await clerk.raw('GET', `${LEDGER}/export.xlsx`);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;.*\.xlsx$/);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('neutralize what a spreadsheet would run', () => {
    expect(['=1+2', '+8613800000000', '-1', '@SUM(A1)', '张三'].map(neutral)).toEqual([
      "'=1+2",
      "'+8613800000000",
      "'-1",
      "'@SUM(A1)",
      '张三',
    ]);
  });
});

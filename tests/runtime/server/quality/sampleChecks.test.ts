import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffTicker } from '../../../../runtime/server/staffRegister.ts';
import { type Caller, createTestApp, type TestApp } from '../../../kit/app.ts';
import { caseAt, USERS } from '../../../kit/unemployment.ts';
import { enter, reconciled } from './planted.ts';

const UNEMPLOYED = 'national:unemployed';
const ACCURACY = 'jiangsu:accuracy';
const CITIZENS = ['110101197901080011', '11010119900307109X', '110101199001010013', '110101198501010011'];

describe('sample checks of ledgers', () => {
  let app: TestApp;
  let checker: Caller;
  let caseId = '';
  beforeAll(async () => {
    app = await createTestApp({ packs: ['national', 'beijing', 'jiangsu'] });
    caseId = (await caseAt(app, 'end')).id;
    await enter(
      app,
      UNEMPLOYED,
      CITIZENS.map((idNo, at) => ({ key: idNo, values: { idNo, name: `买买提·艾力${at}`, phone: '13900000001' } })),
    );
    checker = await app.signIn('dc-neikong');
  });
  afterAll(() => app.close());

  const draw = async (more: object = {}, who = checker) =>
    who.post('/api/sample-checks', { ledgers: [UNEMPLOYED], rate: 0.4, minimum: 2, seed: '20260302', ...more });
  const detail = async (id: string) => (await checker.get(`/api/sample-checks/${id}`)).body;
  const view = async (id: string, row: number) =>
    (await checker.post(`/api/sample-checks/${id}/rows/${row}/view`, {})).body;
  const mark = async (id: string, row: number, marks: object, who = checker) =>
    who.put(`/api/sample-checks/${id}/rows/${row}`, { version: (await detail(id)).version, marks });

  it('draw by a seed what a replay draws again, whoever asks', async () => {
    const [one, other] = [(await draw()).body, (await draw()).body];
    const drawn = await detail(one.id);
    expect(drawn).toMatchObject({
      population: 5,
      rows: 2,
      checked: 0,
      seed: '20260302',
      may: { mark: true, finish: false },
    });
    expect((await detail(other.id)).lines).toEqual(drawn.lines);
    expect((await checker.get(`/api/sample-checks/${one.id}/replay`)).body).toMatchObject({
      same: true,
      draws: [{ candidates: 5, drawn: 2 }],
    });
    // Rows that came later change nothing about a draw that was made.
    await enter(app, UNEMPLOYED, [{ key: '110101200001010012', values: { name: '后来' } }]);
    expect((await checker.get(`/api/sample-checks/${one.id}/replay`)).body.same).toBe(true);
    expect(await app.services.store.verifyChain()).toMatchObject({ ok: true });
  });

  it('take a number as seed when nobody gives one, and refuse what nobody can look through', async () => {
    expect((await detail((await draw({ seed: undefined })).body.id)).seed).toMatch(/^\d{8}$/);
    expect(await draw({ from: '2020-01-01', to: '2020-12-31' })).toMatchObject({
      status: 422,
      body: { code: 'sampleCheck.empty' },
    });
  });

  it('belong to internal control at the county or above', async () => {
    for (const [user, code] of [
      ['hepl-neikong', 'sampleCheck.notChecker'],
      // The county has a post of internal control, so supervision does not draw.
      ['dc-duban', 'sampleCheck.notChecker'],
      [USERS.acceptance, 'sampleCheck.notChecker'],
    ] as const)
      expect(await draw({}, await app.signIn(user))).toMatchObject({ status: 403, body: { code } });
    expect((await (await app.signIn(USERS.acceptance)).get('/api/sample-checks')).status).toBe(403);
    expect((await draw({ office: 'bj' })).status).toBe(404);
    const { id } = (await draw()).body;
    expect((await (await app.signIn('qx-neikong')).get(`/api/sample-checks/${id}`)).status).toBe(404);
  });

  it('show each cell beside its source, with the case and its materials, on record', async () => {
    const { id } = (await draw({ rate: 1, minimum: 1 })).body;
    const lines = (await detail(id)).lines;
    expect(lines.every(({ key }: { key: string }) => key.includes('*'))).toBe(true);
    const views = [];
    for (const { row } of lines) views.push(await view(id, row));
    const ofCase = views.find((one) => one.case !== null);
    expect(ofCase.case).toMatchObject({ id: caseId, itemName: '失业登记' });
    expect(ofCase.case.materials.length).toBeGreaterThan(0);
    const name = ofCase.cells.find(({ column }: { column: string }) => column === 'name');
    expect(name).toMatchObject({ shown: '龚㛃', source: { kind: 'case', shown: '龚㛃', differs: false } });
    const byPerson = views.find((one) => one.case === null);
    expect(byPerson.cells[0].source).toMatchObject({ kind: 'person', shown: null });
    const accesses = await app.services.store.ledgerAccesses(
      { kinds: ['ledger.unmask'], offset: 0, limit: 50 },
      { all: true },
    );
    // One of the rows holds nothing that is masked.
    expect(accesses.total).toBe(lines.length - 1);
    expect(accesses.rows[0]?.data).toMatchObject({ purpose: 'inspection' });
  });

  it('can be put down and taken up again, and are closed when everything was looked at', async () => {
    const { id } = (await draw({ rate: 1, minimum: 1, seed: '7' })).body;
    const lines: { row: number }[] = (await detail(id)).lines;
    const close = async () => checker.post(`/api/sample-checks/${id}/finish`, { version: (await detail(id)).version });
    expect(await close()).toMatchObject({ status: 422, body: { code: 'sampleCheck.open' } });

    const [first, ...rest] = lines;
    expect(await mark(id, first?.row ?? 0, { phone: { is: 'wrong', value: null, note: '' } })).toMatchObject({
      status: 422,
      body: { code: 'sampleCheck.marks', problems: [{ path: '/marks/phone' }] },
    });
    expect(await mark(id, first?.row ?? 0, { phone: { is: 'wrong', value: '139', note: '' } })).toMatchObject({
      status: 422,
    });
    const partly = await mark(id, first?.row ?? 0, { phone: { is: 'wrong', value: '13811112222', note: '电话核实' } });
    expect(partly.body).toMatchObject({ checked: 0, lines: [{ state: 'begun', wrong: 1 }, ...rest.map(() => ({}))] });
    const stale = { version: 1, marks: {} };
    expect((await checker.put(`/api/sample-checks/${id}/rows/${first?.row}`, stale)).status).toBe(409);

    let cells = 0;
    for (const { row } of lines) {
      const { cells: shown, marks: before } = await view(id, row);
      cells += shown.length;
      const rights = Object.fromEntries(shown.map(({ column }: { column: string }) => [column, { is: 'right' }]));
      expect((await mark(id, row, { ...rights, ...before })).status).toBe(200);
    }
    const last = await view(id, lines.at(-1)?.row ?? 0);
    await mark(id, lines.at(-1)?.row ?? 0, { ...last.marks, name: { is: 'notCheckable' } });
    const closed = await close();
    const right = cells - 2;
    expect(closed.body.figures).toEqual({
      ...{ rows: lines.length, cells, right, wrong: 1, notCheckable: 1 },
      accuracy: Math.round((right / (right + 1)) * 10_000) / 100,
    });
    expect(closed.body.byLedger).toMatchObject([{ id: UNEMPLOYED, cells, wrong: 1 }]);
    expect(closed.body.wrongCells).toMatchObject([{ columnTitle: '联系电话', value: '13811112222', note: '电话核实' }]);
    expect(await mark(id, first?.row ?? 0, {})).toMatchObject({ status: 409, body: { code: 'sampleCheck.finished' } });

    const sheet = await checker.raw('GET', `/api/sample-checks/${id}/export.xlsx`);
    expect(
      Buffer.from(await sheet.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');

    const rows = await app.services.store.ledgerRows(
      'national:accuracy_check',
      { offset: 0, limit: 50 },
      { all: true },
    );
    expect(rows.total).toBe(lines.length);
    expect(rows.rows.reduce((sum, { values }) => sum + Number(values.right), 0)).toBe(right);
    const control = await app.services.store.ledgerRows(
      'national:internal_control',
      { offset: 0, limit: 5 },
      { all: true },
    );
    expect(control.rows[0]?.values).toMatchObject({
      sampleSize: lines.length,
      inspector: '唐若昕',
      findings: '失业人员动态管理台账“联系电话”1处不准确',
    });
  });

  it('are not worked by who worked the case', async () => {
    const { id } = (await draw({ rate: 1, minimum: 1 })).body;
    const { store } = app.services;
    const kase = await store.case(caseId, { all: true });
    const own = kase?.state.performers.acceptance?.[0];
    const user = (await store.users()).find((one) => one.id === own);
    if (!user) throw new Error('nobody accepted the case');
    // The clerk moves up to internal control at the county.
    const office = (await store.users()).find(({ userName }) => userName === 'dc-neikong')?.office ?? '';
    await store.saveUser({ ...user, posts: [...user.posts, { post: 'internalControl', office }] });
    app.services.organization.forget();
    await app.advance(10_000);
    const clerk = await app.signIn(user.userName);
    const lines: { row: number }[] = (await clerk.get(`/api/sample-checks/${id}`)).body.lines;
    const answers = [];
    for (const { row } of lines) answers.push((await mark(id, row, {}, clerk)).body.code ?? 'saved');
    expect(answers.filter((code) => code === 'sampleCheck.own')).toHaveLength(1);
  });

  it('leave ledgers that the reconciliation can prove', async () => {
    await staffTicker(app.services).tick();
    const { found } = await reconciled(app);
    expect(found.filter(({ kind }) => kind !== 'rule')).toEqual([]);
  });

  it('are what the accuracy of Jiangsu is computed from', async () => {
    const { figuresOf, findIndicator, spanFor } = await import('../../../../runtime/server/indicators/figures.ts');
    const org = await app.services.organization.current();
    const dc = org.office(org.users.find(({ userName }) => userName === 'dc-neikong')?.office ?? '');
    if (!dc) throw new Error('no office');
    const provincial = { ...dc, level: 'province', division: '320000000000' };
    const indicator = await findIndicator(app.services, provincial, ACCURACY);
    const span = spanFor(indicator.source, {}, app.now());
    const figures = await figuresOf(app.services, [{ indicator, span }], dc, [dc], { all: true });
    const figure = figures.get(ACCURACY)?.get(dc.id);
    const rows = await app.services.store.ledgerRows(
      'national:accuracy_check',
      { offset: 0, limit: 50 },
      { all: true },
    );
    const right = rows.rows.reduce((sum, { values }) => sum + Number(values.right), 0);
    expect(figure).toMatchObject({ numerator: right, denominator: right + 1 });
  });
});

describe('ledgers that the system fills', () => {
  it('hold every case from its reception on, and every officer with a post', async () => {
    const app = await createTestApp();
    const view = await caseAt(app, 'approval');
    const { store } = app.services;
    const register = async () => store.ledgerRow('national:case_register', view.no, { all: true });
    const stored = await register();
    expect(stored?.row).toMatchObject({ caseId: view.id, values: { channel: '1', onceTold: false } });
    // Where the case stands is not written at every step …
    expect(stored?.row.values).not.toHaveProperty('currentStep');
    expect(stored?.history.map(({ version }) => version)).toEqual([1, 2]);
    // … but read from the case when the row is shown.
    const clerk = await app.signIn(USERS.acceptance);
    const path = '/api/ledgers/national%3Acase_register/rows';
    const [listed] = (await clerk.get(path)).body.rows;
    expect(listed).toMatchObject({ caseId: view.id, values: { state: '30', currentStep: view.tasks[0].name } });
    expect((await clerk.get(`${path}/${listed.id}`)).body.row.shown).toMatchObject({ currentStep: '审批' });
    const today = new Date(app.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const then = (await clerk.get(`${path}?asOf=${today}`)).body.rows[0];
    expect(then).toMatchObject({ values: { currentStep: '审批' }, unknown: [] });
    await staffTicker(app.services).tick();
    const officers = (await app.services.organization.current()).users.filter(({ posts }) => posts.length > 0);
    const staff = await store.ledgerRows('national:staff', { offset: 0, limit: 1 }, { all: true });
    expect(staff.total).toBe(officers.length);
    const before = await store.verifyChain();
    await staffTicker(app.services).tick();
    expect(await store.verifyChain()).toEqual(before);
    await app.close();
  });
});

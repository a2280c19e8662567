import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../../runtime/server/excel/writeWorkbook.ts';
import { type Caller, createTestApp, type TestApp } from '../../kit/app.ts';
import { caseAt, scenario, USERS } from '../../kit/unemployment.ts';

const PEOPLE = '/api/ledgers/national%3Aunemployed';
const UNITS = '/api/ledgers/national%3Aemployer';

const unit = (more: object = {}) => ({
  uscc: '91110105MA01A2B3C4',
  unitName: '北京䶮禾餐饮有限公司',
  ...more,
});

describe('one row of a ledger, entered by a person', () => {
  let app: TestApp;
  let clerk: Caller;
  let required: Record<string, unknown> = {};
  beforeAll(async () => {
    app = await createTestApp();
    await caseAt(app, 'end');
    clerk = await app.signIn(USERS.acceptance);
    required = sample((await clerk.get(`${UNITS}/form`)).body.form);
  });
  afterAll(() => app.close());

  const add = (values: object, key?: string, who: Caller = clerk) => who.post(`${UNITS}/rows`, { values }, key);
  const correct = (row: number, body: object, path = UNITS, who: Caller = clerk, key?: string) =>
    who.put(`${path}/rows/${row}`, body, key);

  it('is asked for by a form of the ledger’s own columns', async () => {
    const { form } = (await clerk.get(`${PEOPLE}/form`)).body;
    expect(form.schema.properties.idNo).toMatchObject({ format: 'citizen-id', title: '公民身份号码' });
    expect(form.schema.properties.sex.oneOf).toContainEqual({ const: '2', title: '女性' });
    expect(form.schema.properties.unempDate).toMatchObject({ format: 'date' });
    expect(form.schema.properties.wantJob).toMatchObject({ type: 'array', items: { type: 'string' } });
    expect(form.schema.required).toContain('idNo');
    const placed = form.sections.flatMap(({ fields }: { fields: string[] }) => fields);
    expect(new Set(placed)).toEqual(new Set(Object.keys(form.schema.properties)));
  });

  it('is in the ledger and in the chain, once for one key', async () => {
    const values = { ...required, ...unit() };
    const key = crypto.randomUUID();
    const first = await add(values, key);
    expect(first).toMatchObject({ status: 200, body: { row: { version: 1 }, may: { correct: true, unmask: true } } });
    expect(first.body.origins.unitName).toMatchObject({ actorName: '费新田', caseId: null, corrected: false });
    expect((await add(values, key)).body.row.id).toBe(first.body.row.id);
    expect((await add({ ...values, unitName: '另一家' }, key)).body.code).toBe('idempotency.reused');
    expect(await app.services.store.verifyChain()).toMatchObject({ ok: true });
  });

  it('that is there already is shown instead of a second one', async () => {
    const again = await add({ ...required, ...unit({ unitName: '同码异名' }) });
    expect(again).toMatchObject({ status: 409, body: { code: 'ledger.exists' } });
    expect(again.body.current.row.shown.unitName).toBe('北京䶮禾餐饮有限公司');
    const both = await Promise.all(
      ['甲', '乙'].map((unitName) => add({ ...required, ...unit({ unitName, uscc: '91110105MA01A2B3C4' }) })),
    );
    expect(both.map(({ status }) => status)).toEqual([409, 409]);
    const neighbor = await app.signIn('xh-shouli1');
    expect(await add({ ...required, ...unit() }, undefined, neighbor)).toMatchObject({
      status: 422,
      body: { code: 'ledger.elsewhere' },
    });
  });

  it('is written once when two people enter it at the same moment', async () => {
    const values = { ...required, ...unit({ uscc: '91350100M000100Y43' }) };
    const both = await Promise.all([add(values), add(values)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('needs a reason where it changes what a case filled in, and shows it as corrected', async () => {
    const [row] = (await clerk.get(`${PEOPLE}/rows`)).body.rows;
    const silent = await correct(row.id, { version: row.version, values: { education: '10' } }, PEOPLE);
    expect(silent).toMatchObject({ status: 422, body: { problems: [{ code: 'ledger.reason', path: '/reason' }] } });
    const free = await correct(row.id, { version: row.version, values: { certNo: '1101010026000123' } }, PEOPLE);
    expect(free).toMatchObject({ status: 200, body: { row: { version: row.version + 1 } } });
    const reason = '学历证书原件核对有误';
    const told = await correct(row.id, { version: row.version + 1, values: { education: '10' }, reason }, PEOPLE);
    expect(told.status).toBe(200);
    expect(told.body.origins.education).toMatchObject({ corrected: true, reason, caseId: null, actorName: '费新田' });
    expect(told.body.origins.name).toMatchObject({ corrected: false, caseId: expect.any(String) });
    expect(told.body.history[0]).toMatchObject({ reason, changes: [{ column: 'education' }] });
    const stored = await app.services.store.ledgerRowById(row.id, { all: true });
    expect(stored?.row.officePath).toContain('bj-hepingli');
  });

  it('needs that reason from a workbook too, for all its rows together', async () => {
    const values = { idNo: scenario.applicant.idNo as string, formerUnit: '北京䶮禾餐饮有限公司' };
    const titles = { idNo: '公民身份号码', formerUnit: '原工作单位' };
    const { columns } = (await clerk.get(`${PEOPLE}/rows`)).body;
    const titleOf = (name: string) => columns.find((column: { name: string }) => column.name === name)?.title;
    expect({ idNo: titleOf('idNo'), formerUnit: titleOf('formerUnit') }).toEqual(titles);
    const head = [titles.idNo, titles.formerUnit].map((title) => ({ title }));
    const bytes = await writeWorkbook([{ name: '登记', columns: head, rows: [[values.idNo, values.formerUnit]] }]);
    const send = async (reason: string) => {
      const path = `/api/ledger-imports?ledger=national%3Aunemployed&reason=${encodeURIComponent(reason)}`;
      const headers = { 'content-type': 'application/octet-stream', 'idempotency-key': crypto.randomUUID() };
      const response = await clerk.raw('POST', path, { body: Buffer.from(bytes), headers });
      return { status: response.status, body: await response.json() };
    };
    const silent = await send('');
    expect(silent).toMatchObject({ status: 422, body: { code: 'ledger.rows' } });
    expect(silent.body.problems[0].message).toContain('原工作单位由办件登记，改动须在上传时写明更正理由');
    expect(await send('单位更名')).toMatchObject({ status: 200, body: { added: 0, changed: 1 } });
    const [row] = (await clerk.get(`${PEOPLE}/rows`)).body.rows;
    const { body } = await clerk.get(`${PEOPLE}/rows/${row.id}`);
    expect(body.origins.formerUnit).toMatchObject({ corrected: true, reason: '单位更名' });
  });

  it('keeps what somebody else changed in between: the sender is shown the row as it stands', async () => {
    const [row] = (await clerk.get(`${PEOPLE}/rows`)).body.rows;
    const stale = await correct(
      row.id,
      { version: row.version - 1, values: { skill: '缝纫' }, reason: '补登' },
      PEOPLE,
    );
    expect(stale).toMatchObject({
      status: 409,
      body: { code: 'ledgerRow.stale', current: { row: { version: row.version } } },
    });
    const body = (skill: string) => ({ version: row.version, values: { skill }, reason: '入户核实' });
    const both = await Promise.all(['缝纫', '电焊'].map((skill) => correct(row.id, body(skill), PEOPLE)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(JSON.stringify(both)).not.toContain(scenario.applicant.idNo);
  });

  it('keeps its key, and empties what is not required', async () => {
    const [row] = (await clerk.get(`${UNITS}/rows`)).body.rows;
    const key = await correct(row.id, { version: row.version, values: { uscc: '91110105MA01A2B3C4' }, reason: '改码' });
    expect(key.body.problems[0]).toMatchObject({ code: 'ledger.keyChanged', path: '/values/uscc' });
    const name = await correct(row.id, { version: row.version, values: { unitName: null }, reason: '清空' });
    expect(name.body.problems[0]).toMatchObject({ code: 'ledger.required', path: '/values/unitName' });
    const filled = await correct(row.id, { version: row.version, values: { riskLevel: null, wageDay: ' 每月15日 ' } });
    expect(filled.body.row.shown.wageDay).toBe('每月15日');
    const emptied = await correct(row.id, { version: row.version + 1, values: { wageDay: '' }, reason: '登记有误' });
    expect(emptied.body.row.shown.wageDay).toBe('');
    const nothing = await correct(row.id, { version: row.version + 2, values: {} });
    expect(nothing).toMatchObject({ status: 200, body: { row: { version: row.version + 2 } } });
  });

  it('is entered by the levels that keep the ledger, in their own offices', async () => {
    const [row] = (await clerk.get(`${UNITS}/rows`)).body.rows;
    const change = { version: row.version, values: { wageWay: '银行代发' } };
    const county = await app.signIn('dc-shouli1');
    expect(await correct(row.id, change, UNITS, county)).toMatchObject({
      status: 403,
      body: { code: 'ledger.notKeeper' },
    });
    const elsewhere = await app.signIn('wt-shouli1');
    expect((await correct(row.id, change, UNITS, elsewhere)).status).toBe(404);
    expect((await correct(row.id, change, PEOPLE)).status).toBe(404);
    expect((await app.anyone().put(`${UNITS}/rows/${row.id}`, change)).status).toBe(401);
  });

  it.each([
    ['a wrong id number', { idNo: '110101197901080330' }, 'idNo'],
    ['a number for a text', { name: 7 }, 'name'],
    ['an object for a text', { name: { a: 1 } }, 'name'],
    ['a list for a code', { sex: ['1'] }, 'sex'],
    ['a code that is none', { sex: '9x' }, 'sex'],
    ['a text for a number', { age: '四十' }, 'age'],
    ['a text for yes or no', { registered: '是' }, 'registered'],
    ['a day that is none', { unempDate: '2026-02-30' }, 'unempDate'],
    ['a month that is none', { benefitFrom: '2026-13' }, 'benefitFrom'],
    ['a code twice', { wantJob: ['1', '1'] }, 'wantJob'],
    ['10,000 characters', { formerUnit: '厂'.repeat(10_000) }, 'formerUnit'],
    ['a control character', { formerUnit: '一厂\u0000二厂' }, 'formerUnit'],
    ['half a character', { formerUnit: '\ud842' }, 'formerUnit'],
    ['two lines in one', { formerUnit: '一厂\n二厂' }, 'formerUnit'],
  ])('refuses %s and says where', async (_, values, column) => {
    const [row] = (await clerk.get(`${PEOPLE}/rows`)).body.rows;
    const path = `/values/${column}`;
    const refused = await correct(row.id, { version: row.version, values, reason: '更正' }, PEOPLE);
    expect(refused.status).toBe(422);
    expect(refused.body.problems).toContainEqual(expect.objectContaining({ path }));
    expect((await clerk.get(`${PEOPLE}/rows/${row.id}`)).body.row.version).toBe(row.version);
  });

  it('refuses columns that the ledger does not have, names of prototypes, and rows without what is required', async () => {
    expect((await add({ ...required, ...unit(), bonus: 1 })).body.problems).toContainEqual(
      expect.objectContaining({ code: 'ledger.unknownColumn', path: '/values/bonus' }),
    );
    expect(
      (await clerk.raw('POST', `${UNITS}/rows`, { body: '{"values":{"__proto__":{"a":1}}}', headers: JSON_HEADERS }))
        .status,
    ).toBe(400);
    const empty = await add({ uscc: '' });
    expect(empty.body.problems.map(({ path }: { path: string }) => path)).toContain('/values/unitName');
    expect((await clerk.raw('POST', `${UNITS}/rows`, { body: '{"values":{}}', headers: JSON_TYPE })).status).toBe(400);
  });

  it('takes the X of an id number in either case', async () => {
    const people = sample((await clerk.get('/api/ledgers/national%3Afarmer_worker/form')).body.form);
    const values = { ...people, name: '买买提·艾合买提', idNo: '11010119790108001x' };
    const added = await clerk.post('/api/ledgers/national%3Afarmer_worker/rows', { values });
    expect(added).toMatchObject({ status: 200, body: { row: { shown: { idNo: '110101********001X' } } } });
  });
});

const JSON_TYPE = { 'content-type': 'application/json' };
const JSON_HEADERS = { ...JSON_TYPE, 'idempotency-key': 'a-key-of-its-own' };

const BY_FORMAT: Record<string, unknown> = {
  'citizen-id': '11010119790108001X',
  'credit-code': '91110105MA01A2B3C4',
  phone: '13890900001',
  date: '2026-03-02',
  division: '110101010901',
  month: '2026-03',
  money: '1200.50',
};

/** Values for the required fields of a form. */
function sample(form: { schema: { required: string[]; properties: Record<string, Field> } }): Record<string, unknown> {
  const value = ({ type, format, oneOf, items }: Field): unknown => {
    if (type === 'array') return [items?.oneOf?.[0]?.const];
    if (oneOf) return oneOf[0]?.const;
    if (type === 'boolean') return true;
    if (type === 'number') return 3;
    return format === undefined ? '外出务工' : BY_FORMAT[format];
  };
  const { required, properties } = form.schema;
  return Object.fromEntries(required.map((name) => [name, value(properties[name] ?? {})]));
}

interface Field {
  type?: string;
  format?: string;
  oneOf?: { const: string }[];
  items?: Field;
}

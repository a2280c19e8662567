import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { neutral } from '../../../runtime/server/documents/xlsx.ts';
import { readWorkbook } from '../../../runtime/server/excel/readWorkbook.ts';
import { type Caller, createTestApp, type TestApp } from '../../kit/app.ts';
import { pdfText } from '../../kit/pdfText.ts';
import { caseAt, scenario, USERS } from '../../kit/unemployment.ts';
import { entriesOf } from '../../kit/zip.ts';

const LEDGER = '/api/ledgers/national%3Aunemployed';
const ID = scenario.applicant.idNo as string;
const WHY = { purpose: 'verification', note: '电话核实失业状态' };

describe('what lists mask', () => {
  let app: TestApp;
  let clerk: Caller;
  let row = 0;
  beforeAll(async () => {
    app = await createTestApp();
    await caseAt(app, 'end', { form: { ...scenario.form, skill: '=1+2' } });
    clerk = await app.signIn(USERS.acceptance);
    row = (await clerk.get(`${LEDGER}/rows`)).body.rows[0].id;
  });
  afterAll(() => app.close());

  const accesses = async (user: string, query = '') =>
    (await (await app.signIn(user)).get(`/api/ledger-accesses${query}`)).body;

  it('is shown of one row, for a purpose, for five minutes, after it stands in the chain', async () => {
    const { body: before } = await clerk.get(`${LEDGER}/rows/${row}`);
    const opened = await clerk.post(`${LEDGER}/rows/${row}/unmask`, WHY);
    expect(opened).toMatchObject({ status: 200, body: { values: { idNo: ID }, shown: { idNo: ID } } });
    expect(opened.body.seconds).toBe(300);
    expect(opened.headers.get('cache-control')).toBe('no-store');
    expect(await clerk.get(`${LEDGER}/rows/${row}`)).toMatchObject({ body: { row: before.row } });
    const [record] = (await accesses('hepl-duban')).rows;
    expect(record).toMatchObject({
      kind: 'unmask',
      officerName: '费新田',
      officeName: '和平里街道政务服务中心',
      title: '失业人员动态管理台账',
      purposeName: '核实信息',
      note: WHY.note,
    });
    expect(record.what).toContain('110101********004X');
    expect(record.what).not.toContain(ID);
    const facts = await app.services.store.steps(record.id, { all: true });
    expect(facts[0]).toMatchObject({
      command: 'ledger.unmask',
      actor: { id: 'hepl-shouli1' },
      facts: [{ type: 'ledger.unmasked', key: ID, columns: expect.arrayContaining(['idNo', 'phone']), ...WHY }],
    });
    expect(await app.services.store.verifyChain()).toMatchObject({ ok: true });
  });

  it('stays masked without a purpose, without words, for rows of others, and for who has no desk', async () => {
    const ask = (body: object, path = `${LEDGER}/rows/${row}/unmask`) => clerk.post(path, body);
    expect((await ask({ note: '核实' })).status).toBe(400);
    expect((await ask({ ...WHY, purpose: 'curiosity' })).status).toBe(400);
    expect((await ask({ ...WHY, note: ' 1 ' })).body.code).toBe('ledger.note');
    expect((await ask({ ...WHY, note: '一'.repeat(201) })).status).toBe(400);
    expect((await ask(WHY, `/api/ledgers/national%3Ahousehold/rows/${row}/unmask`)).status).toBe(404);
    const elsewhere = await app.signIn('wt-shouli1');
    expect((await elsewhere.post(`${LEDGER}/rows/${row}/unmask`, WHY)).status).toBe(404);
    const author = await app.signIn('dc-shixiang');
    expect((await author.post(`${LEDGER}/rows/${row}/unmask`, WHY)).status).toBe(403);
    expect((await app.anyone().post(`${LEDGER}/rows/${row}/unmask`, WHY)).status).toBe(401);
    expect((await accesses('hepl-duban', '?kind=unmask')).total).toBe(1);
  });

  it('is overseen by 督办 and 内控 of the office and of those above, by nobody else', async () => {
    const total = async (user: string) => (await accesses(user)).total;
    expect([await total('hepl-neikong'), await total('dc-duban'), await total('bj-neikong')]).toEqual([1, 1, 1]);
    expect(await total('wt-duban')).toBe(0);
    expect(await accesses(USERS.acceptance)).toMatchObject({ status: 403, code: 'ledger.notSupervisor' });
    const list = async (user: string) => (await (await app.signIn(user)).get('/api/ledgers')).body.accesses;
    expect([await list('hepl-duban'), await list(USERS.acceptance)]).toEqual([true, false]);
  });

  const take = async (body: object, who: Caller = clerk) => {
    const response = await who.raw('POST', `${LEDGER}/exports`, {
      body: JSON.stringify({ format: 'xlsx', full: false, ...WHY, ...body }),
      headers: { 'content-type': 'application/json' },
    });
    return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
  };

  it('leaves the system as a workbook with who, when and why on it, masked unless it is asked for', async () => {
    const { status, headers, bytes } = await take({});
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toMatch(/^attachment;.*\.xlsx$/);
    const read = await readWorkbook(bytes);
    const rows = read.ok ? (read.value[0]?.rows ?? []) : [];
    expect(rows[0]?.[0]).toContain(
      '导出人：费新田（和平里街道政务服务中心）　时间：2026-03-02 09:00　用途：核实信息　记录号：110101-',
    );
    expect(rows[1]?.[0]).toContain('范围：全部；共 1 行；敏感项已遮盖；事由：电话核实失业状态');
    const head = rows[2] ?? [];
    const cell = (title: string) => rows[3]?.[head.indexOf(title)];
    expect(cell('公民身份号码')).toBe('110101********004X');
    expect(cell('姓名')).toBe('龚㛃');
    expect(rows.flat()).toContain("'=1+2");
    const sheet = entriesOf(bytes)['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).toMatch(/<oddHeader>&amp;C&amp;36&amp;KC8C8C8[^<]*费新田[^<]*核实信息<\/oddHeader>/);
    expect(sheet).toMatch(/<oddFooter>[^<]*记录号：110101-[^<]*<\/oddFooter>/);
    expect(sheet).not.toContain('<f>');
    const full = await readWorkbook((await take({ full: true })).bytes);
    expect(full.ok && full.value[0]?.rows.flat()).toContain(ID);
    expect((await accesses('hepl-duban', '?kind=export')).rows).toMatchObject([
      { full: true, what: '失业人员动态管理台账，XLSX，1 行，未遮盖；范围：全部' },
      { full: false, what: '失业人员动态管理台账，XLSX，1 行，已遮盖；范围：全部' },
    ]);
  });

  it('leaves as a PDF with the officer across every page', async () => {
    const { headers, bytes } = await take({ format: 'pdf', text: '龚㛃', asOf: '2026-03-02' });
    expect(headers.get('content-type')).toBe('application/pdf');
    const pages = pdfText(bytes);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('费新田 和平里街道政务服务中心 2026-03-02 09:00 核实信息');
    expect(pages[0]).toContain('范围：含“龚㛃”，截至 2026-03-02 日终；共 1 行；敏感项已遮盖');
    expect(pages[0]).toContain('110101********004X');
    expect(pages[0]).not.toContain(ID);
    expect(pdfText((await take({ format: 'pdf', full: true })).bytes)[0]).toContain(ID);
  });

  it('is taken out with a reason only, and only what is in the own scope', async () => {
    expect((await take({ note: '' })).status).toBe(422);
    expect((await take({ format: 'csv' })).status).toBe(400);
    expect((await take({}, app.anyone())).status).toBe(401);
    expect((await take({}, await app.signIn('dc-shixiang'))).status).toBe(403);
    const elsewhere = await readWorkbook((await take({ full: true }, await app.signIn('wt-shouli1'))).bytes);
    expect(elsewhere.ok && elsewhere.value[0]?.rows).toHaveLength(3);
    const filtered = await take({ column: 'idNo', value: ID });
    const read = await readWorkbook(filtered.bytes);
    const note = read.ok ? String(read.value[0]?.rows[1]?.[0]) : '';
    expect(note).toContain('公民身份号码为“110101********004X”');
  });

  it('is found by the whole of it only, in lists and exports, now and of an earlier day, by text and by column', async () => {
    const total = async (query: Record<string, string>) =>
      (await clerk.get(`${LEDGER}/rows?${new URLSearchParams(query)}`)).body.total;
    for (const asOf of [{}, { asOf: '2026-03-02' }]) {
      expect(await total({ text: ID, ...asOf })).toBe(1);
      expect(await total({ text: ID.toLowerCase(), ...asOf })).toBe(1);
      for (const part of [ID.slice(6, 10), ID.slice(6, 14), ID.slice(0, 17), ID.slice(-4)])
        expect(await total({ text: part, ...asOf }), part).toBe(0);
      expect(await total({ column: 'idNo', value: ID, ...asOf })).toBe(1);
      expect(await total({ column: 'idNo', value: ID.slice(0, 17), ...asOf })).toBe(0);
    }
    const rowsOf = async (text: string) => {
      const read = await readWorkbook((await take({ text })).bytes);
      return read.ok ? (read.value[0]?.rows.slice(1) ?? []) : [];
    };
    expect(await rowsOf(ID.slice(6, 10))).toHaveLength(2);
    const [note, , row] = await rowsOf(ID);
    expect(row).toContain('110101********004X');
    expect(note?.[0]).toContain('范围：含“110101********004X”');
    await rowsOf('110101199003070046');
    const [absent, found] = (await accesses('hepl-duban', '?kind=export')).rows;
    expect(absent.what).toContain('含“110101********0046”');
    expect(found.what).toContain('含“110101********004X”');
  });

  it('is no filter where a few questions would guess it, and neither is a column that the ledger does not have', async () => {
    const keeper = await app.signIn('hepl-shouli1');
    const ask = async (ledger: string, column: string) =>
      (await keeper.get(`/api/ledgers/${encodeURIComponent(ledger)}/rows?column=${column}&value=1`)).body.code;
    expect(await ask('national:household_member', 'disabilityLevel')).toBe('ledger.maskedColumn');
    expect(await ask('national:unemployed', 'nothing')).toBe('ledger.noColumn');
  });

  it('finds cases by the whole id number of the applicant only', async () => {
    const total = async (path: string, text: string) => (await clerk.get(`${path}text=${text}`)).body.total;
    expect(await total('/api/cases?', ID)).toBe(1);
    expect(await total('/api/cases?', ID.slice(6, 14))).toBe(0);
    expect(await total('/api/tasks?view=open&', ID.slice(6, 14))).toBe(0);
    expect((await clerk.get(`/api/applicants/${ID}`)).body.cases).toHaveLength(1);
  });

  it('is neutralized where a spreadsheet would run it', () => {
    expect(['=1+2', '+8613800000000', '-1', '@SUM(A1)', '张三'].map(neutral)).toEqual([
      "'=1+2",
      "'+8613800000000",
      "'-1",
      "'@SUM(A1)",
      '张三',
    ]);
  });
});

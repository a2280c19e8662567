import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../runtime/server/excel/readWorkbook.ts';
import { writeWorkbook } from '../../../runtime/server/excel/writeWorkbook.ts';
import { type Caller, createTestApp, type TestApp } from '../../kit/app.ts';

const LEDGER = 'national:farmer_worker';
const PATH = `/api/ledgers/${encodeURIComponent(LEDGER)}`;

describe('rows that people enter in a ledger', () => {
  let app: TestApp;
  let clerk: Caller;
  let head: string[] = [];
  beforeAll(async () => {
    app = await createTestApp();
    clerk = await app.signIn('sg-shouli1');
    const response = await clerk.raw('GET', `${PATH}/template.xlsx`);
    const read = await readWorkbook(new Uint8Array(await response.arrayBuffer()));
    head = read.ok ? [...(read.value[0]?.rows[0] ?? [])] : [];
  });
  afterAll(() => app.close());

  const titleOf = (text: string): string => text.replace(/\*?(\n.*)?$/s, '');
  const required = (): string[] => head.filter((text) => text.split('\n')[0]?.endsWith('*')).map(titleOf);

  /** A workbook with these rows, cells by the title of the column. */
  const workbook = (rows: Record<string, string>[]): Promise<Uint8Array> =>
    writeWorkbook([
      {
        name: '登记',
        columns: head.map((title) => ({ title })),
        rows: rows.map((row) => head.map((text) => row[titleOf(text)] ?? '')),
      },
    ]);
  const enter = async (rows: Record<string, string>[], key = crypto.randomUUID(), who = clerk) =>
    upload(await workbook(rows), key, who);
  const upload = async (file: Uint8Array, key: string, who = clerk) => {
    const response = await who.raw('POST', `/api/ledger-imports?ledger=${encodeURIComponent(LEDGER)}`, {
      body: Buffer.from(file),
      headers: { 'content-type': 'application/octet-stream', 'idempotency-key': key },
    });
    return { status: response.status, body: await response.json() };
  };

  const ledger = async () => (await clerk.get(`${PATH}/rows?offset=0&limit=20`)).body;
  const sample = async (more: Record<string, string> = {}): Promise<Record<string, string>> => {
    const { columns } = await ledger();
    const given: Record<string, string> = {
      idcard: '11010119790108001X',
      phone: '13890900001',
      date: '2026年3月2日',
      division: '990121101201',
      number: '3',
      boolean: '是',
      month: '2026-03',
      money: '1200.50',
      text: '买买提·艾合买提',
      textarea: '外出务工',
    };
    const typed = Object.fromEntries(
      columns
        .filter(({ title }: { title: string }) => required().includes(title))
        .map(({ title, type }: { title: string; type: string }) => [title, given[type] ?? '']),
    );
    return { ...typed, ...more };
  };

  it('have a template that marks what is required', () => {
    expect(head.length).toBeGreaterThan(5);
    expect(required().length).toBeGreaterThan(0);
  });

  it('are in the ledger with who entered them, chained like every step, and are no case', async () => {
    const { tables, found } = await codes(app);
    const row = await sample(labels(found, tables, required()));
    const cases = async () => (await clerk.get('/api/cases?offset=0&limit=1')).body.total;
    const before = await cases();
    const first = await enter([row]);
    expect(first).toMatchObject({ status: 200, body: { added: 1, changed: 0 } });
    const page = await ledger();
    expect(page.total).toBe(1);
    const detail = (await clerk.get(`${PATH}/rows/${page.rows[0].id}`)).body;
    expect(detail.history[0]).toMatchObject({ caseId: null, caseNo: first.body.no, actorName: '水生华' });
    expect(await app.services.store.verifyChain()).toMatchObject({ ok: true });
    expect(await cases()).toBe(before);
    expect(await enter([row])).toMatchObject({ status: 200, body: { added: 0, changed: 1 } });
  });

  it('are answered once for one key', async () => {
    const { tables, found } = await codes(app);
    const row = await sample(labels(found, tables, required()));
    const key = crypto.randomUUID();
    // The same file: a workbook written a second later has another time in it.
    const file = await workbook([row]);
    const one = await upload(file, key);
    expect((await upload(file, key)).body).toEqual(one.body);
  });

  it('are refused all together when one cell is wrong', async () => {
    const { tables, found } = await codes(app);
    const row = await sample(labels(found, tables, required()));
    const idTitle = found.ledger.columns.find(({ type }) => type === 'idcard')?.title ?? '';
    const total = (await ledger()).total;
    const result = await enter([row, { ...row, [idTitle]: '110101197901080330' }]);
    expect(result).toMatchObject({ status: 422, body: { code: 'import.wrong' } });
    expect(result.body.problems[0].message).toContain(`第3行“${idTitle}”`);
    expect((await ledger()).total).toBe(total);
  });

  it('of another office are not touched', async () => {
    const { tables, found } = await codes(app);
    const row = await sample(labels(found, tables, required()));
    const neighbor = await app.signIn('qs-shouli1');
    expect(await enter([row], crypto.randomUUID(), neighbor)).toMatchObject({
      status: 422,
      body: { code: 'ledger.rows' },
    });
  });
});

async function codes(app: TestApp) {
  const { findLedger } = await import('../../../runtime/server/ledgers.ts');
  const found = await findLedger(app.services, LEDGER);
  return { found, tables: found.tables };
}

/** The first name of each code table that a required column speaks in. */
function labels(
  { ledger }: Awaited<ReturnType<typeof codes>>['found'],
  tables: Awaited<ReturnType<typeof codes>>['tables'],
  required: string[],
): Record<string, string> {
  return Object.fromEntries(
    ledger.columns
      .filter(({ title, codeTable }) => codeTable !== undefined && required.includes(title))
      .map(({ title, codeTable }) => [title, tables(codeTable ?? '')?.entries[0]?.label ?? '']),
  );
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../runtime/server/excel/readWorkbook.ts';
import { writeWorkbook } from '../../../runtime/server/excel/writeWorkbook.ts';
import { type Caller, createTestApp, type TestApp } from '../../kit/app.ts';

const PACK = '@wutong/national';
const BINARY = { 'content-type': 'application/octet-stream' };

describe('items as workbooks', () => {
  let app: TestApp;
  let designer: Caller;
  beforeAll(async () => {
    app = await createTestApp();
    designer = await app.signIn('bj-shixiang');
  });
  afterAll(() => app.close());

  const download = async (list = false): Promise<Uint8Array> => {
    const response = await designer.raw('GET', `/api/packs/${encodeURIComponent(PACK)}/items.xlsx?list=${list}`);
    expect(response.status).toBe(200);
    return new Uint8Array(await response.arrayBuffer());
  };
  const upload = async (bytes: Uint8Array, who: Caller = designer, list = false) => {
    const path = `/api/item-imports?pack=${encodeURIComponent(PACK)}&list=${list}`;
    const response = await who.raw('POST', path, { body: Buffer.from(bytes), headers: BINARY });
    return { status: response.status, body: await response.json() };
  };

  /** The workbook with one cell of the item table changed. */
  const edited = async (bytes: Uint8Array, item: string, title: string, value: string): Promise<Uint8Array> => {
    const read = await readWorkbook(bytes);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const [first] = read.value;
    const [head = [], ...rows] = first?.rows ?? [];
    const at = head.findIndex((text) => text.startsWith(title));
    const changed = rows.map((row) => (row[0] === item ? [...row].with(at, value) : [...row]));
    return writeWorkbook([{ name: '事项', columns: head.map((text) => ({ title: text })), rows: changed }]);
  };

  it('come back without a change, and a changed cell becomes a draft', async () => {
    const bytes = await download();
    expect(await upload(bytes)).toMatchObject({ status: 200, body: { drafts: [] } });
    const result = await upload(await edited(bytes, 'ui-benefit', '时限说明', '自受理之日的次日起算。'));
    expect(result).toMatchObject({
      status: 200,
      body: { drafts: [{ path: 'items/ui-benefit.json', title: '失业保险金申领', isNew: false }] },
    });
    const detail = (await designer.get(`/api/packs/${encodeURIComponent(PACK)}`)).body;
    const file = detail.files.find(({ path }: { path: string }) => path === 'items/ui-benefit.json');
    const draft = (await designer.get(`/api/drafts/${file.draft.id}`)).body;
    expect(JSON.parse(draft.content).elements.timeLimit.note).toBe('自受理之日的次日起算。');
    const again = await upload(await edited(bytes, 'ui-benefit', '时限说明', '另一种说法。'));
    expect(again).toMatchObject({ status: 409, body: { code: 'draft.exists' } });
  });

  it('name the cell that is wrong, and change nothing', async () => {
    const drafts = async () => (await app.services.store.drafts(PACK)).map(({ path }) => path);
    const before = await drafts();
    const result = await upload(await edited(await download(), 'unemp-reg', '承诺时限', '三天'));
    expect(result).toMatchObject({ status: 422, body: { code: 'import.wrong' } });
    expect(result.body.problems[0].message).toMatch(/^表“事项”第\d+行“承诺时限”：应为数字，现为“三天”。$/);
    expect(await drafts()).toEqual(before);
  });

  it('go out as the national implementation list, too', async () => {
    const read = await readWorkbook(await download(true));
    expect(read.ok && read.value.map(({ name }) => name)).toEqual(['basic', 'extend', 'material']);
  });

  it('are for those who design, and for files that are workbooks', async () => {
    const clerk = await app.signIn('wt-shouli1');
    expect((await upload(new Uint8Array([1, 2, 3]), clerk)).status).toBe(403);
    expect(await upload(new Uint8Array([1, 2, 3]))).toMatchObject({
      status: 422,
      body: { problems: [{ code: 'excel.damaged' }] },
    });
  });
});

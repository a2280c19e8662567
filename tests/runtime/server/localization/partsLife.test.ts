import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompiledItem, JsonObject, LedgerDefinition } from '#engine';
import { readWorkbook } from '../../../../runtime/server/excel/readWorkbook.ts';
import { type Answer, createTestApp, type TestApp } from '../../../kit/app.ts';
import { AGREE, accept, COUNTY, DAY, decide, drafted, edit, fresh, ok, receive, received, submit } from './kit.ts';

type Body = Answer['body'];
type Form = { schema: { properties: JsonObject; required: string[] }; sections: { fields: string[] }[] };
type Figures = { values: JsonObject[] };

const FORM = 'forms/national:unemp-reg';
const LEDGER = 'ledgers/national:employment_unemployment';
const LIMIT = 'parameters/national:startupLoanLimit';

const field = (name: string, title: string) => (part: JsonObject) => {
  const { schema, sections } = part as unknown as Form;
  schema.properties[name] = { title, type: 'string', maxLength: 50, description: '没有村民小组的填“无”' };
  schema.required.push(name);
  sections[0]?.fields.push(name);
};
const titles = (renamed: Record<string, string>, added: string[]) => (part: JsonObject) => {
  const { columns } = part as unknown as LedgerDefinition;
  for (const column of columns) column.title = renamed[column.name] ?? column.title;
  for (const name of added) columns.push({ name, title: '村民小组', type: 'text', manual: true });
};
const own = (value: number) => (part: JsonObject) => {
  const { values } = part as unknown as Figures;
  const kept = values.filter(({ division }) => division === undefined);
  (part as unknown as Figures).values = [...kept, { from: '2026-01-01', division: '990121', value }];
};

/** What is asked first, what after the refusal, and what a case has of it then. */
const KINDS: {
  part: string;
  item: string;
  ask: (part: JsonObject) => void;
  corrected: (part: JsonObject) => void;
  beyond: string[];
  compared: object;
  trace: (compiled: CompiledItem) => unknown;
  gives: unknown;
}[] = [
  {
    part: FORM,
    item: 'unemp-reg',
    ask: (part) => {
      field('villageGroup', '村民小组')(part);
      field('houseNo', '门牌号')(part);
    },
    corrected: field('villageGroup', '村民小组'),
    beyond: ['增加必填项会加重填报负担', '增加必填项会加重填报负担'],
    compared: { place: '数据结构 › 字段 › 村民小组', before: '无', after: '村民小组' },
    trace: ({ form }) => ((form.schema.required ?? []) as string[]).includes('villageGroup'),
    gives: true,
  },
  {
    part: LEDGER,
    item: 'unemp-reg',
    ask: titles({ name: '户主', idNo: '证号' }, ['villageGroup']),
    corrected: titles({ name: '登记人姓名' }, ['villageGroup']),
    beyond: ['列名、类型和代码表由上级统一，不得改动', '列名、类型和代码表由上级统一，不得改动'],
    compared: { place: '列 › 村民小组', before: '无', after: '村民小组', text: '列增加“村民小组”' },
    trace: ({ ledgers }) => ledgers['national:employment_unemployment']?.columns.at(-1)?.title,
    gives: '村民小组',
  },
  {
    part: LIMIT,
    item: 'startup-loan',
    ask: own(10),
    corrected: own(15),
    beyond: ['低于上级的30，对办事人不利'],
    compared: { before: '无', after: expect.stringMatching(/^10（2026-01-01起，区划 990121）$/) },
    trace: ({ parameters }) => parameters?.startupLoanLimit?.values.at(-1)?.value,
    gives: 15,
  },
];

describe('the life of overlays of a form, a ledger and a parameter', () => {
  let app: TestApp;
  const drafts = new Map<string, Body>();
  const before = new Map<string, Body>();
  const running = new Map<string, Body>();
  const now = async (part: string): Promise<Body> => fresh(await app.signIn(COUNTY.user), drafts.get(part)?.id);
  const itemOf = async (view: Body): Promise<CompiledItem> => {
    const compiled = await app.services.items.byDigest(view.item.digest);
    return compiled ?? expect.fail('no item');
  };

  beforeAll(async () => {
    app = await createTestApp();
    for (const item of ['unemp-reg', 'startup-loan']) before.set(item, await receive(app, item));
  }, 60_000);
  afterAll(() => app.close());

  it('are offered: the parts that local items use, each with what its layer lets be', async () => {
    const county = await app.signIn(COUNTY.user);
    const { parts, kinds, refused } = ok(await county.get('/api/localizations'));
    const targets = parts.map(({ target }: Body) => target);
    expect(targets).toEqual(
      expect.arrayContaining([FORM, LEDGER, LIMIT, 'calendars/national:china', 'processes/national:profile-a']),
    );
    expect(targets).not.toContain('forms/national:localization');
    expect(kinds).toHaveLength(10);
    expect(parts.find(({ target }: Body) => target === LEDGER)).toMatchObject({
      right: 'narrow-only',
      users: expect.arrayContaining(['失业登记']),
    });
    expect(refused.find(({ name }: Body) => name === '指标').reason).toMatch(/口径由上级统一/);
    const no = await county.post('/api/localizations', { office: COUNTY.office, part: 'indicators/national:x' });
    expect([no.status, no.body.code]).toEqual([422, 'localization.kind']);
    const stray = await county.post('/api/localizations', {
      office: COUNTY.office,
      part: 'forms/national:localization',
    });
    expect([stray.status, stray.body.code]).toEqual([404, 'localization.noPart']);
  });

  it.each(KINDS)(
    '$part: is requested with its reasons in words, and refused',
    async ({ part, ask, beyond, compared }) => {
      const { caller, draft } = await drafted(app, { ...COUNTY, part }, ask);
      expect(draft.problems).toEqual([]);
      expect(draft.exceeded.map(({ reason }: Body) => beyond.find((why) => reason.endsWith(why)))).toEqual(beyond);
      expect(draft.compared).toEqual(expect.arrayContaining([expect.objectContaining(compared)]));
      expect(draft.may).toMatchObject({ submit: true, activate: false });
      const tried = ok(await caller.post(`/api/localizations/${draft.id}/sandbox`, { version: draft.version }));
      expect(tried.trial.scenarios.length).toBeGreaterThan(3);
      const sent = ok(await submit(caller, tried));
      expect([sent.status, sent.note]).toEqual(['pending', '等待市级审核。']);
      const seen = ok(await (await app.signIn('fq-fushen1')).get(`/api/cases/${sent.caseId}`));
      expect(seen.form.beyond.length).toBeGreaterThan(0);
      expect(seen.form.changes.length).toBeGreaterThan(0);
      ok(await decide(app, 'fq-fushen1', sent.caseId, AGREE));
      ok(await decide(app, 'wts-shenpi', sent.caseId, { outcome: 'deny', opinion: '加重负担，请减少。' }));
      drafts.set(part, sent);
      expect((await now(part)).note).toBe('不予批准：加重负担，请减少。');
    },
  );

  it.each(KINDS)(
    '$part: is corrected, approved and holds for new cases',
    async ({ part, item, corrected, trace, gives }) => {
      const county = await app.signIn(COUNTY.user);
      const again = await edit(county, { ...(await now(part)), content: (await now(part)).base }, corrected, {
        expires: '2026-06-30',
      });
      const sent = ok(await submit(county, again));
      ok(await decide(app, 'fq-fushen1', sent.caseId, AGREE));
      const form = { replyDocument: '梧人社复〔2026〕3号' };
      ok(await decide(app, 'wts-shenpi', sent.caseId, { outcome: 'approve', opinion: '同意。', form }));
      await app.advance(1000);
      expect((await now(part)).status).toBe('active');
      const found = ok(await (await app.signIn('wt-shouli1')).get('/api/catalogue')).items.map(({ ref }: Body) => ref);
      expect(found).toContain(`d990121:${item}`);
      const compiled = await app.services.items.active(`d990121:${item}`);
      expect(compiled && trace(compiled)).toEqual(gives);
    },
  );

  it('bind the work: a field is asked for, a value counts, a column stands in the ledger', async () => {
    const beyond = await received(app, 'startup-loan');
    const kept =
      beyond.status === 201 ? await decide(app, 'wt-shouli1', beyond.body.id, { outcome: 'accept' }) : beyond;
    expect([kept.status, JSON.stringify(kept.body)]).toEqual([422, expect.stringContaining('额度上限')]);
    running.set('startup-loan', ok(await received(app, 'startup-loan', { amount: 15 }), 201));
    const lacking = await decide(app, 'wt-shouli1', (await receive(app)).id, { outcome: 'accept' });
    expect([lacking.status, JSON.stringify(lacking.body)]).toEqual([422, expect.stringContaining('村民小组')]);
    const view = ok(await received(app, 'unemp-reg', { villageGroup: '䶮家湾组' }), 201);
    running.set('unemp-reg', await accept(app, view));
    const clerk = await app.signIn('wt-shouli1');
    const titlesAt = async (caller: typeof clerk) =>
      ok(await caller.get('/api/ledgers/national:employment_unemployment/rows')).columns.map(
        ({ title }: Body) => title,
      );
    expect(await titlesAt(clerk)).toEqual(expect.arrayContaining(['登记人姓名', '村民小组']));
    const household = ok(await clerk.get('/api/ledgers/national:household/rows'));
    expect(household.columns.every(({ from }: Body) => from === null)).toBe(true);
  });

  it('show the offices above what the county added, and from where; other columns and ledgers stay as they are', async () => {
    const PATH = '/api/ledgers/national:employment_unemployment';
    const city = await app.signIn('fq-fushen1');
    const keeper = await app.signIn('wt-shouli1');
    const values = {
      ...{ regNo: '清溪-001', regKind: '3', name: '买买提·艾力', idNo: '11010519491231002X', villageGroup: '䶮家湾组' },
      ...{ hukouDivision: '990121101000', liveDivision: '990121101000', regDate: '2026-03-01' },
      ...{ handlerOrg: '梧桐镇', handler: '张䶮', effective: true },
    };
    ok(await keeper.post(`${PATH}/rows`, { values }));
    for (const above of [city, await app.signIn('wts-duban')]) {
      const page = ok(await above.get(`${PATH}/rows`));
      const added = page.columns.filter(({ from }: Body) => from !== null);
      expect(added).toMatchObject([
        { name: 'villageGroup', title: '村民小组', from: expect.stringMatching(/^清溪县/) },
      ]);
      expect(page.columns.map(({ title }: Body) => title)).not.toContain('登记人姓名');
      const group = encodeURIComponent('䶮家湾组');
      const found = ok(await above.get(`${PATH}/rows?text=${group}`));
      expect(found.rows.map(({ shown }: Body) => shown.villageGroup)).toEqual(['䶮家湾组']);
      expect(ok(await above.get(`${PATH}/rows?column=villageGroup&value=${group}`)).total).toBe(1);
      const why = { format: 'xlsx', full: false, purpose: 'statistics', note: '汇总各县情况' };
      const file = await above.raw('POST', `${PATH}/exports`, {
        body: JSON.stringify(why),
        headers: { 'content-type': 'application/json' },
      });
      const sheets = await readWorkbook(new Uint8Array(await file.arrayBuffer()));
      const [, , head = [], row = []] = sheets.ok ? (sheets.value[0]?.rows ?? []) : [];
      const place = head.findIndex((title) => /^村民小组（清溪县.*）$/.test(String(title)));
      expect(row[place]).toBe('䶮家湾组');
    }
    expect(
      ok(await (await app.signIn('hepl-shouli1')).get(`${PATH}/rows`)).columns.map(({ name }: Body) => name),
    ).not.toContain('villageGroup');
    const { form } = ok(await keeper.get(`${PATH}/form`));
    expect(Object.keys(form.schema.properties)).toContain('villageGroup');
    expect(Object.keys(ok(await city.get(`${PATH}/form`)).form.schema.properties)).not.toContain('villageGroup');
  });

  it('stand on the drift board and in the provenance of the part', async () => {
    const county = await app.signIn(COUNTY.user);
    const board = ok(await county.get('/api/drift'));
    const texts = board.bindings.flatMap(({ differences }: Body) => differences.map(({ text }: Body) => text));
    expect(texts).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^申请表：.*村民小组/),
        expect.stringMatching(/^台账“.*村民小组/),
        expect.stringMatching(/^参数“个人创业担保贷款额度上限”/),
      ]),
    );
    const found = ok(
      await county.get(`/api/provenance?ref=${encodeURIComponent('ledgers/d990121:employment_unemployment')}`),
    );
    expect(found.fields.find(({ place }: Body) => place === '列 › 村民小组 › 中文名称')).toMatchObject({
      source: 1,
    });
    expect(found.sources[1]).toMatchObject({ document: '梧人社复〔2026〕3号', expires: '2026-06-30' });
  });

  it('expire by themselves; running cases keep their rules', async () => {
    await app.advance(Date.parse('2026-07-01T00:00:30+08:00') - app.now());
    for (const { part, item, trace, gives } of KINDS) {
      const one = await now(part);
      expect([one.status, one.note]).toEqual([
        'expired',
        expect.stringMatching(/^有效期至 2026-06-30，已自动恢复上级统一的(表单|台账|参数)。$/),
      ]);
      const after = await receive(app, item);
      expect(after.item.digest).toBe(before.get(item)?.item.digest);
      const kept = ok(await (await app.signIn('wt-shouli1')).get(`/api/cases/${running.get(item)?.id}`));
      expect(kept.item.digest).toBe(running.get(item)?.item.digest);
      expect(trace(await itemOf(kept))).toEqual(gives);
    }
    await app.advance(DAY);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CompiledBundle, openPack, type Pack } from '#engine';
import { packRow } from '../../../runtime/server/packs/install.ts';
import { createTestApp, type TestApp } from '../../kit/app.ts';
import { type BundleWork, bundleWork, workCase } from '../../kit/bundleWork.ts';

const OFFICE = 'wutong-town';
const CLERK = 'wt-shouli1';
const IDS = [
  'contract-end',
  'graduate-employment',
  'hire',
  'public-institution-hire',
  'retiree-death',
  'retirement',
  'social-card',
  'start-business',
  'unemployment',
  'work-death',
];

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ now: Date.parse('2026-03-20T09:00:00+08:00') });
});
afterAll(() => app.close());

const formOf = async (id: string): Promise<CompiledBundle> =>
  (await app.anyone().get(`/api/bundles/national:${id}/form?office=${OFFICE}`)).body.bundle;
const workOf = async (id: string, turn = 0): Promise<BundleWork> => bundleWork(id, await formOf(id), turn);
const online = ({ ref, intake }: BundleWork) => ({ bundle: ref, channel: 'online', office: OFFICE, intake });
const counter = ({ ref, intake }: BundleWork) => ({ bundle: ref, channel: 'counter', intake });
const apply = async (work: BundleWork, key?: string) =>
  (await app.signIn(CLERK)).post('/api/bundle-applications', counter(work), key);
/** A pack of one county that adds a note to the receipt. */
function county(division: string, text: string): Pack {
  const wutong = { formatVersion: 1, namespace: 'own', title: '本县', layer: 'county', division };
  const overlay = {
    id: 'receipt',
    target: 'documents/national:bundle-receipt',
    reason: '告知窗口位置',
    patch: [{ op: 'add', path: '/blocks/-', value: { type: 'note', text } }],
  };
  const manifest = { name: '@test/own', version: '1.0.0', license: 'Apache-2.0', wutong };
  const opened = openPack({
    'package.json': JSON.stringify({ ...manifest, dependencies: { '@wutong/national': '^1.0.0' } }),
    'overlays/receipt.json': JSON.stringify(overlay),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}

const caseCount = async () => (await app.services.store.cases({ offset: 0, limit: 1 }, { all: true })).total;

describe('what is needed to fill a bundle in', () => {
  it.each(IDS)('is there for %s: an intake of its proof finds nothing missing, and opens', async (id) => {
    const work = await workOf(id);
    const answer = await app.anyone().post('/api/bundle-applications', online(work));
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(answer.body.cases.length).toBe(Object.keys(work.steps).length);
    expect(answer.body.no).toMatch(/^990121-20260320-B\d{4}$/);
  });

  it('has the items of the region, and no diagrams', async () => {
    const { body } = await app.anyone().get('/api/bundles/national:unemployment/form?office=bj-hepingli');
    expect(body.office).toMatchObject({ name: '和平里街道政务服务中心', division: '110101010000' });
    expect(body.bundle.items['national:unemp-reg']).toMatchObject({ ref: 'beijing:unemp-reg', xml: '', documents: {} });
  });

  it('lists the offices that accept, and refuses one that does not', async () => {
    const { body } = await app.anyone().get(`/api/accepting-offices?text=${encodeURIComponent('梧桐镇')}`);
    expect(body.offices).toMatchObject([{ id: OFFICE, name: '梧桐镇人力资源和社会保障服务所' }]);
    const none = await app.anyone().get('/api/bundles/national:unemployment/form?office=bj');
    expect(none).toMatchObject({ status: 404, body: { code: 'office.notFound' } });
    expect((await app.anyone().get('/api/bundles/national:unemployment/form')).status).toBe(401);
  });
});

describe('an application that is refused', () => {
  it('opens nothing and names every item and field', async () => {
    const work = await workOf('unemployment');
    const own = { ...work.intake.own };
    own['national:ui-benefit'] = { ...own['national:ui-benefit'], form: {} };
    const { phone: _, ...applicant } = work.intake.applicant;
    const { education: __, phone: ___, ...shared } = work.intake.shared;
    const before = await caseCount();
    const sent = { ...work, intake: { ...work.intake, applicant, shared, own } };
    const answer = await app.anyone().post('/api/bundle-applications', online(sent));
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'bundle.invalid',
      detail: expect.stringContaining('全部事项都没有提交'),
    });
    const paths = answer.body.problems.map((one: { path: string }) => one.path);
    expect(paths).toContain('/intake/applicant/phone');
    expect(paths).toContain('/intake/shared/education');
    expect(paths).toContain('/intake/own/national:ui-benefit/form/bankName');
    expect(answer.body.problems).toContainEqual(
      expect.objectContaining({ message: expect.stringMatching(/^失业保险金申领：.*开户银行/) }),
    );
    expect(await caseCount()).toBe(before);
  });

  it('at the window may lack things, but not be wrong: one wrong field, and no item is received', async () => {
    const work = await workOf('contract-end');
    const before = await caseCount();
    const own = { ...work.intake.own, 'national:archive-transfer': { form: { receiveOrg: 12 } } };
    const wrong = await apply({ ...work, intake: { ...work.intake, own } });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'bundle.invalid' } });
    expect(await caseCount()).toBe(before);
    const lacking = { ...work, intake: { ...work.intake, own: {}, materials: [] } };
    expect((await apply(lacking)).status).toBe(201);
  });

  it('needs an office that accepts, a known bundle, something to do, and a right to accept', async () => {
    const work = await workOf('contract-end');
    const anyone = app.anyone();
    const at = (more: object) => anyone.post('/api/bundle-applications', { ...online(work), ...more });
    expect(await at({ office: 'wutong-province' })).toMatchObject({
      status: 422,
      body: { code: 'office.notAccepting' },
    });
    expect(await at({ bundle: 'national:none' })).toMatchObject({ status: 404 });
    expect(await at({ channel: 'counter' })).toMatchObject({ status: 401 });
    const reviewer = await app.signIn('wt-chushen1');
    expect(await reviewer.post('/api/bundle-applications', counter(work))).toMatchObject({
      status: 403,
      body: { code: 'post.missing' },
    });
    const nothing = await workOf('retiree-death');
    const unanswered = { ...nothing.intake, situation: {} };
    const answer = await anyone.post('/api/bundle-applications', online({ ...nothing, intake: unanswered }));
    expect(answer).toMatchObject({ status: 422, body: { code: 'bundle.invalid' } });
  });

  it('names the file that was never uploaded for this office', async () => {
    const work = await workOf('contract-end');
    const files = [{ hash: 'a'.repeat(64), name: '身份证.jpg', type: 'image/jpeg', size: 3 }];
    const materials = [{ material: 'identity', state: 'received' as const, files }];
    const answer = await app
      .anyone()
      .post('/api/bundle-applications', online({ ...work, intake: { ...work.intake, materials } }));
    expect(answer).toMatchObject({ status: 422, body: { code: 'file.notFound' } });
    expect(answer.body.problems[0].path).toBe('/intake/materials/identity');
  });
});

describe('files of applicants', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
  const upload = (office: string) =>
    app.anyone().raw('POST', `/api/applicant-files?office=${office}`, {
      body: png,
      headers: { 'x-file-name': encodeURIComponent('身份证（䶮）.png'), 'content-type': 'application/octet-stream' },
    });

  it('go to the chosen office once, to every item that needs them, and to no other office', async () => {
    const sent = await upload(OFFICE);
    expect(sent.status).toBe(201);
    const file = await sent.json();
    const work = await workOf('contract-end');
    const materials = [{ material: 'identity', state: 'received' as const, files: [file] }];
    const answer = await app
      .anyone()
      .post('/api/bundle-applications', online({ ...work, intake: { ...work.intake, materials } }));
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    const clerk = await app.signIn(CLERK);
    for (const { id } of answer.body.cases) {
      const { body } = await clerk.get(`/api/cases/${id}`);
      const record = body.materials.find((one: { material: { id: string } }) => one.material.id === 'identity').record;
      expect(record).toEqual({ material: 'identity', state: 'received', files: [file] });
    }
    expect((await clerk.raw('GET', `/api/files/${file.hash}`)).status).toBe(200);
    const elsewhere = await app.signIn('hepl-shouli1');
    expect((await elsewhere.raw('GET', `/api/files/${file.hash}`)).status).toBe(404);
    expect((await app.anyone().raw('GET', `/api/files/${file.hash}`)).status).toBe(401);
  });

  it('are not taken by an office that does not accept', async () => {
    expect((await upload('wutong-province')).status).toBe(404);
  });
});

describe('a bundle at the window', () => {
  it('is received in one step: its cases are the clerk’s, know it and each other', async () => {
    const work = await workOf('unemployment');
    const { status, body: receipt } = await apply(work);
    expect(status, JSON.stringify(receipt)).toBe(201);
    expect(receipt).toMatchObject({ title: '失业一件事', applicantName: '龚㛃', promised: '5个工作日' });
    expect(receipt.cases.map(({ itemName }: { itemName: string }) => itemName)).toEqual(['失业登记', '失业保险金申领']);
    const clerk = await app.signIn(CLERK);
    for (const { id } of receipt.cases) {
      const { body } = await clerk.get(`/api/cases/${id}`);
      expect(body.tasks).toMatchObject([{ element: 'acceptance', assignee: CLERK }]);
      expect(body.form).toMatchObject({ name: '龚㛃', idNo: '11010119880315004X' });
      expect(body.bundle).toMatchObject({ id: receipt.id, no: receipt.no, title: '失业一件事' });
      expect(body.bundle.cases.map((one: { id: string }) => one.id)).toEqual(
        receipt.cases.map((one: { id: string }) => one.id),
      );
    }
    const mine = (await clerk.get('/api/tasks?view=mine&limit=200')).body.rows;
    const marked = mine.filter((task: { bundleNo?: string }) => task.bundleNo === receipt.no);
    expect(marked).toHaveLength(2);
    expect(await app.services.store.verifyChain()).toMatchObject({ ok: true });
    const [record] = await app.services.store.steps(receipt.id, { all: true });
    expect(record).toMatchObject({
      command: 'bundle.open',
      facts: [
        {
          type: 'bundle.opened',
          no: receipt.no,
          cases: [{ item: 'national:unemp-reg' }, { item: 'national:ui-benefit' }],
        },
      ],
    });
  });

  it('opens once however often it is sent, and refuses the key for another request', async () => {
    const work = await workOf('public-institution-hire', 1);
    const key = randomUUID();
    const before = await caseCount();
    const answers = await Promise.all([apply(work, key), apply(work, key), apply(work, key)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.no)).size).toBe(1);
    expect(await caseCount()).toBe(before + 2);
    const other = { ...work, intake: { ...work.intake, choose: [] } };
    expect(await apply(other, key)).toMatchObject({ status: 422, body: { code: 'idempotency.reused' } });
  });

  it('is out of sight of other offices', async () => {
    const { body } = await apply(await workOf('public-institution-hire', 1));
    const elsewhere = await app.signIn('hepl-shouli1');
    expect((await elsewhere.get(`/api/bundle-applications/${body.id}`)).status).toBe(404);
    expect((await app.anyone().get(`/api/bundle-applications/${body.id}`)).status).toBe(401);
  });
});

describe('a bundle that is worked', () => {
  const view = async (id: string) => (await (await app.signIn(CLERK)).get(`/api/bundle-applications/${id}`)).body;
  const paper = async (id: string, kind: string) =>
    (await app.signIn(CLERK)).get(`/api/bundle-applications/${id}/documents/${kind}`);
  const textOf = (body: object) => JSON.stringify(body);
  const publicView = async ({ no, code }: { no: string; code: string }, idNo: string) =>
    (await app.anyone().post('/api/bundle-progress', { no, idNo, code })).body;

  it('runs to one result: 聘用, both granted; the applicant sees every case and the whole', async () => {
    const work = await workOf('public-institution-hire', 1);
    const { body: receipt } = await apply(work);
    const { idNo } = work.intake.applicant;
    const opened = await view(receipt.id);
    expect(opened).toMatchObject({
      clock: { state: 'notStarted', light: 'green' },
      whole: { total: 2, concluded: 0, statusName: '已收件，等待受理', result: null },
    });
    expect(opened.documents.map(({ kind }: { kind: string }) => kind)).toEqual(['bundleReceipt']);
    expect((await publicView(receipt, idNo)).next[0]).toContain('请等待受理');

    const [first, second] = receipt.cases;
    await workCase(app, first.id, work.steps['national:archive-transfer'] ?? []);
    const half = await view(receipt.id);
    expect(half).toMatchObject({
      clock: { state: 'notStarted' },
      whole: { concluded: 1, statusName: '办理中，已办结 1 项', result: null },
    });
    expect((await paper(receipt.id, 'bundleResult')).status).toBe(404);
    await workCase(app, second.id, work.steps['national:archive-proof'] ?? []);
    const done = await view(receipt.id);
    expect(done).toMatchObject({
      clock: { state: 'stopped' },
      whole: { concluded: 2, result: 'granted', resultName: '全部予以办理' },
    });
    const list = await paper(receipt.id, 'bundleResult');
    expect(list.body).toMatchObject({ title: '一件事办理结果清单', no: receipt.no });
    for (const one of receipt.cases) expect(textOf(list.body)).toContain(one.no);
    const pdf = await (await app.signIn(CLERK)).raw(
      'GET',
      `/api/bundle-applications/${receipt.id}/documents/bundleResult.pdf`,
    );
    expect(pdf.headers.get('content-type')).toBe('application/pdf');

    const shown = await publicView(receipt, idNo.toLowerCase());
    expect(shown).toMatchObject({ whole: { resultName: '全部予以办理' }, cases: [{ resultName: '予以办理' }, {}] });
    expect(textOf(shown)).not.toContain('wt-');
    const { no, code } = receipt;
    const ask = (sent: object) => app.anyone().post('/api/bundle-progress', { no, idNo, code, ...sent });
    const unknown = await ask({ no: '990121-20260320-B9999' });
    for (const wrong of [{ idNo: '11010119880315004X' }, { code: '00000000' }, { code: '0000' }, { code: '' }]) {
      const answer = await ask(wrong);
      if (wrong.code !== '') expect([answer.status, answer.body], JSON.stringify(wrong)).toEqual([404, unknown.body]);
      else expect(answer.status).toBe(400);
    }
    // 其中一件，凭一件事回执上的查询码也查得到。
    const single = await app.anyone().post('/api/progress', { no: first.no, idNo, code });
    expect(single).toMatchObject({ status: 200, body: { no: first.no } });
  });

  it('prints the receipt as the packs of the place have it', async () => {
    const { body: receipt } = await apply(await workOf('contract-end'));
    const lastOf = async () => (await paper(receipt.id, 'bundleReceipt')).body.blocks.at(-1);
    const before = await lastOf();
    const words = '咨询请到一楼综合窗口。';
    await app.services.store.installPack(packRow(county('990121', words), app.now(), 'test'), []);
    app.services.packs.forget();
    expect(await lastOf()).toEqual({ type: 'note', text: words });
    await app.services.store.installPack(packRow(county('110101', words), app.now(), 'test'), []);
    app.services.packs.forget();
    expect(await lastOf()).toEqual(before);
  });

  it('shares one notice sheet, does not hold up the others, and ends partly: 社会保障卡', async () => {
    const work = await workOf('social-card', 1);
    const { body: receipt } = await apply(work);
    const [loss, replace] = receipt.cases;
    const clerk = await app.signIn(CLERK);
    const notice = { materials: ['identity'], note: '请带身份证原件核对。' };
    for (const { id } of receipt.cases) {
      const { body } = await clerk.get(`/api/cases/${id}`);
      const outcome = body.tasks[0].actions.find(
        (one: { outcome?: { kind: string } }) => one.outcome?.kind === 'supplement',
      );
      const sent = { version: body.version, outcome: outcome.outcome.id, notice };
      const answer = await clerk.post(`/api/cases/${id}/tasks/${body.tasks[0].token}/complete`, sent);
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    }
    const sheet = (await paper(receipt.id, 'bundleNotice')).body;
    const tables = sheet.blocks.filter(({ type }: { type: string }) => type === 'table');
    expect(tables[0].rows, 'shared material once').toMatchObject([
      ['1', expect.any(String), expect.any(String), expect.any(String), '社会保障卡挂失与解挂、社会保障卡补领换领'].map(
        (one, index) => (index === 4 ? expect.stringContaining('、') : one),
      ),
    ]);
    expect(tables[1].rows).toHaveLength(2);
    const asked = await publicView(receipt, work.intake.applicant.idNo);
    expect(asked.next[0]).toContain('到窗口只需要交一次');
    expect(asked.whole.statusName).toBe('等待补正');

    const supplemented = async (id: string) => {
      const { body } = await clerk.get(`/api/cases/${id}`);
      const materials = [{ material: 'identity', state: 'verified', files: [] }];
      const answer = await clerk.post(`/api/cases/${id}/supplement`, { version: body.version, materials });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    };
    await supplemented(loss.id);
    await workCase(app, loss.id, work.steps['national:card-loss'] ?? []);
    expect(await view(receipt.id)).toMatchObject({ whole: { concluded: 1, statusName: '等待补正' } });

    const waiting = (await view(receipt.id)).cases.find(({ id }: { id: string }) => id === replace.id);
    expect(waiting.mayWithdraw).toBe(true);
    const left = await clerk.post(`/api/cases/${replace.id}/withdraw`, {
      version: waiting.version,
      reason: '申请人不再补卡',
    });
    expect(left.status, JSON.stringify(left.body)).toBe(200);
    const done = await view(receipt.id);
    expect(done.whole).toMatchObject({ concluded: 2, result: 'partly', resultName: '部分予以办理' });
    expect(done.clock.state).toBe('stopped');
    expect(textOf((await paper(receipt.id, 'bundleResult')).body)).toContain('申请人撤回');
  });

  it('waits at the office that accepts it where that is another one, received in the applicant’s name', async () => {
    const { body: receipt } = await apply(await workOf('contract-end'));
    const [, archive] = receipt.cases;
    const [step] = await app.services.store.steps(archive.id, { all: true });
    expect(step?.actor).toEqual({ kind: 'applicant', id: 'applicant', name: '龚㛃' });
    const { body } = await (await app.signIn('qx-shouli1')).get(`/api/cases/${archive.id}`);
    expect(body.tasks).toMatchObject([{ assignee: null, officeName: '清溪县人力资源和社会保障局' }]);
    expect(body.tasks[0].actions[0]).toMatchObject({ type: 'claim' });
    expect(body.bundle.no).toBe(receipt.no);
  });

  it('shows its own limit with a light that turns red', async () => {
    const work = await workOf('unemployment');
    const { body: receipt } = await apply(work);
    const [first, second] = receipt.cases;
    await workCase(app, first.id, (work.steps['national:unemp-reg'] ?? []).slice(0, 1));
    expect((await view(receipt.id)).clock).toMatchObject({ state: 'notStarted' });
    await workCase(app, second.id, (work.steps['national:ui-benefit'] ?? []).slice(0, 1));
    const running = await view(receipt.id);
    expect(running.clock).toMatchObject({ state: 'running', light: 'green', promised: { date: '2026-03-27' } });
    await app.advance(30 * 86_400_000);
    expect((await view(receipt.id)).clock.light).toBe('red');
  });
});

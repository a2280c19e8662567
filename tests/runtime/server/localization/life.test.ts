import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine';
import { type Answer, type Caller, createTestApp, type TestApp } from '../../../kit/app.ts';
import { AGREE, accept, COUNTY, DAY, decide, drafted, edit, fresh, ITEM, limit, ok, receive, submit } from './kit.ts';

describe('the life of an overlay', () => {
  let app: TestApp;
  let county: Caller;
  let draft: Answer['body'];
  let before: Answer['body'];
  let during: Answer['body'];

  beforeAll(async () => {
    app = await createTestApp();
    before = await receive(app);
  }, 60_000);
  afterAll(() => app.close());

  const now = async () => {
    county = await app.signIn(COUNTY.user);
    draft = await fresh(county, draft.id);
    return draft;
  };

  it('is drafted by the county: the system derives the change, and says in words what exceeds which right', async () => {
    const begun = await drafted(app, COUNTY, limit(6));
    county = begun.caller;
    draft = begun.draft;
    expect(draft.status).toBe('draft');
    expect(draft.patch).toEqual([
      { op: 'replace', path: '/elements/timeLimit/promised', value: { value: 6, unit: 'workingDay' } },
    ]);
    expect(draft.changes.map((change: { text: string }) => change.text)).toEqual([
      expect.stringMatching(/^承诺时限由“.*”延长为“6个工作日”$/),
    ]);
    expect(draft.exceeded).toEqual([
      {
        pointer: '/elements/timeLimit',
        where: '办理时限 › 承诺时限',
        reason: expect.stringContaining('改为6个工作日'),
        layer: '国家',
        approvable: true,
      },
    ]);
    expect(draft.may).toMatchObject({ edit: true, submit: true, activate: false });
  });

  it('cannot be put into force by its author, and runs in the sandbox only', async () => {
    const { id, version } = draft;
    const alone = await county.post(`/api/localizations/${id}/activate`, { version });
    expect([alone.status, alone.body.code]).toEqual([422, 'localization.beyondRights']);
    const [cases, ledgers] = [
      await app.services.store.cases({ offset: 0, limit: 1 }, { all: true }),
      await counts(app),
    ];
    draft = ok(await county.post(`/api/localizations/${id}/sandbox`, { version }));
    expect(draft.trial).toMatchObject({ passed: true, outdated: false, problems: [] });
    expect(draft.trial.scenarios.length).toBeGreaterThan(3);
    expect(draft.trial.walk.steps.map((step: { name: string }) => step.name)).toContain('受理');
    expect(draft.trial.figures.after.days).toBe(6);
    expect((await app.services.store.cases({ offset: 0, limit: 1 }, { all: true })).total).toBe(cases.total);
    expect(await counts(app)).toEqual(ledgers);
  });

  it('is requested: a case with the difference in words, for the city first', async () => {
    draft = ok(await submit(county, draft));
    expect([draft.status, draft.note]).toEqual(['pending', '等待市级审核。']);
    const city = await app.signIn('fq-fushen1');
    const tasks = ok(await city.get('/api/tasks?view=open'));
    expect(tasks.rows.map((task: { caseId: string }) => task.caseId)).toContain(draft.caseId);
    const seen = ok(await city.get(`/api/cases/${draft.caseId}`));
    expect(seen.form.changes).toEqual(draft.changes.map(({ part, text }: JsonObject) => ({ part, text })));
    expect(seen.form.beyond).toMatchObject([{ place: expect.stringContaining('承诺时限'), by: '国家' }]);
    expect(seen.form.trial).toMatch(/^沙箱试运行情景\d+个，通过\d+个。承诺时限由/);
    expect(seen.clock.promised.due).toBeGreaterThan(app.now());
    const locked = await county.put(`/api/localizations/${draft.id}`, { version: draft.version, reason: '另写理由' });
    expect([locked.status, locked.body.code]).toEqual([422, 'localization.locked']);
  });

  it('is refused by the province, with the reason, and stays a draft', async () => {
    ok(await decide(app, 'fq-fushen1', draft.caseId, AGREE));
    const self = await decide(app, 'fq-fushen1', draft.caseId, { outcome: 'approve' });
    expect(self.status).toBe(403);
    ok(await decide(app, 'wts-shenpi', draft.caseId, { outcome: 'deny', opinion: '延长一倍，群众等候过久。' }));
    await now();
    expect([draft.status, draft.note]).toEqual(['refused', '不予批准：延长一倍，群众等候过久。']);
    expect(draft.approval.resultName).toBe('不予办理');
    const notice = ok(await county.get(`/api/cases/${draft.caseId}/documents/denial`));
    expect(JSON.stringify(notice)).toContain('延长一倍，群众等候过久。');
    await app.advance(DAY);
    expect((await receive(app)).item.digest).toBe(before.item.digest);
  });

  it('is sent back for correction, and travels again in a new round', async () => {
    await now();
    draft = ok(await submit(county, await edit(county, draft, limit(5))));
    ok(await decide(app, 'fq-fushen1', draft.caseId, AGREE));
    const province = await app.signIn('wts-shenpi');
    const view = ok(await province.get(`/api/cases/${draft.caseId}`));
    ok(
      await province.post(`/api/cases/${draft.caseId}/tasks/${view.tasks[0].token}/send-back`, {
        version: view.version,
        target: 'localizationRequest',
        opinion: '请附入户核查用时的数据。',
      }),
    );
    await now();
    expect([draft.status, draft.note]).toEqual(['returned', '退回更正：请附入户核查用时的数据。']);
    const atDesk = await decide(app, COUNTY.user, draft.caseId, { outcome: 'submit' });
    expect([atDesk.status, atDesk.body.code]).toEqual([422, 'localization.inStudio']);
    const reason = '2025年入户核查平均用时4.2个工作日，详见附表。';
    draft = ok(await submit(county, await edit(county, draft, limit(5), { reason })));
    expect(draft.approval.round).toBe(2);
    const again = ok(await (await app.signIn('fq-fushen1')).get(`/api/cases/${draft.caseId}`));
    expect(again.form.reason).toBe(reason);
  });

  it('is approved, shorter than asked for, and holds for new cases below the county', async () => {
    ok(await decide(app, 'fq-fushen1', draft.caseId, AGREE));
    const form = { replyDocument: '梧人社复〔2026〕3号', approvedUntil: '2026-06-30' };
    const longer = { outcome: 'approve', form: { ...form, approvedUntil: '2027-01-01' } };
    expect((await decide(app, 'wts-shenpi', draft.caseId, longer)).status).toBe(422);
    ok(await decide(app, 'wts-shenpi', draft.caseId, { outcome: 'approve', opinion: '同意。', form }));
    expect((await now()).status).toBe('granted');
    await app.advance(1000);
    await now();
    expect([draft.status, draft.document, draft.expires]).toEqual(['active', '梧人社复〔2026〕3号', '2026-06-30']);
    const reply = ok(await county.get(`/api/cases/${draft.caseId}/documents/decision`));
    expect(JSON.stringify(reply)).toContain('有效期至2026年6月30日');
    during = await receive(app);
    expect(during.item).toMatchObject({ ref: 'd990121:unemp-reg' });
    const guide = ok(await app.anyone().get('/api/guides/d990121:unemp-reg'));
    expect([guide.promised, guide.pack.title]).toEqual(['5个工作日', '清溪县人力资源和社会保障局']);
  });

  it('expires by itself; a running case keeps its rules, a new one has those of the layer above', async () => {
    during = await accept(app, during);
    const due = during.clock.promised.due;
    await app.advance(Date.parse('2026-06-20T09:00:00+08:00') - app.now());
    expect((await now()).status).toBe('expiring');
    await app.advance(Date.parse('2026-06-30T23:59:00+08:00') - app.now());
    expect((await receive(app)).item.ref).toBe('d990121:unemp-reg');
    await app.advance(2 * 60_000);
    await now();
    expect([draft.status, draft.note]).toEqual(['expired', '有效期至 2026-06-30，已自动恢复上级统一的事项。']);
    const after = await receive(app);
    expect([after.item.ref, after.item.digest]).toEqual([ITEM, before.item.digest]);
    const clerk = await app.signIn('wt-shouli1');
    expect(ok(await clerk.get('/api/guides/d990121:unemp-reg')).ref).toBe(ITEM);
    const running = ok(await clerk.get(`/api/cases/${during.id}`));
    expect(running.item.digest).toBe(during.item.digest);
    expect(running.clock.promised.due).toBe(due);
    const reviewed = await decide(app, 'wt-chushen1', during.id, {
      outcome: 'approve',
      form: { checkResult: '1', regDate: '2026-03-04' },
    });
    expect(ok(reviewed).item.digest).toBe(during.item.digest);
  });
});

const counts = (app: TestApp) => app.services.store.ledgerCounts({ all: true });

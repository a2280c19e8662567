import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../kit/app.ts';
import { application, caseAt, complete, USERS } from '../../kit/unemployment.ts';

describe('a case from the counter to the delivery', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  it('passes five officers, starts and stops its clock, and fills the ledger', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const received = await clerk.post('/api/cases', application());
    expect(received.status).toBe(201);
    expect(received.body).toMatchObject({ version: 1, status: 'received', clock: { state: 'notStarted' } });
    expect(received.body.no).toMatch(/^110101-20260302-\d{5}$/);
    expect(received.body.tasks).toMatchObject([
      { element: 'acceptance', assignee: USERS.acceptance, assigneeName: expect.any(String) },
    ]);

    let view = (await complete(app, received.body)).body;
    expect(view).toMatchObject({
      status: 'inProgress',
      clock: { state: 'running', promised: { date: '2026-03-05', provisional: false } },
    });
    for (const element of ['preliminaryReview', 'reexamination', 'approval', 'issuance']) {
      expect(view.tasks.map((task: { element: string }) => task.element)).toEqual([element]);
      const answer = await complete(app, view);
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      view = answer.body;
    }
    expect(view).toMatchObject({
      status: 'concluded',
      result: 'granted',
      resultName: '予以办理',
      tasks: [],
      clock: { state: 'stopped' },
    });
    expect(view.timeline.map((entry: { title: string }) => entry.title)).toEqual([
      '收件',
      '受理',
      '初审：同意',
      '复审：同意',
      '审批：同意',
      '出件送达',
      '办结：予以办理',
    ]);
    expect(view.path.done).toEqual(
      expect.arrayContaining(['acceptance', 'preliminaryReview', 'reexamination', 'approval', 'issuance', 'granted']),
    );
    expect(view.path.active).toEqual([]);

    const rows = '/api/ledgers/national%3Aemployment_unemployment/rows';
    const found = await clerk.get(`${rows}?text=${encodeURIComponent(view.no)}`);
    const row = await clerk.get(`${rows}/${found.body.rows[0].id}`);
    expect(row.body.row).toMatchObject({ caseId: view.id, values: { regDate: '2026-03-02', effective: true } });
    expect(row.body.row.shown.idNo).toBe('110101********004X');
    expect(row.body.history[0]).toMatchObject({ caseNo: view.no });
  });

  it('refuses the officer who received it at the first review, with the posts named', async () => {
    const view = await caseAt(app, 'preliminaryReview');
    const clerk = await app.signIn(USERS.acceptance);
    await app.services.store.saveUser({
      ...((await app.services.store.user(USERS.acceptance)) ?? expect.fail()),
      posts: ['acceptance', 'preliminaryReview'].map((post) => ({ post, office: 'bj-hepingli' })),
    });
    const seen = (await clerk.get(`/api/cases/${view.id}`)).body;
    expect(seen.tasks[0].actions).toMatchObject([{ type: 'claim', refusal: { code: 'duty.conflict' } }]);
    const token = view.tasks[0].token;
    const answer = await clerk.post(`/api/cases/${view.id}/tasks/${token}/claim`, { version: view.version });
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('duty.conflict');
    expect(answer.body.detail).toContain('受理');
    expect(answer.body.detail).toContain('初审');
    expect((await clerk.get(`/api/cases/${view.id}`)).body.version).toBe(view.version);
  });

  it('sends back to the step that the model allows, and stands in the worklists', async () => {
    const view = await caseAt(app, 'reexamination');
    const reviewer = await app.signIn(USERS.reexamination);
    const open = await reviewer.get('/api/tasks?view=open');
    expect(open.body.rows.map((task: { caseId: string }) => task.caseId)).toContain(view.id);
    const task = view.tasks[0];
    const path = `/api/cases/${view.id}/tasks/${task.token}/send-back`;
    const wrong = await reviewer.post(path, { version: view.version, target: 'issuance', opinion: '退回' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'sendBack.notAllowed' } });
    const back = await reviewer.post(path, {
      version: view.version,
      target: 'preliminaryReview',
      opinion: '请核对停保记录。',
    });
    expect(back.body).toMatchObject({
      round: 2,
      tasks: [{ element: 'preliminaryReview', assignee: USERS.preliminaryReview }],
    });
    expect(back.body.timeline.at(-1)).toMatchObject({
      title: '复审：退回至“初审”',
      kind: 'sentBack',
      text: '请核对停保记录。',
    });
    const mine = await (await app.signIn(USERS.preliminaryReview)).get('/api/tasks?view=mine');
    expect(mine.body.rows.map((row: { caseId: string }) => row.caseId)).toContain(view.id);
  });

  it('asks once for what lacks, stops the clock, and goes on after the supplement', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const without = { materials: [{ material: 'identity', state: 'received', files: [] }] };
    const received = (await clerk.post('/api/cases', application(without))).body;
    const token = received.tasks[0].token;
    const refused = await clerk.post(`/api/cases/${received.id}/tasks/${token}/complete`, {
      version: 1,
      outcome: 'accept',
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'material.missing' } });
    expect(refused.body.problems[0].path).toBe('/materials/form');
    const noticed = await clerk.post(`/api/cases/${received.id}/tasks/${token}/complete`, {
      version: 1,
      outcome: 'supplement',
      notice: { materials: ['form'], note: '请提交本人签名的失业登记表' },
    });
    expect(noticed.body).toMatchObject({
      status: 'supplementing',
      tasks: [],
      may: { supplement: true },
      notice: { materials: ['form'] },
    });
    expect(noticed.body.documents.map((document: { kind: string }) => document.kind)).toContain('oneTimeNotice');
    const supplied = await clerk.post(`/api/cases/${received.id}/supplement`, {
      version: noticed.body.version,
      materials: [{ material: 'form', state: 'received', files: [] }],
    });
    expect(supplied.body).toMatchObject({ status: 'received', tasks: [{ element: 'acceptance' }] });
    expect(supplied.body.timeline.map((entry: { title: string }) => entry.title)).toEqual([
      '收件',
      '一次性告知',
      '补正',
    ]);
  });

  it('ends by itself when nothing is handed in for thirty working days', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const received = (await clerk.post('/api/cases', application({ materials: [] }))).body;
    const token = received.tasks[0].token;
    const notice = { materials: ['identity', 'form'], note: '' };
    await clerk.post(`/api/cases/${received.id}/tasks/${token}/complete`, {
      version: 1,
      outcome: 'supplement',
      notice,
    });
    await app.advance(60 * 86_400_000);
    const later = await app.signIn(USERS.acceptance);
    expect((await later.get(`/api/cases/${received.id}`)).body).toMatchObject({
      status: 'concluded',
      result: 'expired',
    });
  });
});

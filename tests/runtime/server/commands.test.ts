import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../kit/app.ts';
import { application, BODIES, caseAt, taskPath, USERS } from '../../kit/unemployment.ts';

describe('commands on cases', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  it('happen once however often they are sent', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const first = await clerk.post('/api/cases', application(), 'receive-key-1');
    const again = await clerk.post('/api/cases', application(), 'receive-key-1');
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    const body = { version: 1, ...BODIES.acceptance };
    const path = taskPath(first.body, 'complete');
    const done = await clerk.post(path, body, 'accept-key-1');
    const repeated = await clerk.post(path, body, 'accept-key-1');
    expect(repeated.status).toBe(200);
    expect(repeated.body).toEqual(done.body);
    expect(repeated.body.version).toBe(2);
  });

  it('sent twice at the same moment make one case', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const before = (await clerk.get('/api/cases')).body.total;
    const answers = await Promise.all([1, 2, 3].map(() => clerk.post('/api/cases', application(), 'receive-key-2')));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await clerk.get('/api/cases')).body.total).toBe(before + 1);
  });

  it('need a key, and never the key of another request', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const body = JSON.stringify(application());
    const headers = { 'content-type': 'application/json' };
    const without = await clerk.raw('POST', '/api/cases', { body, headers });
    expect(await without.json()).toMatchObject({ status: 400, code: 'idempotency.missing' });
    await clerk.post('/api/cases', application(), 'receive-key-3');
    const other = await clerk.post('/api/cases', application({ channel: 'visit' }), 'receive-key-3');
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.reused' } });
  });

  it('on an old version are refused with the fresh case', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const view = (await clerk.post('/api/cases', application())).body;
    const saved = await clerk.put(`/api/cases/${view.id}`, { version: 1, form: { skill: '养蜂' } });
    expect(saved.body).toMatchObject({ version: 2, form: { skill: '养蜂' } });
    const stale = await clerk.put(`/api/cases/${view.id}`, { version: 1, form: { skill: '木工' } });
    expect(stale.status).toBe(409);
    expect(stale.headers.get('content-type')).toContain('application/problem+json');
    expect(stale.body).toMatchObject({ code: 'case.stale', current: { version: 2, form: { skill: '养蜂' } } });
  });

  it('of which one wins when two people claim the same task', async () => {
    const view = await caseAt(app, 'preliminaryReview');
    const callers = await Promise.all(['hepl-chushen1', 'hepl-chushen2'].map((name) => app.signIn(name)));
    const answers = await Promise.all(
      callers.map((one) => one.post(taskPath(view, 'claim'), { version: view.version })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it("on someone else's task are refused, on another office's case the case is not there", async () => {
    const view = await caseAt(app, 'preliminaryReview');
    const body = { version: view.version, outcome: 'approve' };
    const colleague = await app.signIn(USERS.approval);
    expect(await colleague.post(taskPath(view, 'complete'), body)).toMatchObject({
      status: 403,
      body: { code: 'task.notHolder' },
    });
    const stranger = await app.signIn('mw-chushen1');
    for (const answer of [
      await stranger.get(`/api/cases/${view.id}`),
      await stranger.post(taskPath(view, 'complete'), body),
      await stranger.get(`/api/cases/${view.id}/documents/receipt`),
      await stranger.get(`/api/cases/${view.id}/candidates?for=transfer&task=${view.tasks[0].token}`),
    ])
      expect(answer).toMatchObject({ status: 404 });
    const absent = await stranger.get('/api/cases/no-such-case');
    expect(absent.body).toEqual((await stranger.get(`/api/cases/${view.id}`)).body);
    expect((await stranger.get('/api/cases')).body.total).toBe(0);
    const county = await app.signIn('dc-shouli1');
    expect((await county.get(`/api/cases/${view.id}`)).status).toBe(200);
    expect((await app.anyone().get(`/api/cases/${view.id}`)).status).toBe(401);
  });

  it('hand a task to a colleague of the post, who is barred where a duty rule stands against it', async () => {
    const view = await caseAt(app, 'preliminaryReview');
    const reviewer = await app.signIn('hepl-chushen1');
    const claimed = (await reviewer.post(taskPath(view, 'claim'), { version: view.version })).body;
    const { body } = await reviewer.get(`/api/cases/${view.id}/candidates?for=transfer&task=${view.tasks[0].token}`);
    expect(body.candidates).toEqual([
      { id: 'hepl-chushen2', name: expect.any(String), officeName: expect.any(String), postNames: ['初审'] },
    ]);
    const transfer = { version: claimed.version, to: 'hepl-chushen2', reason: '下乡走访，不在岗' };
    const handed = await reviewer.post(taskPath(view, 'transfer'), transfer);
    expect(handed.body.tasks).toMatchObject([{ assignee: 'hepl-chushen2' }]);
    expect(handed.body.timeline.at(-1)).toMatchObject({ kind: 'transferred', text: '下乡走访，不在岗' });
    const unknown = await reviewer.post(taskPath(view, 'transfer'), { ...transfer, to: 'nobody' });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'person.notFound' } });
  });

  it('withdraw a case at its window', async () => {
    const view = await caseAt(app, 'preliminaryReview');
    const clerk = await app.signIn(USERS.acceptance);
    const answer = await clerk.post(`/api/cases/${view.id}/withdraw`, { version: view.version, reason: '已找到工作' });
    expect(answer.body).toMatchObject({ status: 'withdrawn', tasks: [], clock: { state: 'stopped' } });
    const ended = await clerk.post(`/api/cases/${view.id}/withdraw`, { version: answer.body.version, reason: '再次' });
    expect(ended).toMatchObject({ status: 422, body: { code: 'case.ended' } });
  });

  it('leave a chain of hashes that verifies', async () => {
    expect(await app.services.store.verifyChain()).toMatchObject({ ok: true });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserRow } from '../../../runtime/store/port.ts';
import { type Answer, createTestApp, type TestApp } from '../../kit/app.ts';
import { highRisk, installChanged } from '../../kit/changedItem.ts';
import { BODIES, caseAt, scenario, taskPath } from '../../kit/unemployment.ts';

type View = Answer['body'];

describe('what an office knows of its officers', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
    await installChanged(app, highRisk);
  });
  afterAll(() => app.close());

  /** The demo's officer of 审批, of whom something else is known. */
  const know = async (id: string, facts: Partial<UserRow>, since?: string): Promise<void> => {
    const { store, organization } = app.services;
    const user = await store.user(id);
    if (!user) throw new Error(`no user ${id}`);
    const posts = since === undefined ? user.posts : user.posts.map((held) => ({ ...held, since }));
    await store.saveUser({ ...user, ...facts, posts });
    organization.forget();
  };
  const act = async (user: string, view: View, verb: string, body: object = {}): Promise<Answer> =>
    (await app.signIn(user)).post(taskPath(view, verb), { version: view.version, ...body });
  const candidate = async (user: string, view: View, id: string) => {
    const path = `/api/cases/${view.id}/candidates?for=transfer&task=${view.tasks[0].token}`;
    const { candidates } = (await (await app.signIn(user)).get(path)).body;
    return candidates.find((person: { id: string }) => person.id === id);
  };

  it('comes from the demo organizations', async () => {
    expect(await app.services.store.user('hepl-shenpi1')).toMatchObject({
      established: true,
      idNo: null,
      posts: [{ post: 'approval', office: 'bj-hepingli', since: '2023-06-08' }],
    });
    expect(await app.services.store.user('hepl-shouli2')).toMatchObject({ established: false });
  });

  it('bars who is not established staff from a high-risk post', async () => {
    await know('hepl-shenpi2', { established: false });
    const view = await caseAt(app, 'approval');
    expect(await act('hepl-shenpi2', view, 'claim')).toMatchObject({ status: 403, body: { code: 'duty.established' } });
    const claimed = (await act('hepl-shenpi1', view, 'claim')).body;
    expect(await candidate('hepl-shenpi1', claimed, 'hepl-shenpi2')).toMatchObject({
      refusal: { code: 'duty.established', message: expect.stringContaining('贺龙江') },
    });
    await know('hepl-shenpi2', { established: null });
    expect(await candidate('hepl-shenpi1', claimed, 'hepl-shenpi2')).not.toHaveProperty('refusal');
  });

  it('warns half a year before five years in a high-risk post, and refuses from then on', async () => {
    const view = await caseAt(app, 'approval');
    await know('hepl-shenpi1', {}, '2021-09-03');
    const early = (await act('hepl-shenpi1', view, 'claim')).body;
    expect(early.tasks[0].actions[0]).not.toHaveProperty('warning');
    await know('hepl-shenpi1', {}, '2021-09-02');
    const warned = (await (await app.signIn('hepl-shenpi1')).get(`/api/cases/${view.id}`)).body;
    expect(warned.tasks[0].actions[0]).toMatchObject({ type: 'complete', warning: { code: 'duty.tenure' } });
    await know('hepl-shenpi1', {}, '2021-03-02');
    const late = await act('hepl-shenpi1', early, 'complete', BODIES.approval);
    expect(late).toMatchObject({ status: 403, body: { code: 'duty.tenure' } });
    await know('hepl-shenpi1', {}, '2021-03-03');
    const signed = await act('hepl-shenpi1', early, 'complete', BODIES.approval);
    expect(signed.status).toBe(200);
    expect(signed.body.timeline).toContainEqual(
      expect.objectContaining({ title: '岗位轮换提醒', text: expect.stringContaining('雷鸣远') }),
    );
    await know('hepl-shenpi1', {}, '2023-06-08');
  });

  it('keeps an officer off the own case', async () => {
    const view = await caseAt(app, 'preliminaryReview');
    await know('hepl-chushen1', { idNo: String(scenario.applicant.idNo) });
    const own = await act('hepl-chushen1', view, 'claim');
    expect(own).toMatchObject({ status: 403, body: { code: 'duty.applicant' } });
    const claimed = (await act('hepl-chushen2', view, 'claim')).body;
    expect(await candidate('hepl-chushen2', claimed, 'hepl-chushen1')).toMatchObject({
      refusal: { code: 'duty.applicant' },
    });
    await know('hepl-chushen1', { idNo: null });
    expect(await candidate('hepl-chushen2', claimed, 'hepl-chushen1')).not.toHaveProperty('refusal');
  });
});

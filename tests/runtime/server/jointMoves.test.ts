import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../../kit/app.ts';
import { installChanged, jointApproval } from '../../kit/changedItem.ts';
import { BODIES, caseAt } from '../../kit/unemployment.ts';

type View = Answer['body'];

const tokenOf = (view: View, user: string): number =>
  view.tasks.find(({ assignee }: { assignee: string }) => assignee === user).token;
const signers = (view: View) => view.tasks[0].moves.joint.signers;

describe('a joint signature and an extension over the API', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
    await installChanged(app, jointApproval);
  });
  afterAll(() => app.close());

  const move = async (user: string, view: View, body: object): Promise<Answer> =>
    (await app.signIn(user)).post(`/api/cases/${view.id}/moves`, { version: view.version, ...body });
  const done = async (user: string, view: View, body: object): Promise<View> => {
    const answer = await move(user, view, body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const sign = async (user: string, view: View): Promise<View> => {
    const path = `/api/cases/${view.id}/tasks/${tokenOf(view, user)}/complete`;
    const answer = await (await app.signIn(user)).post(path, { version: view.version, ...BODIES.approval });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };

  it('shows who signs, takes one more signer in, and lets the one who asked drop the signer again', async () => {
    const view = await caseAt(app, 'approval');
    expect(view.tasks[0].moves.joint).toMatchObject({ done: 0, total: 2 });
    expect(signers(view)).toMatchObject([
      { index: 0, person: { id: 'hepl-shenpi1', name: '雷鸣远' }, state: 'open', vote: null, addedBy: null },
      { index: 1, person: { id: 'hepl-shenpi2' }, state: 'open' },
    ]);
    const add = { type: 'task.addSigner', task: tokenOf(view, 'hepl-shenpi1'), reason: '请县局会签' };
    const list = await (await app.signIn('hepl-shenpi1')).get(
      `/api/cases/${view.id}/candidates?for=addSigner&task=${add.task}`,
    );
    expect(list.body.candidates).toMatchObject([
      { id: 'bj-shenpi' },
      { id: 'dc-shenpi1', name: '司马立新', officeName: '北京市东城区人力资源和社会保障局' },
      { id: 'dc-shenpi2' },
      { id: 'hepl-shenpi2', refusal: { code: 'signer.twice' } },
    ]);
    expect(await move('hepl-shenpi1', view, { ...add, to: 'hepl-chujian' })).toMatchObject({
      status: 403,
      body: { code: 'task.notHolder' },
    });
    const added = await done('hepl-shenpi1', view, { ...add, to: 'dc-shenpi1' });
    expect(signers(added)[2]).toMatchObject({
      person: { id: 'dc-shenpi1', name: '司马立新' },
      officeName: '北京市东城区人力资源和社会保障局',
      state: 'open',
      addedBy: { id: 'hepl-shenpi1', name: '雷鸣远' },
    });
    const signed = await sign('hepl-shenpi2', added);
    expect(signers(signed)[1]).toMatchObject({
      person: { id: 'hepl-shenpi2' },
      state: 'signed',
      task: null,
      vote: { outcome: 'approve', name: '同意' },
    });
    const drop = { type: 'task.dropSigner', task: tokenOf(signed, 'dc-shenpi1'), reason: '出差' };
    expect(await move('dc-shenpi2', signed, drop)).toMatchObject({ status: 403, body: { code: 'signer.notYours' } });
    const dropped = await done('hepl-shenpi1', signed, drop);
    expect(signers(dropped)[2]).toMatchObject({ state: 'dropped', addedBy: { id: 'hepl-shenpi1' } });
    expect((await sign('hepl-shenpi1', dropped)).tasks).toMatchObject([
      { element: 'issuance', moves: { joint: null } },
    ]);
  });

  it('lets 督办 of the county drop a signer, as the buttons say', async () => {
    const view = await caseAt(app, 'approval');
    const supervisor = await app.signIn('dc-duban');
    const seen = (await supervisor.get(`/api/cases/${view.id}`)).body;
    expect(seen.tasks[1].actions).toEqual([{ type: 'dropSigner', label: '减签' }]);
    const dropped = await done('dc-duban', view, {
      type: 'task.dropSigner',
      task: tokenOf(view, 'hepl-shenpi2'),
      reason: '长期病假',
    });
    expect(dropped.tasks).toHaveLength(1);
  });

  it('extends the limit once, on the request of another officer', async () => {
    const view = await caseAt(app, 'approval');
    const seen = (await (await app.signIn('hepl-shenpi1')).get(`/api/cases/${view.id}`)).body;
    expect(seen.actions).toContainEqual({
      type: 'extend',
      label: '延长办理期限',
      extension: { basis: '《行政许可法》第四十二条', max: { value: 10, unit: 'workingDay' }, times: 1 },
    });
    const body = {
      type: 'case.extend',
      by: { value: 5, unit: 'workingDay' },
      reason: '需实地核查',
      requestedBy: 'hepl-chushen1',
      notice: '东人社延〔2026〕1号',
    };
    const self = await move('hepl-shenpi1', view, { ...body, requestedBy: 'hepl-shenpi1' });
    expect(self).toMatchObject({ status: 422, body: { code: 'extension.approval' } });
    expect(await move('hepl-fushen1', view, body)).toMatchObject({
      status: 403,
      body: { code: 'extension.notApprover' },
    });
    expect(await move('hepl-shenpi1', view, { ...body, requestedBy: 'qx-chushen1' })).toMatchObject({
      status: 404,
      body: { code: 'person.notFound' },
    });
    const extended = await done('dc-shenpi1', view, body);
    expect(extended.clock.promised.due).toBeGreaterThan(view.clock.promised.due);
    expect(extended.moves.extensions).toEqual([
      {
        at: app.now(),
        by: { value: 5, unit: 'workingDay' },
        basis: '《行政许可法》第四十二条',
        reason: '需实地核查',
        requestedBy: { id: 'hepl-chushen1', name: '买合木提·热合曼' },
        approvedBy: { id: 'dc-shenpi1', name: '司马立新' },
        notice: '东人社延〔2026〕1号',
      },
    ]);
    expect(extended.timeline.at(-1)).toMatchObject({ title: '延长办理期限5个工作日' });
    expect(await move('dc-shenpi1', extended, body)).toMatchObject({ status: 422, body: { code: 'extension.times' } });
    const list = await (await app.signIn('dc-shenpi1')).get(`/api/cases/${view.id}/candidates?for=extend`);
    expect(list.body.candidates[0].refusal.code).toBe('extension.times');
  });
});

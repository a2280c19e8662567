import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../../kit/app.ts';
import { BODIES, caseAt, taskPath, USERS } from '../../kit/unemployment.ts';

type View = Answer['body'];

const token = (view: View): number => view.tasks[0].token;
const offered = (view: View): string[] => view.actions.map(({ type }: { type: string }) => type);
const doable = (view: View): string[] => view.tasks[0].actions.map(({ type }: { type: string }) => type);

describe('approval moves over the API', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  /** Sends a move as `user` on the version that stands. */
  const move = async (user: string, view: View, body: object, key?: string): Promise<Answer> => {
    const caller = await app.signIn(user);
    const { version } = (await caller.get(`/api/cases/${view.id}`)).body;
    return caller.post(`/api/cases/${view.id}/moves`, { version, ...body }, key);
  };
  const done = async (user: string, view: View, body: object): Promise<View> => {
    const answer = await move(user, view, body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const seen = async (user: string, view: View): Promise<View> =>
    (await (await app.signIn(user)).get(`/api/cases/${view.id}`)).body;
  const claimed = async (step: 'preliminaryReview' | 'approval', user: string = USERS[step]): Promise<View> => {
    const view = await caseAt(app, step);
    const caller = await app.signIn(user);
    return (await caller.post(taskPath(view, 'claim'), { version: view.version })).body;
  };

  it('delegate a task, which comes back with what was found', async () => {
    const view = await claimed('preliminaryReview');
    const task = token(view);
    const given = await done('hepl-chushen1', view, {
      type: 'task.delegate',
      task,
      to: 'hepl-chushen2',
      reason: '请核实灵活就业情况',
    });
    expect(given.tasks[0]).toMatchObject({
      assignee: 'hepl-chushen2',
      moves: { delegation: { by: { id: 'hepl-chushen1' }, to: { name: '岑春明' }, reason: '请核实灵活就业情况' } },
    });
    expect(doable(given)).toEqual(['recall']);
    const back = await done('hepl-chushen2', view, { type: 'task.giveBack', task, opinion: '已电话核实，未就业。' });
    expect(back.tasks[0]).toMatchObject({ assignee: 'hepl-chushen1', moves: { delegation: null } });
    expect(back.timeline.at(-1)).toMatchObject({ title: '交回委派', text: '已电话核实，未就业。' });
    const again = await move('hepl-chushen2', view, { type: 'task.giveBack', task, opinion: '再交回' });
    expect(again).toMatchObject({ status: 422, body: { code: 'delegate.none' } });
  });

  it('call a delegated task back, which only its owner does', async () => {
    const view = await claimed('preliminaryReview');
    const task = token(view);
    const body = { type: 'task.delegate', task, to: 'hepl-chushen2', reason: '请代为准备' };
    await done('hepl-chushen1', view, body);
    const other = await move('hepl-fushen1', view, { type: 'task.recall', task, reason: '收回' });
    expect(other).toMatchObject({ status: 403, body: { code: 'delegate.notYours' } });
    const back = await done('hepl-chushen1', view, { type: 'task.recall', task, reason: '本人已返岗' });
    expect(back.tasks[0]).toMatchObject({ assignee: 'hepl-chushen1', moves: { delegation: null } });
  });

  it("name people by id: nobody's posts are taken from the sender", async () => {
    const view = await claimed('preliminaryReview');
    const task = token(view);
    const base = { type: 'task.delegate', task, reason: '请代为准备' };
    for (const to of ['nobody', 'qx-chushen1', 'mw-chushen1'])
      expect(await move('hepl-chushen1', view, { ...base, to })).toMatchObject({
        status: 404,
        body: { code: 'person.notFound' },
      });
    const postless = await move('hepl-chushen1', view, { ...base, to: 'hepl-chujian' });
    expect(postless).toMatchObject({ status: 403, body: { code: 'task.notHolder' } });
    const forged = await move('hepl-chushen1', view, { ...base, to: { id: 'hepl-chujian', posts: ['approval'] } });
    expect(forged.status).toBe(400);
    const performer = await move('hepl-chushen1', view, { ...base, to: 'hepl-shouli1' });
    expect(performer.status).toBe(403);
  });

  it('ask others for their opinion while the task stays', async () => {
    const view = await claimed('approval');
    const task = token(view);
    const asked = await done(USERS.approval, view, {
      type: 'task.consult',
      task,
      to: ['dc-fuhe1', 'hepl-neikong'],
      question: '该人员是否仍在领取生育津贴？',
    });
    expect(asked.tasks[0]).toMatchObject({
      assignee: USERS.approval,
      moves: { consultations: [{ to: { id: 'dc-fuhe1' }, state: 'waiting', advice: null }, { state: 'waiting' }] },
    });
    expect(doable(await seen('dc-fuhe1', view))).toContain('advise');
    const advised = await done('dc-fuhe1', view, { type: 'task.advise', task, opinion: '已停止领取。' });
    expect(advised.tasks[0].moves.consultations[0]).toMatchObject({
      by: { id: USERS.approval },
      state: 'answered',
      advice: { text: '已停止领取。' },
    });
    const uninvited = await move('hepl-duban', view, { type: 'task.advise', task, opinion: '同意' });
    expect(uninvited).toMatchObject({ status: 403, body: { code: 'consult.notAsked' } });
    const self = await move(USERS.approval, view, { type: 'task.consult', task, to: [USERS.approval], question: '？' });
    expect(self).toMatchObject({ status: 422, body: { code: 'consult.self' } });
  });

  it('take a finished step back until somebody opens the next one', async () => {
    const view = await caseAt(app, 'reexamination');
    const mine = await seen(USERS.preliminaryReview, view);
    expect(mine.actions).toContainEqual({
      type: 'takeBack',
      label: '取回',
      elements: [{ element: 'preliminaryReview', name: '初审' }],
    });
    const body = { type: 'task.takeBack', element: 'preliminaryReview', reason: '发现登记日期录入有误' };
    const back = await done(USERS.preliminaryReview, view, body);
    expect(back.tasks).toMatchObject([{ element: 'preliminaryReview', assignee: USERS.preliminaryReview }]);
    const caller = await app.signIn(USERS.preliminaryReview);
    const sent = { version: back.version, ...BODIES.preliminaryReview };
    const forward = (await caller.post(taskPath(back, 'complete'), sent)).body;
    const path = `/api/cases/${view.id}/moves`;
    const opened = await (await app.signIn('hepl-fushen1')).post(path, { type: 'task.open', task: token(forward) });
    expect(opened.body.tasks[0].moves.opened).toBe(true);
    expect(await move(USERS.preliminaryReview, view, body)).toMatchObject({
      status: 422,
      body: { code: 'takeBack.opened' },
    });
    const stranger = await move('hepl-chujian', view, { type: 'task.open', task: token(forward) });
    expect(stranger).toMatchObject({ status: 403, body: { code: 'task.notHolder' } });
  });

  it('are refused on a step that is not signed jointly', async () => {
    const view = await claimed('approval');
    const task = token(view);
    const add = { type: 'task.addSigner', task, to: 'hepl-shenpi2', reason: '请一并签署' };
    expect(await move(USERS.approval, view, add)).toMatchObject({ status: 422, body: { code: 'signer.notJoint' } });
    const drop = await move('hepl-duban', view, { type: 'task.dropSigner', task, reason: '出差' });
    expect(drop).toMatchObject({ status: 422, body: { code: 'signer.notJoint' } });
  });

  it('ask for materials from a later step, beyond the first notice with consent only', async () => {
    const view = await claimed('approval');
    const demand = (material: string) => ({
      type: 'task.demand',
      task: token(view),
      materials: [material],
      note: '请补交原件',
    });
    const consent = { type: 'case.consent', materials: ['diploma'], reason: '材料真实性存疑，确需核对' };
    expect(await move(USERS.approval, view, demand('diploma'))).toMatchObject({
      status: 422,
      body: { code: 'notice.needsConsent' },
    });
    expect(await move(USERS.approval, view, consent)).toMatchObject({
      status: 403,
      body: { code: 'consent.notAllowed' },
    });
    const agreed = await done('dc-duban', view, consent);
    expect(agreed.moves.consents).toMatchObject([{ by: '史晓东', materials: ['diploma'] }]);
    expect((await done(USERS.approval, view, demand('diploma'))).moves.breaches).toBe(1);
    const waiting = await seen(USERS.approval, view);
    expect(waiting).toMatchObject({ status: 'supplementing', tasks: [{ moves: { demanding: true } }] });
    expect(doable(waiting)).not.toContain('complete');
  });

  it('copy a case to colleagues and urge its tasks', async () => {
    const view = await caseAt(app, 'approval');
    const copied = await done(USERS.preliminaryReview, view, {
      type: 'case.copy',
      to: ['dc-shenpi1', 'hepl-neikong'],
      note: '请知悉',
    });
    expect(copied.moves.copies).toMatchObject([
      { by: '买合木提·热合曼', to: { id: 'dc-shenpi1', name: '司马立新' }, note: '请知悉' },
      { to: { id: 'hepl-neikong' } },
    ]);
    const outsider = await move('hepl-chujian', view, { type: 'case.copy', to: ['dc-shenpi1'], note: '' });
    expect(outsider).toMatchObject({ status: 403, body: { code: 'copy.notAllowed' } });
    const urge = { type: 'case.remind', task: token(view), text: '申请人已两次来电询问' };
    const urged = await done('hepl-shouli1', view, urge);
    expect(urged.moves.reminders).toMatchObject([{ task: token(view), text: '申请人已两次来电询问' }]);
    expect(urged.actions).toContainEqual({
      type: 'remind',
      label: '催办',
      tasks: [{ token: token(view), name: '审批', assigneeName: null }],
    });
    const idle = await move('hepl-chujian', view, urge);
    expect(idle).toMatchObject({ status: 403, body: { code: 'remind.notAllowed' } });
  });

  it('let a case stand still and go on', async () => {
    const view = await claimed('approval');
    const body = { type: 'case.suspend', reason: 'judicialFinding', notice: '因劳动关系诉讼未结，本件中止办理。' };
    const outsider = await move('hepl-chujian', view, body);
    expect(outsider).toMatchObject({ status: 403, body: { code: 'suspend.notAllowed' } });
    const unknown = await move(USERS.approval, view, { ...body, reason: 'holiday' });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'suspend.reason' } });
    const { reasons } = view.actions.find(({ type }: { type: string }) => type === 'suspend');
    expect(reasons).toContainEqual({ code: 'judicialFinding', name: '等待司法结论' });
    const stopped = await done(USERS.approval, view, body);
    expect(stopped).toMatchObject({
      clock: { state: 'paused' },
      moves: { suspended: { at: app.now(), by: '雷鸣远', reasonName: '等待司法结论', notice: body.notice } },
      tasks: [{ actions: [] }],
    });
    expect(offered(stopped)).toContain('resume');
    expect(offered(stopped)).not.toContain('suspend');
    const sent = { version: stopped.version, ...BODIES.approval };
    const worked = await (await app.signIn(USERS.approval)).post(taskPath(view, 'complete'), sent);
    expect(worked).toMatchObject({ status: 422, body: { code: 'case.suspended' } });
    const resumed = await done('dc-duban', view, { type: 'case.resume', note: '判决书已送达' });
    expect(resumed).toMatchObject({ clock: { state: 'running' }, moves: { suspended: null } });
    const twice = await move('dc-duban', view, { type: 'case.resume', note: '' });
    expect(twice).toMatchObject({ status: 422, body: { code: 'resume.notSuspended' } });
  });

  it('end a case by a supervisor, of the county too', async () => {
    const view = await caseAt(app, 'preliminaryReview');
    const body = { type: 'case.terminate', reason: '补正期满未提交材料', result: 'expired' };
    const clerk = await move(USERS.acceptance, view, body);
    expect(clerk).toMatchObject({ status: 403, body: { code: 'terminate.notAllowed' } });
    expect(await done('dc-duban', view, body)).toMatchObject({ result: 'expired', tasks: [], actions: [] });
  });

  it('extend no limit that no law lets be extended', async () => {
    const view = await claimed('approval');
    expect(offered(view)).not.toContain('extend');
    const answer = await move(USERS.approval, view, {
      type: 'case.extend',
      by: { value: 5, unit: 'workingDay' },
      reason: '案情复杂',
      requestedBy: USERS.preliminaryReview,
      notice: '东人社延〔2026〕1号',
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'extension.notAllowed' } });
  });

  it('happen once under one key, on the version that the sender saw, and not on the cases of others', async () => {
    const view = await claimed('preliminaryReview');
    const path = `/api/cases/${view.id}/moves`;
    const body = { version: view.version, type: 'case.copy', to: ['hepl-neikong'], note: '请知悉' };
    const caller = await app.signIn(USERS.preliminaryReview);
    const first = await caller.post(path, body, 'copy-key-00001');
    const again = await caller.post(path, body, 'copy-key-00001');
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(again.body.moves.copies).toHaveLength(1);
    const stale = await caller.post(path, body);
    expect(stale).toMatchObject({ status: 409, body: { current: { version: view.version + 1 } } });
    const stranger = await app.signIn('mw-chushen1');
    expect(await stranger.post(path, body)).toMatchObject({ status: 404, body: { code: 'case.notFound' } });
    const list = `/api/cases/${view.id}/candidates?for=copy`;
    expect(await stranger.get(list)).toMatchObject({ status: 404, body: { code: 'case.notFound' } });
    expect((await caller.post(path, { ...body, type: 'case.erase' })).status).toBe(400);
    expect((await app.anyone().post(path, body)).status).toBe(401);
  });

  it('name only people who see the case, each with the reason that stands against the move', async () => {
    const view = await claimed('preliminaryReview');
    const reviewer = await app.signIn(USERS.preliminaryReview);
    const ask = async (query: string) => (await reviewer.get(`/api/cases/${view.id}/candidates?${query}`)).body;
    const ids = ({ candidates }: View): string[] => candidates.map(({ id }: { id: string }) => id);
    expect(await ask(`for=delegate&task=${token(view)}`)).toEqual({
      candidates: [{ id: 'hepl-chushen2', name: '岑春明', officeName: expect.any(String), postNames: ['初审'] }],
    });
    const consulted = await ask(`for=consult&task=${token(view)}`);
    expect(ids(consulted)).toEqual(expect.arrayContaining(['hepl-chushen2', 'dc-shenpi1', 'bj-duban']));
    for (const stranger of ['mw-chushen1', 'qx-chushen1', USERS.preliminaryReview])
      expect(ids(consulted)).not.toContain(stranger);
    const clerk = consulted.candidates.find(({ id }: { id: string }) => id === USERS.acceptance);
    expect(clerk.refusal).toMatchObject({ code: 'duty.conflict' });
    expect(ids(await ask('for=copy'))).toContain('hepl-shouli1');
    expect(await ask('for=consult')).toMatchObject({ status: 400, code: 'request.task' });
    expect(await ask('for=consult&task=999')).toMatchObject({ status: 404, code: 'task.notFound' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine';
import { type Answer, createTestApp, type TestApp } from '../../../kit/app.ts';
import { accept, COUNTY, drafted, ok, receive } from './kit.ts';

type Body = Answer['body'];
type Change = (part: JsonObject) => void;

describe('parts that a county localizes within its rights', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  }, 60_000);
  afterAll(() => app.close());

  /** Drafted, in words, and in force. */
  async function active(part: string, change: Change): Promise<Body> {
    const { caller, draft } = await drafted(app, { ...COUNTY, part }, change, { expires: null });
    expect([draft.problems, draft.exceeded, draft.may.activate]).toEqual([[], [], true]);
    const on = ok(await caller.post(`/api/localizations/${draft.id}/activate`, { version: draft.version }));
    expect(on.status).toBe('active');
    return draft;
  }

  it('a process: a step has a limit, in a file that is otherwise the same', async () => {
    const before = await receive(app);
    const draft = await active('processes/national:profile-a', ({ elements }) => {
      Object.assign((elements as { approval: JsonObject }).approval, {
        limit: { value: 1, unit: 'workingDay' },
        name: '县级审批',
      });
    });
    expect(draft.compared.map(({ place, after }: Body) => [place, after])).toEqual([
      ['县级审批 › 名称', '县级审批'],
      ['县级审批 › 时限', '1个工作日'],
    ]);
    expect(draft.users).toEqual(expect.arrayContaining(['失业登记']));
    expect(draft.source).toContain('<bpmn:process id="profile-a"');
    const after = await accept(app, await receive(app));
    const compiled = await app.services.items.byDigest(after.item.digest);
    expect([compiled?.process.nodes.approval?.name, compiled?.xml.includes('wutong:limit="1"')]).toEqual([
      '县级审批',
      true,
    ]);
    const old = await app.services.items.byDigest(before.item.digest);
    expect(old?.process.nodes.approval?.name).toBe('审批');
  });

  it('a process as another file: every element that differs is told, and needs approval', async () => {
    const { draft } = await drafted(app, { ...COUNTY, part: 'processes/national:profile-c' }, (part) => {
      part.xml = '<x/>';
    });
    expect(draft.problems).toEqual([expect.stringContaining('不是可读取的 BPMN')]);
    const county = await app.signIn(COUNTY.user);
    const xml = draft.source.replace(/(<bpmn:userTask id="issuance"[^>]*wutong:post=")[^"]*"/, '$1approval"');
    const saved = ok(
      await county.put(`/api/localizations/${draft.id}`, {
        version: draft.version,
        content: JSON.stringify({ ...JSON.parse(draft.base), xml }),
      }),
    );
    expect(saved.exceeded.map(({ reason }: Body) => reason)).toEqual([
      expect.stringMatching(/的岗位由.*改为.*改动关系到岗位分设$/),
    ]);
    expect([saved.may.activate, saved.may.submit]).toEqual([false, true]);
  });

  it('a paper: a note of one’s own is printed', async () => {
    await active('documents/national:receipt', ({ blocks }) => {
      (blocks as JsonObject[]).push({ type: 'note', text: '咨询电话：0458-5550123。' });
    });
    const view = await receive(app);
    const clerk = await app.signIn('wt-shouli1');
    const paper = ok(await clerk.get(`/api/cases/${view.id}/documents/receipt`));
    expect(JSON.stringify(paper)).toContain('0458-5550123');
    const city = ok(await (await app.signIn('fq-shixiang')).get('/api/localizations')).localizations;
    expect(city.map(({ kindName }: Body) => kindName)).toContain('文书');
  });

  it('a regulation and a poster: shown in the county, not elsewhere', async () => {
    await active('rule-texts/national:conduct', ({ articles }) => {
      (articles as JsonObject[]).push({ text: '䶮川集中受理日提前半小时开门。' });
    });
    await active('posters/national:commitments', ({ blocks }) => {
      (blocks as JsonObject[]).push({ type: 'note', text: '清溪县监督电话：0458-5550199。' });
    });
    const texts = async (user: string) => {
      const list = ok(await (await app.signIn(user)).get('/api/rule-texts')).texts;
      return list.map(({ ref }: Body) => ref).filter((ref: string) => ref.endsWith(':conduct'));
    };
    expect([await texts('wt-shouli1'), await texts('fq-fushen1')]).toEqual([['d990121:conduct'], ['national:conduct']]);
    const clerk = await app.signIn('wt-shouli1');
    const posters = ok(await clerk.get('/api/posters')).posters.map(({ ref }: Body) => ref);
    expect(posters).toContain('d990121:commitments');
  });

  it('a calendar: a day at work counts, a day off needs approval', async () => {
    await active('calendars/national:china', ({ workdays }) => {
      Object.assign(workdays as JsonObject, { '2026-03-07': '周六延时受理' });
    });
    const view = await accept(app, await receive(app));
    const compiled = await app.services.items.byDigest(view.item.digest);
    expect(compiled?.calendar.workdays).toMatchObject({ '2026-03-07': '周六延时受理' });
    const { draft } = await drafted(app, { ...COUNTY, part: 'calendars/national:china' }, ({ holidays }) => {
      Object.assign(holidays as JsonObject, { '2026-04-20': '三月三' });
    });
    expect(draft.exceeded).toMatchObject([
      { pointer: '/holidays', approvable: true, reason: expect.stringContaining('延长') },
    ]);
    const locked = await drafted(app, { ...COUNTY, part: 'calendars/national:china' }, (part) => {
      part.utcOffset = 540;
    });
    expect(locked.draft.exceeded.at(-1)).toMatchObject({ pointer: '/utcOffset', approvable: false, layer: '国家' });
  });

  it('a figure of another division is nobody’s to write', async () => {
    const { caller, draft } = await drafted(
      app,
      { ...COUNTY, part: 'parameters/national:startupLoanLimit' },
      (part) => {
        (part as unknown as { values: JsonObject[] }).values.push({ from: '2026-01-01', division: '9902', value: 50 });
      },
    );
    expect(draft.exceeded).toMatchObject([
      { approvable: false, reason: expect.stringContaining('不是本辖区（990121）的值') },
    ]);
    const sent = await caller.post(`/api/localizations/${draft.id}/submit`, { version: draft.version });
    expect([sent.status, sent.body.code]).toEqual([422, 'localization.lockedAbove']);
  });
});

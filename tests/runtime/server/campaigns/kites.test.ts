import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, createTestApp, type TestApp } from '../../../kit/app.ts';
import { installKites } from './kitePack.ts';
import { campaignPath, complete, DAY, officeAt } from './survey.ts';

describe('a campaign of a county', () => {
  let app: TestApp;
  const county = (): Promise<Caller> => app.signIn('kite-duban');
  const village = (): Promise<Caller> => app.signIn('kite-shouli');
  const started = async (ref: string): Promise<string> => {
    const { status, body } = await (await county()).post(`${campaignPath(ref)}/runs`, {});
    expect(status, JSON.stringify(body)).toBe(200);
    return body.id;
  };
  const states = async (run: string): Promise<string[]> =>
    (await (await county()).get(officeAt(run, 'longtang'))).body.stages.map(({ state }: { state: string }) => state);
  beforeAll(async () => {
    app = await createTestApp({ now: Date.parse('2026-04-01T09:00:00+08:00') });
    await installKites(app);
  });
  afterAll(() => app.close());

  it('is offered where it holds and nowhere else, and started by the level that takes part highest', async () => {
    const refs = async (who: Caller) =>
      (await who.get('/api/campaigns')).body.campaigns.map(({ ref }: { ref: string }) => ref);
    expect(await refs(await county())).toContain('kites:kite-count');
    expect(await refs(await app.signIn('qx-duban'))).not.toContain('kites:kite-count');
    const { body } = await (await county()).get(`${campaignPath('kites:kite-count')}/rehearsal`);
    expect(body.problems).toEqual([]);
    expect(body.offices.map(({ id }: { id: string }) => id)).toEqual(['longtang', 'yangliu']);
  });

  it('goes on by itself when a timer is due, and the chain says so', async () => {
    const run = await started('kites:kite-count');
    const counted = { element: 'count', evidence: { kites: 7, keepers: 3 } };
    expect((await complete(await village(), run, 'longtang', counted)).status).toBe(200);
    expect((await complete(await county(), run, 'longtang', { element: 'check', outcome: 'pass' })).status).toBe(200);
    expect((await (await village()).get('/api/campaign-tasks')).body.tasks).toMatchObject([{ name: '总结' }]);
    await app.advance(19 * DAY);
    expect(await states(run)).toEqual(['done', 'open']);
    await app.advance(2 * DAY);
    expect(await states(run)).toEqual(['done', 'skipped']);
    expect((await (await village()).get('/api/campaign-tasks')).body.tasks).toEqual([]);
    const { history, ended } = (await (await county()).get(officeAt(run, 'longtang'))).body;
    expect(ended).toBe(true);
    expect(history[0]).toMatchObject({ actor: '系统', words: ['到期，系统自动办理', '全部环节完成'] });
    expect(await app.services.store.verifyChain()).toMatchObject({ ok: true });
  });

  it('holds figures against the facts of the office and the officers on record', async () => {
    const runs = (await (await county()).get('/api/campaign-runs')).body.runs;
    const run = runs[0].id;
    const path = `/api/campaign-runs/${run}/draw`;
    const { version } = (await (await county()).get(path)).body.run;
    expect((await (await county()).post(path, { version, word: '3' })).status).toBe(200);
    const { checks } = (await (await county()).get(path)).body;
    expect(checks).toHaveLength(2);
    const own = checks.find(({ office }: { office: { id: string } }) => office.id === 'longtang');
    expect(own.compared).toMatchObject([
      { evidence: 'kites', reported: 7, recorded: 7 },
      { evidence: 'keepers', reported: 3, recorded: 2 },
    ]);
  });

  it('holds a figure against the indicator that it names', async () => {
    const run = await started('kites:by-indicator');
    const counted = { element: 'count', evidence: { kites: 7, keepers: 3 } };
    await complete(await village(), run, 'longtang', counted);
    const path = `/api/campaign-runs/${run}/draw`;
    await (await county()).post(path, { version: 1, word: '五' });
    const { checks } = (await (await county()).get(path)).body;
    const own = checks.find(({ office }: { office: { id: string } }) => office.id === 'longtang');
    expect(own.compared).toMatchObject([
      { stage: 'count', evidence: 'keepers', name: '放飞员人数', reported: 3, recorded: 2 },
    ]);
    const finding = { version: own.version, matches: true, note: '' };
    expect((await (await county()).post(`${officeAt(run, 'longtang')}/finding`, finding)).status).toBe(200);
  });

  it('keeps what a run began with when the pack is upgraded; the next one has the new', async () => {
    const before = (await (await county()).get('/api/campaign-runs')).body.runs.map(
      ({ title }: { title: string }) => title,
    );
    await installKites(app, '1.1.0', '风筝大普查');
    const { runs } = (await (await county()).get('/api/campaign-runs')).body;
    expect(runs.map(({ title }: { title: string }) => title)).toEqual(before);
    const own = runs.find(({ ref }: { ref: string }) => ref === 'kites:kite-count');
    expect(own.pack.version).toBe('1.0.0');
    expect((await (await county()).get(officeAt(own.id, 'yangliu'))).body.stages).toHaveLength(2);
    const next = await started('kites:kite-count');
    expect((await (await county()).get(`/api/campaign-runs/${next}`)).body.run).toMatchObject({
      title: '风筝大普查',
      pack: { version: '1.1.0' },
    });
  });
});

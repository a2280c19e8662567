import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installItems, packRow } from '../../../runtime/server/packs/install.ts';
import { compiled, opened } from '../../engine/pack/kitePack.ts';
import { inspected, inspectionFiles, late, skipped } from '../../engine/pack/scenario/inspectionPack.ts';
import { type Caller, createTestApp, type TestApp } from '../../kit/app.ts';

const NAME = '@wutong/kite';
const PACK = `/api/packs/${encodeURIComponent(NAME)}`;
const LATE = 'scenarios/kite-permit/s1.json';
const FORM = 'forms/kite-permit.json';

describe('the certification of packs', () => {
  let app: TestApp;
  let designer: Caller;
  beforeAll(async () => {
    app = await createTestApp();
    const files = inspectionFiles(inspected, late, skipped);
    const manifest = JSON.parse(files['package.json'] ?? '');
    Object.assign(manifest.wutong, { layer: 'province', division: '11' });
    const kite = { ...files, 'package.json': JSON.stringify(manifest) };
    await installItems(app.services.store, packRow(opened(kite), app.now(), 'system'), await compiled(kite));
    app.services.packs.forget();
    designer = await app.signIn('bj-shixiang');
  });
  afterAll(() => app.close());

  async function draft(path: string, change: (content: string) => string): Promise<string> {
    const { content, digest } = (await designer.get(`${PACK}/file?path=${encodeURIComponent(path)}`)).body;
    const saved = await designer.put('/api/drafts', {
      pack: NAME,
      path,
      content: change(content),
      base: digest,
      version: 0,
    });
    expect(saved.status).toBe(200);
    return saved.body.id;
  }

  const publish = () => designer.post(`${PACK}/publish`, {});
  const discard = (id: string) => designer.send('DELETE', `/api/drafts/${id}`);

  async function finished() {
    for (let turn = 0; turn < 300; turn++) {
      const { body } = await designer.get(`${PACK}/certification`);
      if (body.status !== 'running') return body;
      expect(body.done).toBeLessThanOrEqual(body.total);
      await setTimeout(50);
    }
    throw new Error('the certification does not end');
  }

  it('is for holders of the post 事项管理', async () => {
    expect((await app.anyone().get(`${PACK}/certification`)).status).toBe(401);
    expect((await designer.get('/api/packs/nothing/certification')).status).toBe(404);
  });

  it('runs beside other requests and shows what both engines say', async () => {
    expect((await designer.get(`${PACK}/certification`)).body).toMatchObject({ status: 'none', scenarios: [] });
    const begun = await designer.post(`${PACK}/certification`, {});
    expect(begun).toMatchObject({ status: 202, body: { status: 'running', version: '1.2.0' } });
    expect((await designer.post(`${PACK}/certification`, {})).status).toBe(202);
    const { scenarios, processes, problems, ...rest } = await finished();
    expect(rest).toMatchObject({ status: 'finished', certifiedVersion: '1.2.0', threshold: 90, publishing: null });
    expect(problems).toEqual([]);
    expect(scenarios).toHaveLength(3);
    for (const { verdicts } of scenarios)
      expect(verdicts.map((one: { engine: string; verdict: string }) => `${one.engine} ${one.verdict}`)).toEqual([
        'wutong passed',
        'bpmn-engine passed',
      ]);
    expect(processes).toEqual([
      {
        process: 'kite:kite',
        name: 'kite',
        pack: NAME,
        path: 'processes/kite.bpmn',
        campaigns: [],
        items: ['kite:kite-permit'],
        parts: 15,
        reached: 15,
        percent: 100,
        threshold: 90,
        enough: true,
        missed: [],
      },
    ]);
  });

  it('refuses a publication with a failing scenario: file, step, what should be and what is', async () => {
    const id = await draft(LATE, (text) => text.replace('"advance":"P9D"', '"advance":"P8D"'));
    const refused = await publish();
    expect(refused).toMatchObject({ status: 422, body: { code: 'certification.failed' } });
    expect(refused.body.problems[0]).toEqual({
      code: 'scenario.unexpected',
      message: '办件的状态应为“concluded”，结果为“received”。（内容包“@wutong/kite”）',
      file: LATE,
      path: '/expect/status',
    });
    expect((await designer.get(PACK)).body).toMatchObject({ version: '1.2.0', drafts: 1 });
    await discard(id);
  });

  it('refuses a publication after which a process is walked too little, although no item changed', async () => {
    const id = await draft(LATE, () => JSON.stringify(skipped));
    const refused = await publish();
    expect(refused).toMatchObject({ status: 422, body: { code: 'certification.failed' } });
    expect(refused.body.problems).toMatchObject([{ code: 'coverage.low', file: 'processes/kite.bpmn' }]);
    expect(refused.body.problems[0].message).toContain(
      '86%，应不低于 90%。请补写情景，走到：“超期→超期结束”、结束“超期结束”',
    );
    await discard(id);
  });

  it('does not publish what was overtaken meanwhile', async () => {
    await draft(FORM, (text) => text.replace('放风筝申请表', '放风筝申请书'));
    const [published] = await Promise.all([publish(), draft(LATE, (text) => text.replace('申请放风筝', '放风筝'))]);
    expect(published).toMatchObject({ status: 409, body: { code: 'publish.overtaken' } });
    expect((await designer.get(PACK)).body).toMatchObject({ version: '1.2.0', drafts: 2 });
  });

  it('publishes what is certified', async () => {
    expect(await publish()).toMatchObject({ status: 200, body: { version: '1.2.1', items: ['kite:kite-permit'] } });
    const after = (await designer.get(`${PACK}/certification`)).body;
    expect(after).toMatchObject({ version: '1.2.1', certifiedVersion: '1.2.0' });
  });
});

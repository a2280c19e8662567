import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, createTestApp, type TestApp } from '../../kit/app.ts';
import { application, caseAt, complete, USERS } from '../../kit/unemployment.ts';

const PACK = encodeURIComponent('@wutong/national');
const PATH = 'forms/unemp-reg.json';

describe('the studio', () => {
  let app: TestApp;
  let designer: Caller;
  beforeAll(async () => {
    app = await createTestApp();
    designer = await app.signIn('bj-shixiang');
  });
  afterAll(() => app.close());

  const published = async (path: string) =>
    (await designer.get(`/api/packs/${PACK}/file?path=${encodeURIComponent(path)}`)).body;
  const save = (path: string, content: string, base: string, version: number) =>
    designer.put('/api/drafts', { pack: '@wutong/national', path, content, base, version });

  it('lists packs with their files', async () => {
    const { packs } = (await designer.get('/api/packs')).body;
    expect(packs.map(({ namespace }: { namespace: string }) => namespace).sort()).toEqual(['beijing', 'national']);
    const detail = (await designer.get(`/api/packs/${PACK}`)).body;
    expect(detail.files).toContainEqual(
      expect.objectContaining({ path: PATH, kind: 'forms', title: '失业登记表', draft: null }),
    );
  });

  it('keeps drafts, and shows the other’s when both edited', async () => {
    const { content, digest } = await published(PATH);
    const first = await save(PATH, content, digest, 0);
    expect(first).toMatchObject({ status: 200, body: { version: 1 } });
    const other = await save(PATH, `${content} `, digest, 0);
    expect(other).toMatchObject({ status: 409, body: { code: 'draft.stale', current: { version: 1, content } } });
    expect((await designer.get(`/api/drafts/${first.body.id}`)).body.content).toBe(content);
    expect((await designer.send('DELETE', `/api/drafts/${first.body.id}`)).status).toBe(204);
    expect((await designer.get(`/api/drafts/${first.body.id}`)).status).toBe(404);
  });

  it('takes no path outside the pack', async () => {
    for (const path of ['../../etc/passwd', '/etc/passwd', 'scripts/run.js', 'forms/../x.json'])
      expect(await save(path, '{}', '', 0)).toMatchObject({ status: 422, body: { code: 'draft.path' } });
  });

  it('names the items and campaigns of all packs that run a process', async () => {
    const users = async (pack: string, id: string) =>
      designer.get(`/api/packs/${encodeURIComponent(pack)}/processes/${id}/users`);
    const shared = (await users('@wutong/national', 'profile-a-publicity')).body;
    expect(shared.items.map(({ id }: { id: string }) => id)).toContain('difficult-cert');
    expect(shared.items[0]).toMatchObject({ elements: { timeLimit: expect.any(Object) } });
    expect(shared.campaigns).toEqual([]);
    expect((await users('@wutong/national', 'campaign-survey')).body).toMatchObject({
      items: [],
      campaigns: expect.arrayContaining(['基层人力资源社会保障平台年度统计调查']),
    });
    expect((await users('@wutong/nowhere', 'x')).status).toBe(404);
    const clerk = await app.signIn(USERS.acceptance);
    expect((await clerk.get(`/api/packs/${PACK}/processes/x/users`)).status).toBe(403);
  });

  it('finds faults while one types', async () => {
    const lint = async (content: string, path = PATH) =>
      (await designer.post('/api/lint', { pack: '@wutong/national', path, content })).body.findings;
    expect(await lint((await published(PATH)).content)).toEqual([]);
    expect(await lint('{')).toMatchObject([{ severity: 'error', file: PATH }]);
    const process = await published('processes/profile-b.bpmn');
    const broken = process.content.replace('wutong:sendBackTo="acceptance"', 'wutong:sendBackTo="nowhere"');
    expect((await lint(broken, 'processes/profile-b.bpmn')).length).toBeGreaterThan(0);
  });

  it('refuses to publish a broken draft, and nothing changes', async () => {
    const { content, digest } = await published('items/unemp-reg.json');
    const draft = await save(
      'items/unemp-reg.json',
      content.replace('"process": "profile-a"', '"process": "kite"'),
      digest,
      0,
    );
    expect(draft.status).toBe(200);
    const refused = await designer.post(`/api/packs/${PACK}/publish`, {});
    expect(refused).toMatchObject({ status: 422, body: { code: 'publish.refused' } });
    expect(refused.body.problems[0]).toMatchObject({ file: 'items/unemp-reg.json', path: '/process' });
    expect((await designer.get(`/api/packs/${PACK}`)).body).toMatchObject({ version: '1.0.0', drafts: 1 });
    await designer.send('DELETE', `/api/drafts/${draft.body.id}`);
  });

  it('publishes: new cases run on the new version, running ones keep theirs', async () => {
    const running = await caseAt(app, 'preliminaryReview');
    const { content, digest } = await published(PATH);
    await save(PATH, content.replace('"title": "技能特长"', '"title": "技术特长"'), digest, 0);
    const done = await designer.post(`/api/packs/${PACK}/publish`, {}, 'publish-key-1');
    expect(done).toMatchObject({ status: 200, body: { version: '1.0.1' } });
    expect(done.body.items).toEqual(expect.arrayContaining(['national:unemp-reg', 'beijing:unemp-reg']));
    expect((await designer.post(`/api/packs/${PACK}/publish`, {}, 'publish-key-1')).body).toEqual(done.body);
    expect((await designer.get(`/api/packs/${PACK}`)).body).toMatchObject({ version: '1.0.1', drafts: 0 });

    const clerk = await app.signIn(USERS.acceptance);
    const skillTitle = async (id: string) =>
      (await clerk.get(`/api/cases/${id}`)).body.compiled.form.schema.properties.skill.title;
    const fresh = (await clerk.post('/api/cases', application())).body;
    expect(fresh.item.digest).not.toBe(running.item.digest);
    expect(await skillTitle(fresh.id)).toBe('技术特长');
    expect(await skillTitle(running.id)).toBe('技能特长');
    const goesOn = await complete(app, running);
    expect(goesOn.body).toMatchObject({ item: { digest: running.item.digest }, tasks: [{ element: 'reexamination' }] });
    expect((await designer.post(`/api/packs/${PACK}/publish`, {})).body.code).toBe('publish.nothing');
    // The items on two processes are certified.
  }, 60_000);
});

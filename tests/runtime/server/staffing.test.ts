import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Process } from '#engine';
import { createTestApp, type TestApp } from '../../kit/app.ts';
import { caseAt, ITEM, USERS } from '../../kit/unemployment.ts';

const MINUTE = 60_000;

describe('what a staffing simulation starts from', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  const studio = () => app.signIn('bj-shixiang');
  const input = async () => (await (await studio()).get(`/api/staffing/${encodeURIComponent(ITEM)}`)).body;

  it('is the version that runs, its calendar, and how many officers hold each post', async () => {
    const { versions, staff, calendar, measured, postNames } = await input();
    expect(versions).toHaveLength(1);
    expect(versions[0]).toMatchObject({ key: 'active', promised: { unit: 'workingDay' } });
    expect(Object.keys((versions[0].process as Process).nodes)).toContain('acceptance');
    expect(calendar.utcOffset).toBe(480);
    expect(staff).toContainEqual({ level: 'town', post: 'acceptance', officers: 2 });
    expect(postNames.acceptance).toBe('受理');
    expect(measured).toMatchObject({ cases: 0, perDay: null, steps: {} });
  });

  it('is measured from the cases that have been', async () => {
    const view = await caseAt(app, 'preliminaryReview');
    const officer = await app.signIn(USERS.preliminaryReview);
    const [task] = view.tasks;
    const claimed = await officer.post(`/api/cases/${view.id}/tasks/${task.token}/claim`, { version: view.version });
    expect(claimed.status).toBe(200);
    await app.advance(12 * MINUTE);
    const again = await app.signIn(USERS.preliminaryReview);
    const done = await again.post(`/api/cases/${view.id}/tasks/${task.token}/complete`, {
      version: claimed.body.version,
      outcome: 'approve',
      opinion: '人户一致。',
      form: { checkResult: '1', regDate: '2026-03-02' },
    });
    expect(done.status).toBe(200);
    const { measured } = await input();
    expect(measured.cases).toBe(1);
    expect(measured.perDay).toBeGreaterThan(0);
    expect(measured.steps.preliminaryReview).toMatchObject({
      samples: 1,
      minutes: { mode: 12 },
      outcomes: { approve: 1 },
    });
  });

  it('sets the draft of the process beside what runs', async () => {
    const caller = await studio();
    const { versions } = await input();
    const ref = (await app.services.items.active(ITEM))?.item.process ?? '';
    const [namespace, id] = ref.split(':');
    const pack = (await app.services.packs.active()).find((one) => one.pack.manifest.wutong.namespace === namespace);
    const name = pack?.row.name ?? '';
    const path = `processes/${id}.bpmn`;
    const { content, digest } = (
      await caller.get(`/api/packs/${encodeURIComponent(name)}/file?path=${encodeURIComponent(path)}`)
    ).body;
    const changed = content.replace('name="复审"', 'name="复审（改）"');
    expect(changed).not.toBe(content);
    const saved = await caller.put('/api/drafts', { pack: name, path, content: changed, base: digest, version: 0 });
    expect(saved.status).toBe(200);
    const both = (await input()).versions;
    expect(both.map(({ key }: { key: string }) => key)).toEqual(['active', 'draft']);
    expect(both[0].process.digest).toBe(versions[0].process.digest);
    const names = Object.values((both[1].process as Process).nodes).map((node) => node.name);
    expect(names).toContain('复审（改）');
    const items = (await caller.get(`/api/staffing?${new URLSearchParams({ pack: name, path })}`)).body.items;
    expect(items.map((item: { ref: string }) => item.ref)).toContain(ITEM);
  });

  it('is for who designs, of items that are', async () => {
    expect((await (await app.signIn(USERS.acceptance)).get(`/api/staffing/${ITEM}`)).status).toBe(403);
    expect((await (await studio()).get('/api/staffing/national%3Akite')).status).toBe(404);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, createTestApp, type TestApp } from '../../../kit/app.ts';
import { installKites } from './kitePack.ts';
import { campaignPath, complete, officeAt } from './survey.ts';

const named = (files: { name: string }[]): string[] => files.map(({ name }) => name);

/** Content of its own for every name. */
async function upload(who: Caller, name: string, content = `%PDF-1.4 ${name}`) {
  const body = new TextEncoder().encode(content);
  const response = await who.raw('POST', '/api/files', { body, headers: { 'x-file-name': encodeURIComponent(name) } });
  expect(response.status, name).toBe(201);
  return response.json();
}

describe('files of a campaign', () => {
  let app: TestApp;
  let run: string;
  const county = (): Promise<Caller> => app.signIn('kite-duban');
  const village = (): Promise<Caller> => app.signIn('kite-shouli');
  const at = (): string => `/api/campaign-runs/${run}`;
  const statusOf = async (who: Caller, path: string) => (await who.raw('GET', path)).status;
  const give = async (who: Caller, hashes: string[], version?: number) => {
    const { body } = await (await county()).get(at());
    const files = hashes.map((hash) => ({ hash }));
    return who.send('PUT', `${at()}/files`, { version: version ?? body.run.version, files });
  };
  beforeAll(async () => {
    app = await createTestApp({ now: Date.parse('2026-04-01T09:00:00+08:00') });
    await installKites(app);
    run = (await (await county()).post(`${campaignPath('kites:kite-count')}/runs`, {})).body.id;
  });
  afterAll(() => app.close());

  it('go from the office that started it to every office that takes part, and stand in the chain', async () => {
    const who = await county();
    const notice = await upload(who, '关于开展风筝普查的通知.pdf');
    const template = await upload(who, '填报模板·㛃.xlsx', 'PK\u0003\u0004 表');
    expect(await give(who, [notice.hash, template.hash])).toMatchObject({ status: 200 });
    const below = await village();
    for (const path of [at(), officeAt(run, 'longtang')])
      expect(named((await below.get(path)).body.files)).toEqual([notice.name, template.name]);
    // The file itself is the county's, and out of the village's sight.
    expect(await statusOf(below, `/api/files/${notice.hash}`)).toBe(404);
    const response = await below.raw('GET', `${at()}/files/${notice.hash}`);
    expect(await response.text()).toBe(`%PDF-1.4 ${notice.name}`);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const steps = await app.services.store.steps(run, { all: true });
    expect(steps.at(-1)).toMatchObject({
      command: 'campaign.giveFiles',
      actor: { name: '龚㛃' },
      facts: [{ type: 'campaign.filesGiven', added: [{ name: notice.name }, { name: template.name }], removed: [] }],
    });

    expect(await give(who, [template.hash])).toMatchObject({ status: 200 });
    expect(await statusOf(below, `${at()}/files/${notice.hash}`)).toBe(404);
    expect(await statusOf(below, `${at()}/files/${template.hash}`)).toBe(200);
  });

  it('are given by who manages the run, of what was uploaded, and seen by nobody else', async () => {
    const own = await upload(await village(), '村里的.pdf');
    expect((await give(await village(), [own.hash])).body.code).toBe('campaign.notManager');
    expect((await give(await county(), ['f'.repeat(64)])).body.code).toBe('campaign.file');
    expect((await give(await county(), [own.hash], 0)).body.code).toBe('campaign.stale');
    const many = Array.from({ length: 21 }, (_, index) => String(index).padStart(64, '0'));
    expect((await give(await county(), many)).status).toBe(400);
    const [file] = (await (await county()).get(at())).body.files;
    const elsewhere = await app.signIn('qx-duban');
    expect(await statusOf(elsewhere, `${at()}/files/${file.hash}`)).toBe(404);
    expect(await statusOf(app.anyone(), `${at()}/files/${file.hash}`)).toBe(401);
    expect(await statusOf(await village(), `${at()}/files/${own.hash}`)).toBe(404);
  });

  it('are handed in as evidence, several at once, and seen by the office that they are about', async () => {
    const who = await village();
    const photos = [await upload(who, '门牌.pdf'), await upload(who, '服务台.pdf')];
    const counted = { kites: 7, keepers: 3, photo: [...photos, photos[0]] };
    expect((await complete(who, run, 'longtang', { element: 'count', evidence: counted })).status).toBe(200);
    const photosOf = async (caller: Caller) => {
      const { stages, history } = (await caller.get(officeAt(run, 'longtang'))).body;
      const photo = stages[0].evidence.find(({ id }: { id: string }) => id === 'photo');
      return { files: photo.value, history };
    };
    expect(named((await photosOf(who)).files)).toEqual(['门牌.pdf', '服务台.pdf']);
    expect((await photosOf(who)).history[0].words).toContain('上报“合影”：门牌.pdf、服务台.pdf');

    const above = await county();
    const marked = await upload(above, '县里圈出的问题.pdf');
    const again = { element: 'check', outcome: 'again', note: '看不清', evidence: { photo: [...photos, marked] } };
    expect((await complete(above, run, 'longtang', again)).status).toBe(200);
    expect(await statusOf(who, `/api/files/${marked.hash}`)).toBe(404);
    expect(await statusOf(who, `${officeAt(run, 'longtang')}/files/${marked.hash}`)).toBe(200);
    expect(await statusOf(who, `${officeAt(run, 'yangliu')}/files/${marked.hash}`)).toBe(404);
    expect(await statusOf(who, `${officeAt(run, 'longtang')}/files/${'f'.repeat(64)}`)).toBe(404);
    const { files } = await photosOf(who);
    const better = { element: 'count', evidence: { kites: 7, keepers: 3, photo: files } };
    expect(await complete(who, run, 'longtang', better)).toMatchObject({ status: 200 });
  });

  it('are refused where they were not uploaded, and above twenty for one piece of evidence', async () => {
    const above = await county();
    const sent = (photo: unknown) =>
      complete(above, run, 'longtang', { element: 'check', outcome: 'pass', evidence: { photo } });
    const real = await upload(above, '合影.pdf');
    expect((await sent([real, { name: '没有上传.pdf', hash: 'f'.repeat(64) }])).body.code).toBe('campaign.file');
    expect((await sent([])).body.code).toBe('campaign.evidence');
    const many = await Promise.all(Array.from({ length: 21 }, (_, index) => upload(above, `第${index}张.pdf`)));
    expect((await sent(many)).body.problems[0].message).toBe('“合影”最多交 20 个文件。');
    expect((await sent(many.slice(1))).status).toBe(200);
  });
});

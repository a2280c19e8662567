import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPack } from '#engine';
import { packRow } from '../../../runtime/server/packs/install.ts';
import { createTestApp, type TestApp } from '../../kit/app.ts';
import { USERS } from '../../kit/unemployment.ts';

const firstAsked = {
  id: 'first-asked',
  title: '首问负责制',
  category: 'regulation',
  number: '测试〔2026〕2号',
  validFrom: '2026-01-01',
  articles: [{ title: '第一条', text: '{office.name}实行首问负责制，电话{office.phone}。' }],
  posts: ['acceptance'],
  items: ['national:unemp-reg'],
};

const old = {
  id: 'old',
  title: '旧制度',
  category: 'regulation',
  validFrom: '2020-01-01',
  validTo: '2025-12-31',
  articles: [{ text: '已废止。' }],
};

function pack(version: string, text: object) {
  const opened = openPack({
    'package.json': JSON.stringify({
      name: '@wutong/rules',
      version,
      dependencies: { '@wutong/national': '*' },
      wutong: { formatVersion: 1, namespace: 'rules', title: '测试制度', layer: 'province', division: '11' },
    }),
    'rule-texts/first-asked.json': JSON.stringify(text),
    'rule-texts/old.json': JSON.stringify(old),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}

const AT = '/api/rule-texts/rules%3Afirst-asked';

describe('rule texts', () => {
  let app: TestApp;
  const install = async (version: string, text: object) => {
    await app.services.store.installPack(packRow(pack(version, text), app.now(), 'test'), []);
    app.services.packs.forget();
  };
  beforeAll(async () => {
    app = await createTestApp();
    await install('1.0.0', firstAsked);
  });
  afterAll(() => app.close());

  it('in force are listed and read with the name of one’s own office', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const { texts } = (await clerk.get('/api/rule-texts')).body;
    const own = texts.filter(({ ref }: { ref: string }) => ref.startsWith('rules:'));
    expect(own).toMatchObject([{ ref: 'rules:first-asked', categoryName: '规章制度', articles: 1 }]);
    const { body } = await clerk.get(AT);
    expect(body.text[0].text).toMatch(/^和平里街道政务服务中心实行首问负责制，电话.+。$/);
    expect(body).toMatchObject({ posts: ['受理'], items: [{ ref: 'national:unemp-reg' }] });
    expect((await clerk.get('/api/rule-texts/rules%3Aold')).status).toBe(404);
    expect((await app.anyone().get('/api/rule-texts')).status).toBe(401);
  });

  it('of another division are none of theirs', async () => {
    const elsewhere = await app.signIn('wt-shouli1');
    expect((await elsewhere.get(AT)).status).toBe(404);
  });

  it('are acknowledged by those whose post must, seen by those above, and anew when the text changes', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const before = (await clerk.get(AT)).body;
    expect(before).toMatchObject({ mustRead: true, readAt: null });
    expect((await clerk.put(`${AT}/reading`, { digest: 'a'.repeat(64) })).body.code).toBe('ruleText.changed');
    const after = await clerk.put(`${AT}/reading`, { digest: before.digest });
    expect(after.body.readAt).toBe(app.now());
    const district = (await (await app.signIn('dc-fushen1')).get(AT)).body;
    expect(district.mustRead).toBe(false);
    expect(district.readers.filter(({ at }: { at: number | null }) => at !== null)).toHaveLength(1);
    expect(district.readers.length).toBeGreaterThan(1);
    // A release that leaves the text alone asks nobody again; a new text does.
    await install('1.0.1', { ...firstAsked, source: ['服务手册'] });
    expect((await clerk.get(AT)).body.readAt).toBe(app.now());
    await install('1.1.0', { ...firstAsked, articles: [{ text: '{office.name}实行首问负责制。' }] });
    expect((await clerk.get(AT)).body).toMatchObject({ mustRead: true, readAt: null });
    expect((await clerk.put(`${AT}/reading`, { digest: before.digest })).status).toBe(409);
  });
});

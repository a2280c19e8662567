import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../kit/app.ts';

interface Item {
  ref: string;
  name: string;
  start: { state: string; words: string };
  review: { state: string };
  collect: { state: string; words: string };
  missing: string[];
}

describe('what a village can do today', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp({ packs: ['national', 'henan'] });
  });
  afterAll(() => app.close());

  const villages = async () =>
    (await app.services.organization.current()).offices.filter(({ level }) => level === 'village');
  const supervisorOf = async (level: string) => {
    const org = await app.services.organization.current();
    const village = (await villages())[0];
    const office = org.upwards(village?.id ?? '')[level as 'county'];
    const user = org.users.find((one) => one.office === office);
    if (!user) throw new Error(`nobody at ${office}`);
    return app.signIn(user.userName);
  };
  const itemOf = (items: Item[], id: string): Item => {
    const found = items.find(({ ref }) => ref.endsWith(`:${id}`));
    if (!found) throw new Error(id);
    return found;
  };

  it('follows from the steps of the items, the offices and who holds the posts there', async () => {
    const [village] = await villages();
    const county = await supervisorOf('county');
    const { body } = await county.get(`/api/reach/${village?.id}`);
    expect(body.sums.items).toBe(body.items.length);
    expect(body.sums.start).toBe(body.items.filter(({ start }: Item) => start.state === 'here').length);
    const join = itemOf(body.items, 'urr-join');
    expect(join.start).toEqual({ state: 'here', words: '本站' });
    // Henan hands the result out in the village: whether that can be done depends on who is there.
    const org = await app.services.organization.current();
    const hands = org.users.some(({ posts }) =>
      posts.some(({ post, office }) => post === 'issuance' && office === village?.id),
    );
    expect(join.collect.state).toBe(hands ? 'here' : 'short');
    expect(join.missing).toEqual(hands ? [] : ['“出件”岗位没有人员']);
    expect(body.services.map(({ name }: { name: string }) => name)).toEqual([
      '参保登记',
      '个人缴费',
      '领待遇',
      '权益维护',
    ]);
    expect(body.services[0].state).toBe(hands ? 'whole' : 'started');
    const town = body.items.find(({ start }: Item) => start.state === 'elsewhere');
    expect(town?.start.words).toMatch(/^(乡镇（街道）|县级|市级)$/);
  });

  it('is added up by town and county, and says what is missing once a post is empty', async () => {
    const [village] = await villages();
    const before = (await (await supervisorOf('county')).get('/api/reach')).body;
    expect(before.sums.stations).toBeGreaterThan(0);
    expect(before.rows.reduce((sum: number, row: { sums: { start: number } }) => sum + row.sums.start, 0)).toBe(
      before.sums.start,
    );
    const org = await app.services.organization.current();
    const clerks = org.users.filter(({ posts }) =>
      posts.some(({ post, office }) => post === 'acceptance' && office === village?.id),
    );
    for (const clerk of clerks)
      await app.services.store.saveUser({
        ...clerk,
        posts: clerk.posts.filter(({ post, office }) => post !== 'acceptance' || office !== village?.id),
      });
    app.services.organization.forget();
    const after = (await (await supervisorOf('county')).get(`/api/reach/${village?.id}`)).body;
    expect(after.sums.start).toBe(0);
    expect(itemOf(after.items, 'urr-join')).toMatchObject({
      start: { state: 'short', words: '本站，暂缺人员' },
      missing: expect.arrayContaining(['“受理”岗位没有人员']),
    });
    expect(after.lacks.map(({ words }: { words: string }) => words)).toContain('“受理”岗位没有人员');
    expect(after.services.every(({ state }: { state: string }) => state === 'away')).toBe(true);
    const sums = (await (await supervisorOf('county')).get('/api/reach')).body.sums;
    expect(sums.start).toBeLessThan(before.sums.start);
    for (const clerk of clerks) await app.services.store.saveUser(clerk);
    app.services.organization.forget();
  });

  it('is shown within one’s own offices, and to residents without names or gaps', async () => {
    const [village, other] = await villages();
    const own = await supervisorOf('village');
    expect((await own.get(`/api/reach/${village?.id}`)).status).toBe(200);
    expect((await own.get(`/api/reach/${other?.id}`)).status).toBe(404);
    expect((await app.anyone().get('/api/reach')).status).toBe(401);
    const found = (await app.anyone().get('/api/stations?text=')).body;
    expect(found.stations.map(({ id }: { id: string }) => id)).toContain(village?.id);
    const guide = (await app.anyone().get(`/api/stations/${village?.id}`)).body;
    expect(guide.name).toBe(village?.name);
    expect(JSON.stringify(guide)).not.toContain('missing');
    expect(guide.services).toHaveLength(4);
    const county = (await app.services.organization.current()).upwards(village?.id ?? '').county;
    expect((await app.anyone().get(`/api/stations/${county}`)).status).toBe(404);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../kit/app.ts';

const REF = 'national:unemployment';

describe('bundles', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  const plan = async (answers: object, ref = REF) =>
    (await app.anyone().post(`/api/bundles/${ref}/plan`, answers)).body;
  const names = (list: { ref: string }[]) => list.map(({ ref }) => ref);

  it('are listed for everybody, the ten of the notice', async () => {
    const { status, body } = await app.anyone().get('/api/bundles');
    expect(status).toBe(200);
    expect(body.bundles).toHaveLength(10);
    expect(body.bundles).toContainEqual(
      expect.objectContaining({ ref: REF, title: '失业一件事', items: 3, promised: '5个工作日' }),
    );
  });

  it('lead from the answers to items and materials, shared ones once', async () => {
    const open = await plan({});
    expect(names(open.items)).toEqual(['national:unemp-reg']);
    expect(open.optional).toMatchObject([{ member: 'national:cert-apply' }]);
    expect(open.situations[0]).toMatchObject({ id: 'insuredYear', type: 'boolean' });
    const both = await plan({ situation: { insuredYear: true } });
    expect(names(both.items)).toEqual(['national:unemp-reg', 'national:ui-benefit']);
    const identity = both.materials.filter(({ name }: { name: string }) => name.includes('居民身份证'));
    expect(identity).toMatchObject([{ id: 'identity', items: ['失业登记', '失业保险金申领'], certain: true }]);
    expect(both.once.materials).toBeLessThan(both.oneByOne.materials);
    expect(both.once.fields).toBeLessThan(both.oneByOne.fields);
  });

  it('add what the applicant chooses', async () => {
    const chosen = await plan({ situation: { insuredYear: false }, choose: ['national:cert-apply'] });
    expect(names(chosen.items)).toEqual(['national:unemp-reg', 'national:cert-apply']);
  });

  it('take the version of the region where it has one', async () => {
    const beijing = await plan({ region: 'beijing' });
    expect(names(beijing.items)).toEqual(['beijing:unemp-reg']);
    expect(names((await plan({ region: 'none' })).items)).toEqual(['national:unemp-reg']);
  });

  it('refuse what is no answer, and know what there is not', async () => {
    const bad = await app.anyone().post(`/api/bundles/${REF}/plan`, { situation: { insuredYear: { a: 1 } } });
    expect(bad.status).toBe(400);
    const none = await app.anyone().post('/api/bundles/national:none/plan', {});
    expect(none).toMatchObject({ status: 404, body: { code: 'bundle.notFound' } });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, createTestApp, type TestApp } from '../../kit/app.ts';
import { COUNTY, drafted, ok, quicker } from './localization/kit.ts';

interface Station {
  id: string;
  binding: number;
}

describe('drift board and provenance over HTTP', () => {
  let app: TestApp;
  let designer: Caller;
  beforeAll(async () => {
    app = await createTestApp({ packs: ['heyuan'] });
    designer = await app.signIn('gdt-shixiang');
  });
  afterAll(() => app.close());

  it('shows the stations of the own province, and what sets them apart from it', async () => {
    const { status, body } = await designer.get('/api/drift');
    expect(status).toBe(200);
    const ids = body.stations.map(({ id }: Station) => id);
    expect(ids).toEqual(expect.arrayContaining(['hy', 'hy-dongyuan', 'hy-xiantang', 'gd']));
    expect(ids).not.toContain('qingxi-county');
    const at = (id: string) => body.bindings[body.stations.find((station: Station) => station.id === id).binding];
    expect(at('gd').differences).toEqual([]);
    expect(at('hy-xiantang').differences).toContainEqual(
      expect.objectContaining({
        ref: 'heyuan:unemp-reg',
        against: 'guangdong:unemp-reg',
        element: 'procedure',
        source: expect.objectContaining({
          pack: '@wutong/heyuan',
          reason: expect.any(String),
          document: expect.any(String),
        }),
      }),
    );
    expect(body.totals.procedure.stations).toBeGreaterThan(0);
    expect(body.differing).toBeLessThan(body.stations.length);
  });

  it('holds them against the nation when asked, and knows no other layers', async () => {
    const { body } = await designer.get('/api/drift?against=national');
    expect(
      body.bindings.some(({ differences }: { differences: { source: { pack: string } }[] }) =>
        differences.some(({ source }) => source.pack === '@wutong/guangdong'),
      ),
    ).toBe(true);
    expect((await designer.get('/api/drift?against=moon')).status).toBe(400);
  });

  it('gives the table for Excel', async () => {
    const { status, headers, body } = await designer.get('/api/drift.csv');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/csv');
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('差异看板.csv'));
    expect(String(body)).toContain('仙塘镇');
  });

  it('names the source of every field', async () => {
    const { status, body } = await designer.get('/api/provenance?ref=heyuan:unemp-reg');
    expect(status).toBe(200);
    expect(body).toMatchObject({ ref: 'heyuan:unemp-reg', base: 'national:unemp-reg', kind: 'item' });
    expect(body.sources.map(({ pack }: { pack: string }) => pack)).toEqual([
      '@wutong/national',
      '@wutong/guangdong',
      '@wutong/heyuan',
    ]);
    const procedure = body.fields.find(({ field }: { field: string }) => field === '/elements/procedure');
    expect(procedure).toMatchObject({ source: 2, place: '办理流程', was: expect.any(String) });
    expect(await designer.get('/api/provenance?ref=heyuan:nothing')).toMatchObject({
      status: 404,
      body: { code: 'pack.unknownPart' },
    });
    expect((await designer.get('/api/provenance?ref=constructor/x:y')).status).toBe(404);
  });

  it('shows what a county localized, from the moment that it holds until it ends', async () => {
    const province = await app.signIn('wts-shixiang');
    const atCounty = async () => {
      const { bindings, stations } = ok(await province.get('/api/drift'));
      return bindings[stations.find(({ id }: Station) => id === COUNTY.office).binding];
    };
    expect((await atCounty()).items).toBe(0);
    const { caller, draft } = await drafted(app, COUNTY, quicker, { expires: '2026-03-20' });
    ok(await caller.post(`/api/localizations/${draft.id}/activate`, { version: draft.version }));
    await app.advance(1000);
    const { differences, packs } = await atCounty();
    expect(packs[0]).toMatchObject({ name: '@local/d990121', layer: 'county' });
    expect(differences).toContainEqual(
      expect.objectContaining({
        element: 'timeLimit',
        place: '办理时限 › 承诺时限',
        to: '2个工作日',
        soon: true,
        source: expect.objectContaining({ document: '清人社发〔2026〕8号', expires: '2026-03-20' }),
      }),
    );
    await app.advance(30 * 86_400_000);
    const later = await app.signIn('wts-shixiang');
    expect(ok(await later.get('/api/drift')).differing).toBe(0);
  });

  it('is for those who manage items', async () => {
    expect((await app.anyone().get('/api/drift')).status).toBe(401);
    const clerk = await app.signIn('wt-shouli1');
    for (const path of ['/api/drift', '/api/drift.csv', '/api/provenance?ref=heyuan:unemp-reg'])
      expect(await clerk.get(path)).toMatchObject({ status: 403, body: { code: 'post.missing' } });
  });
});

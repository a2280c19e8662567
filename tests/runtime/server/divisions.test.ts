import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { divisionsOf } from '../../../runtime/server/views/divisions.ts';
import type { OfficeRow } from '../../../runtime/store/port.ts';
import { createTestApp, type TestApp } from '../../kit/app.ts';
import { USERS } from '../../kit/unemployment.ts';

describe('the divisions known to the server', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  it('have the names of places, not of offices', async () => {
    const { status, body } = await (await app.signIn(USERS.acceptance)).get('/api/divisions');
    expect(status).toBe(200);
    expect(body.divisions).toContainEqual({ code: '110101000000', name: '东城区', path: '北京市东城区' });
    expect(body.divisions).toContainEqual({
      code: '110101010901',
      name: '民旺社区',
      path: '北京市东城区和平里街道民旺社区',
    });
    expect(JSON.stringify(body)).not.toContain('服务');
    const codes = body.divisions.map(({ code }: { code: string }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  it('are for signed-in people', async () => {
    expect((await app.anyone().get('/api/divisions')).status).toBe(401);
  });

  it('name a division that two offices share after the upper one', () => {
    const office = (id: string, parent: string | null, name: string, division: string) =>
      ({
        id,
        parent,
        name,
        division,
        path: `${parent === null ? '' : `/${parent}`}/${id}/`,
        level: 'town',
      }) as OfficeRow;
    const rows = [
      office('b', 'a', '梧桐镇人力资源和社会保障服务所', '990121101000'),
      office('a', null, '梧桐镇人民政府', '990121101000'),
    ];
    expect(divisionsOf(rows)).toEqual([{ code: '990121101000', name: '梧桐镇', path: '梧桐镇' }]);
  });
});

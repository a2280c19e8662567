import { z } from '@hono/zod-openapi';
import { PackCertification } from '../api/contract.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import type { App } from '../http/env.ts';
import { certifyInstalled } from '../packs/certifyPack.ts';
import type { Services } from '../services.ts';
import { certificationView } from '../views/certification.ts';
import { getPack, requireStudio } from './packs.ts';

const COMMON = { tags: ['内容包'], security: [{ session: [] }], path: '/api/packs/{name}/certification' };
const request = { params: z.object({ name: z.string().min(1).max(214) }) };

const state = createRoute({
  ...COMMON,
  method: 'get',
  summary: '内容包的认证：情景在两个引擎上的结论、流程的路径覆盖、进度',
  request,
  responses: { 200: answer(PackCertification, '认证情况'), ...problems(401, 403, 404) },
});
const begin = createRoute({
  ...COMMON,
  method: 'post',
  summary: '开始认证现行版本；已经在进行的不重复开始',
  request: { ...request, body: body(z.object({})) },
  responses: { 202: answer(PackCertification, '已经开始'), ...problems(401, 403, 404) },
});

export function certificationRoutes(app: App, services: Services): void {
  const { certifications, packs, log } = services;
  const viewOf = async (name: string) => {
    const installed = await getPack(services, name);
    return certificationView(
      certifications,
      installed,
      (await packs.active()).map(({ pack }) => pack),
    );
  };
  app.openapi(state, async (c) => {
    requireStudio(c);
    return c.json(await viewOf(c.req.valid('param').name), 200);
  });
  app.openapi(begin, async (c) => {
    requireStudio(c);
    const installed = await getPack(services, c.req.valid('param').name);
    const { name, version } = installed.row;
    certifications
      .start(name, version, (onProgress) => certifyInstalled(services, installed, onProgress))
      .catch((error: unknown) => log('error', 'certification.broken', { pack: name, error: String(error) }));
    return c.json(await viewOf(name), 202);
  });
}

import { z } from '@hono/zod-openapi';
import { packDigest } from '#engine';
import type { DraftRow } from '../../store/port.ts';
import { requirePackRight } from '../access/packRight.ts';
import { Findings, LintRequest, PackDetail, PackFile, PackList, ProcessUsers, Published } from '../api/contract.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import { type App, type AppContext, requirePost } from '../http/env.ts';
import { idempotencyOf, reused } from '../http/idempotency.ts';
import { withKey } from '../http/parameters.ts';
import type { InstalledPack } from '../packs/installed.ts';
import { lintFile } from '../packs/lint.ts';
import { processUsers } from '../packs/processUsers.ts';
import { publish } from '../packs/publish.ts';
import { notFound } from '../problem.ts';
import type { Services } from '../services.ts';
import { packFileViews, packSummary } from '../views/pack.ts';

const COMMON = { tags: ['内容包'], security: [{ session: [] }] };
const Name = z.object({ name: z.string().min(1).max(214) });

const list = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/packs',
  summary: '已安装的内容包',
  responses: { 200: answer(PackList, '现行版本'), ...problems(401, 403) },
});
const detail = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/packs/{name}',
  summary: '一个内容包的文件和草稿',
  request: { params: Name },
  responses: { 200: answer(PackDetail, '文件清单'), ...problems(401, 403, 404) },
});
const file = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/packs/{name}/file',
  summary: '内容包中已发布的一个文件',
  request: { params: Name, query: z.object({ path: z.string().min(1).max(300) }) },
  responses: { 200: answer(PackFile, '文件'), ...problems(401, 403, 404) },
});
const users = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/packs/{name}/processes/{id}/users',
  summary: '使用一个流程的事项和专项任务，各内容包的都在内',
  request: { params: Name.extend({ id: z.string().min(1).max(64) }) },
  responses: { 200: answer(ProcessUsers, '事项和专项任务'), ...problems(401, 403, 404) },
});
const lint = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/lint',
  summary: '检查一个编辑中的文件，不保存',
  request: { body: body(LintRequest) },
  responses: { 200: answer(Findings, '发现的问题'), ...problems(400, 401, 403, 404) },
});
const publishing = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/packs/{name}/publish',
  summary: '把草稿发布为下一版本：新办件用新版本，在办件不变',
  request: { params: Name, headers: withKey, body: body(z.object({})) },
  responses: { 200: answer(Published, '已发布'), ...problems(400, 401, 403, 404, 422) },
});

export const requireStudio = (c: AppContext) => requirePost(c, 'catalogue', '设计和发布内容包');

export async function getPack({ packs }: Services, name: string): Promise<InstalledPack> {
  const found = await packs.find(name);
  if (!found) throw notFound(`内容包“${name}”`, 'pack.notFound');
  return found;
}

export const contentDigest = (path: string, content: string): string => packDigest({ [path]: content });

type Heads = Omit<DraftRow, 'content'>[];
const draftsOf = (drafts: Heads, { row }: InstalledPack): Heads => drafts.filter(({ pack }) => pack === row.name);

export function packRoutes(app: App, services: Services): void {
  const { store } = services;
  app.openapi(list, async (c) => {
    requireStudio(c);
    const drafts = await store.drafts();
    const active = await services.packs.active();
    return c.json({ packs: active.map((installed) => packSummary(installed, draftsOf(drafts, installed))) }, 200);
  });
  app.openapi(detail, async (c) => {
    requireStudio(c);
    const installed = await getPack(services, c.req.valid('param').name);
    const drafts = await store.drafts(installed.row.name);
    const org = await services.organization.current();
    return c.json({ ...packSummary(installed, drafts), files: packFileViews(installed, drafts, org) }, 200);
  });
  app.openapi(file, async (c) => {
    requireStudio(c);
    const { row } = await getPack(services, c.req.valid('param').name);
    const { path } = c.req.valid('query');
    const content = Object.hasOwn(row.files, path) ? row.files[path] : undefined;
    if (content === undefined) throw notFound(`文件“${path}”`, 'file.notFound');
    return c.json({ pack: row.name, version: row.version, path, content, digest: contentDigest(path, content) }, 200);
  });
  app.openapi(users, async (c) => {
    requireStudio(c);
    const { name, id } = c.req.valid('param');
    const { pack } = await getPack(services, name);
    const active = (await services.packs.active()).map((installed) => installed.pack);
    return c.json(processUsers(active, pack, id), 200);
  });
  app.openapi(lint, async (c) => {
    requireStudio(c);
    const { pack, path, content } = c.req.valid('json');
    const { row } = await getPack(services, pack);
    return c.json({ findings: await lintFile(row.files, path, content) }, 200);
  });
  app.openapi(publishing, async (c) => {
    const me = requireStudio(c);
    const idempotency = await idempotencyOf(c, me.user.id);
    const former = await store.reply(me.user.id, idempotency.key);
    if (former && former.request !== idempotency.request) throw reused();
    if (former) return c.json(JSON.parse(former.body) as z.infer<typeof Published>, 200);
    const installed = await getPack(services, c.req.valid('param').name);
    requirePackRight(me, await services.organization.current(), installed.pack);
    const published = await publish(services, installed, me.user.id);
    await store.saveReply({ ...idempotency, status: 200, body: JSON.stringify(published) }, services.clock());
    return c.json(published, 200);
  });
}

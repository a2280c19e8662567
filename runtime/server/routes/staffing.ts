import { z } from '@hono/zod-openapi';
import { StaffedItems, StaffingInput } from '../api/contract.ts';
import { answer, createRoute, problems } from '../http/describe.ts';
import type { App } from '../http/env.ts';
import { notFound } from '../problem.ts';
import type { Services } from '../services.ts';
import { itemsOfFile, measuredOf, staffOf, versionsOf } from '../staffing.ts';
import { levelName, postName } from '../views/labels.ts';
import { getPack, requireStudio } from './packs.ts';

const COMMON = { tags: ['人员测算'], security: [{ session: [] }], method: 'get' as const };

const items = createRoute({
  ...COMMON,
  path: '/api/staffing',
  summary: '一个文件关系到哪些事项的人员测算：事项本身，或使用该流程的事项',
  request: { query: z.object({ pack: z.string().min(1).max(214), path: z.string().min(1).max(300) }) },
  responses: { 200: answer(StaffedItems, '事项'), ...problems(400, 401, 403, 404) },
});
const input = createRoute({
  ...COMMON,
  path: '/api/staffing/{ref}',
  summary: '人员测算的起点：现行版本和草稿的流程、日历、岗位人数，以及办过的件实测的用时和来件',
  request: { params: z.object({ ref: z.string().min(1).max(120) }) },
  responses: { 200: answer(StaffingInput, '起点'), ...problems(401, 403, 404) },
});

export function staffingRoutes(app: App, services: Services): void {
  app.openapi(items, async (c) => {
    requireStudio(c);
    const { pack, path } = c.req.valid('query');
    const found = await itemsOfFile(services, await getPack(services, pack), path);
    return c.json(
      { items: found.map(({ ref, item, pack: own }) => ({ ref, name: item.elements.name, pack: own.name })) },
      200,
    );
  });
  app.openapi(input, async (c) => {
    const me = requireStudio(c);
    const { ref } = c.req.valid('param');
    const compiled = await services.items.active(ref);
    if (!compiled) throw notFound(`事项“${ref}”`, 'item.notFound');
    const staff = staffOf(await services.organization.current());
    const posts = [...new Set(staff.map(({ post }) => post))];
    return c.json(
      {
        ref,
        name: compiled.item.elements.name,
        calendar: compiled.calendar,
        versions: await versionsOf(services, compiled),
        staff,
        postNames: Object.fromEntries(posts.map((post) => [post, postName(post)])),
        levelNames: Object.fromEntries(staff.map(({ level }) => [level, levelName(level)])),
        measured: await measuredOf(services, compiled, me.scope),
      },
      200,
    );
  });
}

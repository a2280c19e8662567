import { z } from '@hono/zod-openapi';
import { type CompiledItem, catalogueFor } from '#engine';
import type { SignedIn } from '../access/officer.ts';
import { Catalogue, Guide, ItemForDesk } from '../api/contract.ts';
import { officesAccepting } from '../applications/offices.ts';
import { findItem } from '../findItem.ts';
import { answer, createRoute, plain, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import { titlesOf } from '../packs/titles.ts';
import type { Services } from '../services.ts';
import { catalogueEntry, guideView } from '../views/guide.ts';
import { today } from '../views/task.ts';

const Ref = z.object({ ref: z.string().min(1).max(120) });

const catalogue = createRoute({
  method: 'get',
  path: '/api/catalogue',
  tags: ['事项'],
  summary: '事项目录',
  description: '给出区划时，每个事项只列最贴近该区划的版本；登录人员默认按其机构的区划。',
  request: { query: z.object({ division: z.string().max(12).optional() }) },
  responses: { 200: answer(Catalogue, '现行事项'), ...problems(400) },
});
const guide = createRoute({
  method: 'get',
  path: '/api/guides/{ref}',
  tags: ['事项'],
  summary: '办事指南（十二个统一要素）',
  request: { params: Ref },
  responses: { 200: answer(Guide, '指南'), ...problems(404) },
});
const item = createRoute({
  method: 'get',
  path: '/api/items/{ref}',
  tags: ['事项'],
  summary: '事项的表单、材料和流程，供窗口收件',
  security: [{ session: [] }],
  request: { params: Ref },
  responses: { 200: answer(ItemForDesk, '编译后的事项'), ...problems(401, 404) },
});

/** The division asked for, else that of the signed-in officer: each item once, from the pack nearest to it. */
async function itemsFor(
  { items, organization }: Services,
  me: SignedIn | undefined,
  asked: string | undefined,
): Promise<CompiledItem[]> {
  const all = (await items.allActive()).filter(({ item }) => item.internal !== true);
  const division = asked ?? (me ? (await organization.current()).division(me.user.office) : undefined);
  return division ? catalogueFor(all, division) : all;
}

async function guideOf(services: Services, compiled: CompiledItem): Promise<z.infer<typeof Guide>> {
  const online = officesAccepting(compiled, await services.organization.current()).length > 0;
  return guideView(compiled, await titlesOf(services), today(services.clock()), online);
}

export function catalogueRoutes(app: App, services: Services): void {
  app.openapi(catalogue, async (c) => {
    const { division } = c.req.valid('query');
    const titles = await titlesOf(services);
    const items = await itemsFor(services, c.get('signedIn'), division);
    return c.json({ items: items.map((compiled) => catalogueEntry(compiled, titles)) }, 200);
  });
  app.openapi(guide, async (c) => {
    const compiled = await findItem(services, c.req.valid('param').ref);
    return c.json(await guideOf(services, compiled), 200);
  });
  app.openapi(item, async (c) => {
    requireUser(c);
    const compiled = await findItem(services, c.req.valid('param').ref);
    const { xml: _xml, ...rest } = compiled;
    const view = await guideOf(services, compiled);
    return c.json({ guide: view, digest: compiled.digest, compiled: plain(rest) }, 200);
  });
}

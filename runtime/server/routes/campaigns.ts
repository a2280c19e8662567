import { z } from '@hono/zod-openapi';
import {
  CampaignDefinitionList,
  CampaignDone,
  CampaignRehearsal,
  CampaignRunList,
  CampaignTaskList,
  Day,
  StartCampaign,
} from '../api/contract.ts';
import { managedOffices } from '../campaigns/rights.ts';
import { campaignsFor, rehearse, start } from '../campaigns/start.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import { idempotencyOf } from '../http/idempotency.ts';
import { withKey } from '../http/parameters.ts';
import type { Services } from '../services.ts';
import { definitionView, rehearsalView, runView } from '../views/campaign.ts';
import { taskListView } from '../views/campaignLists.ts';
import { today } from '../views/task.ts';

const COMMON = { tags: ['专项任务'], security: [{ session: [] }] };
const Ref = z.object({ ref: z.string().min(1).max(120) });

const list = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/campaigns',
  summary: '已安装的内容包中适用于本地的专项任务，以及本人能否启动',
  responses: { 200: answer(CampaignDefinitionList, '专项任务'), ...problems(401) },
});
const rehearsal = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/campaigns/{ref}/rehearsal',
  summary: '启动前预演：涉及哪些机构、各阶段截止日期、有什么问题；不写入任何内容',
  request: {
    params: Ref,
    query: z.object({ office: z.string().max(64).optional(), start: Day.optional() }),
  },
  responses: { 200: answer(CampaignRehearsal, '预演结果'), ...problems(400, 401, 403, 404, 422) },
});
const starting = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/campaigns/{ref}/runs',
  summary: '启动：范围内每个机构各有一份，抽查种子的一半此时封存并公布其摘要',
  request: { params: Ref, headers: withKey, body: body(StartCampaign) },
  responses: { 200: answer(CampaignDone, '已启动'), ...problems(400, 401, 403, 404, 409, 422) },
});
const runs = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/campaign-runs',
  summary: '进行中和已结束的专项任务，新的在前',
  responses: { 200: answer(CampaignRunList, '涉及本单位或由本单位启动的'), ...problems(401) },
});
const tasks = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/campaign-tasks',
  summary: '专项任务中轮到本人办理的环节，最急的在前',
  responses: { 200: answer(CampaignTaskList, '环节'), ...problems(401) },
});

export function campaignRoutes(app: App, services: Services): void {
  const { store, organization, clock } = services;
  app.openapi(list, async (c) => {
    const me = requireUser(c);
    const org = await organization.current();
    const found = await campaignsFor(services, me);
    return c.json({ campaigns: found.map((one) => definitionView(one, me, org)) }, 200);
  });
  app.openapi(rehearsal, async (c) => {
    const me = requireUser(c);
    const rehearsed = await rehearse(services, me, c.req.valid('param').ref, c.req.valid('query'));
    return c.json(rehearsalView(rehearsed, await organization.current()), 200);
  });
  app.openapi(starting, async (c) => {
    const me = requireUser(c);
    const idempotency = await idempotencyOf(c, me.user.id);
    return c.json(await start(services, me, c.req.valid('param').ref, c.req.valid('json'), idempotency), 200);
  });
  app.openapi(runs, async (c) => {
    const me = requireUser(c);
    const org = await organization.current();
    const found = await store.campaignRuns(today(clock()), me.scope);
    const mayRemind = managedOffices(me, org).length > 0;
    return c.json({ runs: found.map(({ counts, ...row }) => ({ ...runView(row, org), counts, mayRemind })) }, 200);
  });
  app.openapi(tasks, async (c) => {
    const me = requireUser(c);
    const org = await organization.current();
    const offices = [...new Set([me.user.office, ...me.user.posts.map(({ office }) => office)])];
    const found = await store.campaignTasks(offices, me.scope);
    const ids = [...new Set(found.map(({ run }) => run))];
    const day = today(clock());
    const titles = new Map((await store.campaignRuns(day, me.scope)).map((row) => [row.id, row]));
    const sent = (await Promise.all(ids.map((id) => store.campaignReminders(id, me.scope)))).flat();
    return c.json(taskListView(found, titles, sent, day, me, org), 200);
  });
}

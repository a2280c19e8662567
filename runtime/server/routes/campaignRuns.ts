import { z } from '@hono/zod-openapi';
import {
  CampaignBoard,
  CampaignDone,
  CampaignOfficeView,
  CampaignReminderList,
  CloseCampaign,
  CompleteCampaignTask,
  GiveCampaignFiles,
  SendReminders,
} from '../api/contract.ts';
import { close } from '../campaigns/close.ts';
import { completeTask } from '../campaigns/complete.ts';
import { evidenceFile, giveFiles, givenFile } from '../campaigns/files.ts';
import { branchRecord } from '../campaigns/record.ts';
import { remind, remindersNow } from '../campaigns/remind.ts';
import { branchFor, runFor } from '../campaigns/run.ts';
import { fileStore } from '../fileStore.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import { fileResponse } from '../http/fileResponse.ts';
import { idempotencyOf } from '../http/idempotency.ts';
import { withKey } from '../http/parameters.ts';
import { officeFor } from '../indicators/figures.ts';
import { notFound } from '../problem.ts';
import type { Services } from '../services.ts';
import { boardView } from '../views/campaign.ts';
import { remindersView } from '../views/campaignLists.ts';
import { officeDetail } from '../views/campaignOffice.ts';
import { today } from '../views/task.ts';

const COMMON = { tags: ['专项任务'], security: [{ session: [] }] };
const RUN = '/api/campaign-runs/{id}';
const Id = z.object({ id: z.string().min(1).max(64) });
const Place = Id.extend({ office: z.string().min(1).max(64) });
const COMMAND = problems(400, 401, 403, 404, 409, 422);

const board = createRoute({
  ...COMMON,
  method: 'get',
  path: RUN,
  summary: '进度：一个机构本身和直属下级在各阶段的状态，下级合计，可以逐级查看',
  request: { params: Id, query: z.object({ office: z.string().max(64).optional() }) },
  responses: { 200: answer(CampaignBoard, '进度'), ...problems(400, 401, 404) },
});
const office = createRoute({
  ...COMMON,
  method: 'get',
  path: `${RUN}/offices/{office}`,
  summary: '一个机构的情况：各阶段、轮到本人的环节、佐证、表格、办理记录',
  request: { params: Place },
  responses: { 200: answer(CampaignOfficeView, '机构情况'), ...problems(401, 404) },
});
const completing = createRoute({
  ...COMMON,
  method: 'post',
  path: `${RUN}/offices/{office}/complete`,
  summary: '完成一个环节并上报佐证；佐证不齐或不对的逐项说明，不予办理',
  request: { params: Place, headers: withKey, body: body(CompleteCampaignTask) },
  responses: { 200: answer(CampaignDone, '已办理'), ...COMMAND },
});
const reminders = createRoute({
  ...COMMON,
  method: 'get',
  path: `${RUN}/reminders`,
  summary: '逾期和临近截止的机构，最急的在前',
  request: { params: Id },
  responses: { 200: answer(CampaignReminderList, '提醒名单'), ...problems(401, 404) },
});
const reminding = createRoute({
  ...COMMON,
  method: 'post',
  path: `${RUN}/reminders`,
  summary: '催办：留有记录，被催办的机构在工作台上看到',
  request: { params: Id, headers: withKey, body: body(SendReminders) },
  responses: { 200: answer(CampaignDone, '已催办'), ...COMMAND },
});
const giving = createRoute({
  ...COMMON,
  method: 'put',
  path: `${RUN}/files`,
  summary: '附件（通知、模板）：给参加任务的全部机构；不再列出的收回，留有记录',
  request: { params: Id, headers: withKey, body: body(GiveCampaignFiles) },
  responses: { 200: answer(CampaignDone, '已保存'), ...COMMAND },
});
const FILE = {
  200: {
    description: '文件内容',
    content: { 'application/octet-stream': { schema: z.any().openapi({ type: 'string', format: 'binary' }) } },
  },
  ...problems(401, 404),
};
const Hash = z.object({ hash: z.string().max(80) });
const given = createRoute({
  ...COMMON,
  method: 'get',
  path: `${RUN}/files/{hash}`,
  summary: '下载附件：参加任务的机构都可以',
  request: { params: Id.extend(Hash.shape) },
  responses: FILE,
});
const evidence = createRoute({
  ...COMMON,
  method: 'get',
  path: `${RUN}/offices/{office}/files/{hash}`,
  summary: '下载一个机构的佐证，上级为它交的也可以',
  request: { params: Place.extend(Hash.shape) },
  responses: FILE,
});
const closing = createRoute({
  ...COMMON,
  method: 'post',
  path: `${RUN}/close`,
  summary: '结束任务；还有机构没有完成的须写明原因',
  request: { params: Id, headers: withKey, body: body(CloseCampaign) },
  responses: { 200: answer(CampaignDone, '已结束'), ...COMMAND },
});

export function campaignRunRoutes(app: App, services: Services): void {
  const { store, organization, clock, dataDir } = services;
  const files = fileStore(dataDir);
  app.openapi(board, async (c) => {
    const me = requireUser(c);
    const org = await organization.current();
    const loaded = await runFor(services, me, c.req.valid('param').id);
    const { offices, office: starter } = loaded.row;
    // Whoever works above the office that started it begins there.
    const own = offices.some(({ id }) => id === me.user.office) ? me.user.office : starter;
    const asked = officeFor(org, own, c.req.valid('query').office, me.scope);
    const place = offices.find(({ id }) => id === asked.id);
    if (!place) throw notFound('该机构在本次任务中的情况', 'campaign.noBranch');
    const branches = await store.campaignBranches(loaded.row.id, { paths: [asked.path] });
    return c.json(boardView(loaded, branches, place, today(clock()), me, org), 200);
  });
  app.openapi(office, async (c) => {
    const me = requireUser(c);
    const { id, office: place } = c.req.valid('param');
    const loaded = await runFor(services, me, id);
    const branch = await branchFor(services, me, id, place);
    const [steps, sent, org] = await Promise.all([
      store.steps(branchRecord(id, place), me.scope),
      store.campaignReminders(id, { paths: [branch.officePath] }),
      organization.current(),
    ]);
    return c.json(officeDetail({ loaded, branch, steps, reminders: sent, date: today(clock()), me, org }), 200);
  });
  app.openapi(completing, async (c) => {
    const me = requireUser(c);
    const { id: run, office: place } = c.req.valid('param');
    const idempotency = await idempotencyOf(c, me.user.id);
    return c.json(await completeTask(services, me, { run, office: place }, c.req.valid('json'), idempotency), 200);
  });
  app.openapi(reminders, async (c) => {
    const me = requireUser(c);
    const loaded = await runFor(services, me, c.req.valid('param').id);
    const branches = await store.campaignBranches(loaded.row.id, me.scope);
    const sent = await store.campaignReminders(loaded.row.id, me.scope);
    const due = remindersNow(loaded, branches, clock());
    return c.json(remindersView(due, sent, me, await organization.current()), 200);
  });
  app.openapi(reminding, async (c) => {
    const me = requireUser(c);
    const idempotency = await idempotencyOf(c, me.user.id);
    return c.json(await remind(services, me, c.req.valid('param').id, c.req.valid('json'), idempotency), 200);
  });
  app.openapi(giving, async (c) => {
    const me = requireUser(c);
    const idempotency = await idempotencyOf(c, me.user.id);
    return c.json(await giveFiles(services, me, c.req.valid('param').id, c.req.valid('json'), idempotency), 200);
  });
  app.openapi(given, async (c) => {
    const { id, hash } = c.req.valid('param');
    return fileResponse(c, files, await givenFile(services, requireUser(c), id, hash));
  });
  app.openapi(evidence, async (c) => {
    const { id: run, office: place, hash } = c.req.valid('param');
    return fileResponse(c, files, await evidenceFile(services, requireUser(c), { run, office: place, hash }));
  });
  app.openapi(closing, async (c) => {
    const me = requireUser(c);
    const idempotency = await idempotencyOf(c, me.user.id);
    return c.json(await close(services, me, c.req.valid('param').id, c.req.valid('json'), idempotency), 200);
  });
}

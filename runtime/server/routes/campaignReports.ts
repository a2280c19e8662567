import { z } from '@hono/zod-openapi';
import { type RenderedDocument as Rendered, renderSummary } from '#engine';
import {
  CampaignDone,
  CampaignDraw,
  CampaignSummaryView,
  DrawSpotChecks,
  EnterFinding,
  RenderedDocument,
} from '../api/contract.ts';
import { comparisons } from '../campaigns/compare.ts';
import { engineRun, runFor } from '../campaigns/run.ts';
import { checkerOf, draw, enterFinding } from '../campaigns/spotCheck.ts';
import { campaignSheets } from '../campaigns/workbook.ts';
import { writeWorkbook } from '../excel/writeWorkbook.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import { type App, type AppContext, requireUser } from '../http/env.ts';
import { idempotencyOf } from '../http/idempotency.ts';
import { withKey } from '../http/parameters.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { drawView } from '../views/campaignDraw.ts';
import { summaryView } from '../views/campaignSummary.ts';
import { today } from '../views/task.ts';
import { pdfResponse } from './documents.ts';

const COMMON = { tags: ['专项任务'], security: [{ session: [] }] };
const RUN = '/api/campaign-runs/{id}';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const BINARY = z.any().openapi({ type: 'string', format: 'binary' });
const Id = z.object({ id: z.string().min(1).max(64) });
const Place = Id.extend({ office: z.string().min(1).max(64) });
const COMMAND = problems(400, 401, 403, 404, 409, 422);

const shownDraw = createRoute({
  ...COMMON,
  method: 'get',
  path: `${RUN}/draw`,
  summary: '抽查：种子、候选名单、抽取规则和结果，任何人都可以重算；上报与系统记录的差异',
  request: { params: Id },
  responses: { 200: answer(CampaignDraw, '抽查'), ...problems(401, 404) },
});
const drawing = createRoute({
  ...COMMON,
  method: 'post',
  path: `${RUN}/draw`,
  summary: '抽取：公开摇出的号码与启动时封存的一半种子合成，只抽一次',
  request: { params: Id, headers: withKey, body: body(DrawSpotChecks) },
  responses: { 200: answer(CampaignDone, '已抽取'), ...COMMAND },
});
const finding = createRoute({
  ...COMMON,
  method: 'post',
  path: `${RUN}/offices/{office}/finding`,
  summary: '填写核查结果；当时上报和系统记录的数字一并留存',
  request: { params: Place, headers: withKey, body: body(EnterFinding) },
  responses: { 200: answer(CampaignDone, '已登记'), ...COMMAND },
});
const summary = createRoute({
  ...COMMON,
  method: 'get',
  path: `${RUN}/summary`,
  summary: '汇总：各阶段完成情况、数字合计、选择项计数、典型经验',
  request: { params: Id },
  responses: { 200: answer(CampaignSummaryView, '汇总'), ...problems(401, 404) },
});
const paper = createRoute({
  ...COMMON,
  method: 'get',
  path: `${RUN}/paper`,
  summary: '汇总文书，屏幕和打印同源',
  request: { params: Id },
  responses: { 200: answer(RenderedDocument, '文书'), ...problems(401, 404) },
});
const paperPdf = createRoute({
  ...COMMON,
  method: 'get',
  path: `${RUN}/paper.pdf`,
  summary: '汇总文书的 PDF',
  request: { params: Id },
  responses: {
    200: { description: 'PDF', content: { 'application/pdf': { schema: BINARY } } },
    ...problems(401, 404),
  },
});
const workbook = createRoute({
  ...COMMON,
  method: 'get',
  path: `${RUN}/export.xlsx`,
  summary: '导出 Excel：汇总、机构进度、上报内容、典型经验、抽查',
  request: { params: Id },
  responses: { 200: { description: 'Excel 文件', content: { [XLSX]: { schema: BINARY } } }, ...problems(401, 404) },
});

/** A run with the branches that the officer may see. */
async function inSight(services: Services, c: AppContext, id: string) {
  const me = requireUser(c);
  const loaded = await runFor(services, me, id);
  const branches = await services.store.campaignBranches(id, me.scope);
  const org = await services.organization.current();
  return { me, loaded, branches, org, date: today(services.clock()) };
}

export function campaignReportRoutes(app: App, services: Services): void {
  app.openapi(shownDraw, async (c) => {
    const { me, loaded, branches, org } = await inSight(services, c, c.req.valid('param').id);
    const drawn = branches.filter(({ office }) => checkerOf(loaded.row, office) !== undefined);
    const compared = await comparisons(services, loaded, drawn);
    return c.json(drawView(loaded, branches, compared, me, org), 200);
  });
  app.openapi(drawing, async (c) => {
    const me = requireUser(c);
    const idempotency = await idempotencyOf(c, me.user.id);
    return c.json(await draw(services, me, c.req.valid('param').id, c.req.valid('json'), idempotency), 200);
  });
  app.openapi(finding, async (c) => {
    const me = requireUser(c);
    const { id: run, office } = c.req.valid('param');
    const idempotency = await idempotencyOf(c, me.user.id);
    return c.json(await enterFinding(services, me, { run, office }, c.req.valid('json'), idempotency), 200);
  });
  app.openapi(summary, async (c) => {
    const { me, loaded, branches, org, date } = await inSight(services, c, c.req.valid('param').id);
    return c.json(summaryView(loaded, branches, date, me, org), 200);
  });
  app.openapi(workbook, async (c) => {
    const { loaded, branches, org, date } = await inSight(services, c, c.req.valid('param').id);
    const bytes = await writeWorkbook(campaignSheets(loaded, branches, date, org));
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': XLSX,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${loaded.row.title}-${date}.xlsx`)}`,
      'cache-control': 'no-store',
    });
  });
  const paperOf = async (c: AppContext, id: string): Promise<Rendered> => {
    const { loaded, branches, date } = await inSight(services, c, id);
    const document = renderSummary(loaded.campaign, engineRun(loaded.row, branches), date);
    if (document) return document;
    throw problem(404, 'document.notFound', '本任务的内容包没有规定汇总文书，可以导出 Excel。');
  };
  app.openapi(paper, async (c) => c.json(await paperOf(c, c.req.valid('param').id), 200));
  app.openapi(paperPdf, async (c) => pdfResponse(await paperOf(c, c.req.valid('param').id)));
}

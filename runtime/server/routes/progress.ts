import type { z } from '@hono/zod-openapi';
import type { JsonObject } from '#engine';
import { Progress, ProgressQuery, ProgressSupplement } from '../api/contract.ts';
import { caseByProof, type FoundCase } from '../applications/proof.ts';
import { supplementByApplicant } from '../applications/supplement.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import type { App } from '../http/env.ts';
import { idempotencyOf } from '../http/idempotency.ts';
import { withKey } from '../http/parameters.ts';
import { stagesOf } from '../ratings/invites.ts';
import { ratingReasons } from '../ratings/reasons.ts';
import type { Services } from '../services.ts';
import { progressView } from '../views/progress.ts';
import { ratedStage } from '../views/rating.ts';

const progress = createRoute({
  method: 'post',
  path: '/api/progress',
  tags: ['办事进度'],
  summary: '按办件编号、证件号码和查询码查进度',
  description:
    '编号不存在与号码、查询码不符的回答完全相同；填错的次数有限制。以 POST 提交，使证件号码不出现在网址和日志中。',
  request: { body: body(ProgressQuery) },
  responses: { 200: answer(Progress, '进度'), ...problems(400, 404, 429) },
});

const supplement = createRoute({
  method: 'post',
  path: '/api/progress/supplement',
  tags: ['办事进度'],
  summary: '按一次性告知书补交材料、更正申请表',
  description:
    '材料先上传到办理机构。告知书列出的材料须全部上传，列出的申请表内容须全部填写，没有列出的都不收；编号不存在与号码不符的回答完全相同。',
  request: { headers: withKey, body: body(ProgressSupplement) },
  responses: { 200: answer(Progress, '补交以后的进度'), ...problems(400, 404, 413, 415, 422, 429) },
});

/** What the applicant may know of a case now, and what can be rated of it. */
async function progressOf(services: Services, { row, compiled }: FoundCase): Promise<z.infer<typeof Progress>> {
  const steps = await services.store.steps(row.id, { all: true });
  const stages = await stagesOf(services, row, compiled);
  const ratings = stages.map(({ stage, given }) => ratedStage(stage, given?.rating));
  const org = await services.organization.current();
  const view = progressView({ row, steps, compiled }, org, services.clock());
  return { ...view, ratings, reasons: await ratingReasons(services, org.division(row.state.office)) };
}

export function progressRoutes(app: App, services: Services): void {
  app.openapi(progress, async (c) => {
    services.limits.progress.take(c.get('address'));
    return c.json(await progressOf(services, await caseByProof(services, c.req.valid('json'))), 200);
  });
  app.openapi(supplement, async (c) => {
    services.limits.apply.take(c.get('address'));
    const { no, idNo, code, ...sent } = c.req.valid('json');
    const { row, compiled } = await caseByProof(services, { no, idNo, code });
    const idempotency = await idempotencyOf(c, `applicant:${row.applicantIdNo}`);
    const given = { ...sent, form: sent.form as JsonObject | undefined };
    const after = await supplementByApplicant(services, row, compiled, given, idempotency);
    return c.json(await progressOf(services, { row: after, compiled }), 200);
  });
}

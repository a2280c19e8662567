import type { z } from '@hono/zod-openapi';
import type { CompiledItem } from '#engine';
import type { CaseRow } from '../../store/port.ts';
import { Progress, ProgressQuery, ProgressSupplement } from '../api/contract.ts';
import { supplementByApplicant } from '../applications/supplement.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import type { App } from '../http/env.ts';
import { idempotencyOf } from '../http/idempotency.ts';
import { withKey } from '../http/parameters.ts';
import { problem } from '../problem.ts';
import { stagesOf } from '../ratings/invites.ts';
import { ratingReasons } from '../ratings/reasons.ts';
import type { Services } from '../services.ts';
import { progressView } from '../views/progress.ts';
import { ratedStage } from '../views/rating.ts';

const progress = createRoute({
  method: 'post',
  path: '/api/progress',
  tags: ['办事进度'],
  summary: '按办件编号和证件号码查进度',
  description: '编号不存在与号码不符的回答完全相同。以 POST 提交，使证件号码不出现在网址和日志中。',
  request: { body: body(ProgressQuery) },
  responses: { 200: answer(Progress, '进度'), ...problems(400, 404, 429) },
});

const supplement = createRoute({
  method: 'post',
  path: '/api/progress/supplement',
  tags: ['办事进度'],
  summary: '按一次性告知书补交材料',
  description: '材料先上传到办理机构。告知书列出的须全部上传，没有列出的不收；编号不存在与号码不符的回答完全相同。',
  request: { headers: withKey, body: body(ProgressSupplement) },
  responses: { 200: answer(Progress, '补交以后的进度'), ...problems(400, 404, 413, 415, 422, 429) },
});

/** A case by what only its applicant knows together. @throws {ApiProblem} 404, alike for whatever does not fit */
export async function caseByNoAndId({ store, items }: Services, no: string, idNo: string): Promise<FoundCase> {
  const row = await store.caseByNo(no.trim(), { all: true });
  const matches = row !== undefined && row.applicantIdNo.toUpperCase() === idNo.trim().toUpperCase();
  const compiled = row && matches ? await items.byDigest(row.digest) : undefined;
  if (!row || !compiled || compiled.item.internal)
    throw problem(404, 'progress.notFound', '没有查到办件。请核对办件编号和证件号码，编号印在收件回执上。');
  return { row, compiled };
}

interface FoundCase {
  row: CaseRow;
  compiled: CompiledItem;
}

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
    const { no, idNo } = c.req.valid('json');
    return c.json(await progressOf(services, await caseByNoAndId(services, no, idNo)), 200);
  });
  app.openapi(supplement, async (c) => {
    services.limits.apply.take(c.get('address'));
    const { no, idNo, ...sent } = c.req.valid('json');
    const { row, compiled } = await caseByNoAndId(services, no, idNo);
    const idempotency = await idempotencyOf(c, `applicant:${row.applicantIdNo}`);
    const after = await supplementByApplicant(services, row, compiled, sent, idempotency);
    return c.json(await progressOf(services, { row: after, compiled }), 200);
  });
}

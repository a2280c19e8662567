import type { CompiledItem } from '#engine';
import type { CaseRow } from '../../store/port.ts';
import { Progress, ProgressQuery } from '../api/contract.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import type { App } from '../http/env.ts';
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

export function progressRoutes(app: App, services: Services): void {
  app.openapi(progress, async (c) => {
    services.limits.progress.take(c.get('address'));
    const { no, idNo } = c.req.valid('json');
    const { row, compiled } = await caseByNoAndId(services, no, idNo);
    const steps = await services.store.steps(row.id, { all: true });
    const stages = await stagesOf(services, row, compiled);
    const ratings = stages.map(({ stage, given }) => ratedStage(stage, given));
    const view = progressView({ row, steps, compiled }, await services.organization.current(), services.clock());
    return c.json({ ...view, ratings, reasons: await ratingReasons(services) }, 200);
  });
}

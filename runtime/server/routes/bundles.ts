import { z } from '@hono/zod-openapi';
import { BundleAnswers, BundleList, BundlePlan } from '../api/contract.ts';
import { allBundles, bundleOf } from '../bundles.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import type { App } from '../http/env.ts';
import { titlesOf } from '../packs/titles.ts';
import type { Services } from '../services.ts';
import { bundleEntry, bundlePlan } from '../views/bundle.ts';

const list = createRoute({
  method: 'get',
  path: '/api/bundles',
  tags: ['一件事'],
  summary: '一件事目录',
  responses: { 200: answer(BundleList, '现行的一件事') },
});
const plan = createRoute({
  method: 'post',
  path: '/api/bundles/{ref}/plan',
  tags: ['一件事'],
  summary: '按情形的回答得出要办的事项和只交一次的材料；不保存任何内容',
  request: { params: z.object({ ref: z.string().min(1).max(120) }), body: body(BundleAnswers) },
  responses: { 200: answer(BundlePlan, '办理方案'), ...problems(400, 404) },
});

export function bundleRoutes(app: App, services: Services): void {
  app.openapi(list, async (c) => {
    const titles = await titlesOf(services);
    return c.json({ bundles: (await allBundles(services)).map((one) => bundleEntry(one, titles)) }, 200);
  });
  app.openapi(plan, async (c) => {
    const answers = c.req.valid('json');
    const { shown, bundle } = await bundleOf(services, c.req.valid('param').ref, answers.region);
    const titles = await titlesOf(services);
    return c.json(bundlePlan(bundle, shown, answers, titles), 200);
  });
}

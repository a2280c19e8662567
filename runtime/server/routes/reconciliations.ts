import { z } from '@hono/zod-openapi';
import {
  DifferenceFilter,
  LedgerDifferences,
  LedgerRefill,
  LedgerRefilled,
  Reconciliation,
  ReconciliationList,
} from '../api/contract.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import { Paging } from '../http/parameters.ts';
import { allLedgers } from '../ledgers.ts';
import { notFound, problem } from '../problem.ts';
import { refill } from '../reconcile/refill.ts';
import { reconciler } from '../reconcile/run.ts';
import { checkingOffices, requireChecker, requireQualityPost } from '../sampleChecks/rights.ts';
import type { Services } from '../services.ts';
import { differenceView, reconciliationView } from '../views/reconciliation.ts';

const COMMON = { tags: ['数据质量'], security: [{ session: [] }] };
const RunId = z.object({ id: z.string().min(1).max(64) });
const SHOWN = 30;

const list = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/reconciliations',
  summary: '台账对账的各次运行；内控、督办岗位可用',
  responses: { 200: answer(ReconciliationList, '最近的在前'), ...problems(401, 403) },
});
const start = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/reconciliations',
  summary: '立即对账一次，在后台分段进行；县级以上内控岗位可用',
  responses: { 202: answer(Reconciliation, '已开始'), ...problems(401, 403, 409) },
});
const differences = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/reconciliations/{id}/differences',
  summary: '一次对账在管辖范围内发现的差异；敏感项已遮盖，不自动改动',
  request: { params: RunId, query: Paging.extend(DifferenceFilter.shape) },
  responses: { 200: answer(LedgerDifferences, '一页'), ...problems(400, 401, 403, 404) },
});

const refilled = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/reconciliations/{id}/refills',
  summary: '把已办结办件登记的行按现行登记规则更新，须写明理由，原内容留在变更历史中；县级以上内控岗位可用',
  request: { params: RunId, body: body(LedgerRefill) },
  responses: { 200: answer(LedgerRefilled, '已更新'), ...problems(400, 401, 403, 404, 422) },
});

export function reconciliationRoutes(app: App, services: Services): void {
  const { store, organization } = services;
  const work = reconciler(services);

  app.openapi(list, async (c) => {
    const me = requireUser(c);
    requireQualityPost(me);
    const rows = await store.reconciliations(SHOWN);
    const runs = await Promise.all(
      rows.map(async (row) => {
        const own = await store.differences(row.id, { offset: 0, limit: 1 }, me.scope);
        return reconciliationView(row, own.total);
      }),
    );
    const may = checkingOffices(me.user, await organization.current()).length > 0;
    return c.json({ runs, may: { start: may, check: may } }, 200);
  });
  app.openapi(start, async (c) => {
    const me = requireUser(c);
    requireChecker(me, await organization.current());
    const row = await work.start(me.user.name);
    if (!row) throw problem(409, 'reconcile.running', '已有一次对账正在进行，请等它完成。');
    return c.json(reconciliationView(row, 0), 202);
  });
  app.openapi(refilled, async (c) => {
    const me = requireUser(c);
    requireChecker(me, await organization.current());
    const run = await store.reconciliation(c.req.valid('param').id);
    if (!run) throw notFound('这次对账', 'reconcile.notFound');
    return c.json(await refill(services, me, run, c.req.valid('json')), 200);
  });
  app.openapi(differences, async (c) => {
    const me = requireUser(c);
    requireQualityPost(me);
    const { kind, ledger, offset, limit } = c.req.valid('query');
    const run = await store.reconciliation(c.req.valid('param').id);
    if (!run) throw notFound('这次对账', 'reconcile.notFound');
    const filter = { ...(kind ? { kind } : {}), ...(ledger ? { ledger } : {}) };
    const page = await store.differences(run.id, { ...filter, offset, limit }, me.scope);
    const standing = await store.standingRows(page.rows);
    const ledgers = await allLedgers(services);
    const org = await organization.current();
    const rows = page.rows.map((one) =>
      differenceView(
        one,
        ledgers.find(({ ref }) => ref === one.ledger),
        standing.get(`${one.ledger}\n${one.key}`),
        org,
      ),
    );
    return c.json({ rows, total: page.total }, 200);
  });
}

import { z } from '@hono/zod-openapi';
import { worksAtDesk } from '../access/officer.ts';
import { LedgerList, LedgerPage, LedgerRowDetail } from '../api/contract.ts';
import { answer, createRoute, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import { Paging } from '../http/parameters.ts';
import { overseen } from '../ledger/access.ts';
import { asItStood, endOf } from '../ledger/asOf.ts';
import { ledgerFilter } from '../ledger/filterLive.ts';
import { findRow } from '../ledger/findRow.ts';
import { withCellsThen, withLiveCells } from '../ledger/live.ts';
import { rowDetail } from '../ledger/rowDetail.ts';
import { mayKeep } from '../ledgerEntry.ts';
import { allLedgers, ledgerSeen } from '../ledgers.ts';
import type { Services } from '../services.ts';
import { columnViews, ledgerRowView, purposeChoices } from '../views/ledger.ts';

const COMMON = { tags: ['台账'], security: [{ session: [] }] };
const Ref = z.object({ ref: z.string().min(1).max(120) });
export const RowPath = Ref.extend({ row: z.coerce.number().int().positive().openapi({ description: '行号' }) });
const AsOf = z.object({ asOf: z.iso.date().optional().openapi({ description: '看这一天日终时的台账' }) });
const Filter = z.object({
  text: z.string().max(100).optional(),
  column: z.string().max(60).optional(),
  value: z.string().max(200).optional(),
});

const list = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/ledgers',
  summary: '台账目录',
  responses: { 200: answer(LedgerList, '台账及管辖范围内的行数'), ...problems(401) },
});
const rows = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/ledgers/{ref}/rows',
  summary: '台账查询，可看以前某日的；敏感项已遮盖，只能按完整内容查找',
  request: { params: Ref, query: Paging.extend(Filter.shape).extend(AsOf.shape) },
  responses: { 200: answer(LedgerPage, '一页台账'), ...problems(400, 401, 404, 422) },
});
const row = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/ledgers/{ref}/rows/{row}',
  summary: '台账的一行、每一格的来源和变更历史，可看以前某日的',
  request: { params: RowPath, query: AsOf },
  responses: { 200: answer(LedgerRowDetail, '一行'), ...problems(400, 401, 404, 422) },
});

export function ledgerRoutes(app: App, services: Services): void {
  const { store, organization, clock } = services;
  app.openapi(list, async (c) => {
    const me = requireUser(c);
    const counts = await store.ledgerCounts(me.scope);
    const ledgers = (await allLedgers(services)).map(({ ref, ledger }) => ({
      ref,
      title: ledger.title,
      purpose: ledger.purpose,
      rows: counts[ref] ?? 0,
    }));
    const accesses = overseen(me, await organization.current()) !== undefined;
    return c.json({ ledgers, accesses }, 200);
  });
  app.openapi(rows, async (c) => {
    const me = requireUser(c);
    const { offset, limit, asOf, ...sent } = c.req.valid('query');
    const found = await ledgerSeen(services, me, c.req.valid('param').ref);
    const { ref, ledger, tables } = found;
    const before = endOf(asOf, clock());
    const { filter, leftOut } = await ledgerFilter(services, found, sent, { before, scope: me.scope });
    const page = await store.ledgerRows(ref, { ...filter, offset, limit }, me.scope);
    const shown = await (before === undefined
      ? withLiveCells(services, ref, page.rows)
      : withCellsThen(services, ref, page.rows, before));
    const org = await organization.current();
    return c.json(
      {
        ref,
        title: ledger.title,
        purpose: ledger.purpose,
        columns: columnViews(found),
        rows: shown.map((one) => ledgerRowView(ledger, one, tables, org)),
        total: page.total,
        leftOut,
        asOf: asOf ?? null,
        may: { enter: await mayKeep(services, me, found), export: worksAtDesk(me.user) },
        card: ledger.rollUp?.title ?? null,
        purposes: purposeChoices,
      },
      200,
    );
  });
  app.openapi(row, async (c) => {
    const me = requireUser(c);
    const { asOf } = c.req.valid('query');
    const { found, stored } = await findRow(services, me, c.req.valid('param'));
    const before = endOf(asOf, clock());
    return c.json(await rowDetail(services, me, found, asItStood(stored, before), { asOf, before }), 200);
  });
}

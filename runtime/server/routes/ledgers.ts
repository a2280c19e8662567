import { z } from '@hono/zod-openapi';
import type { LedgerRow, Scope } from '../../store/port.ts';
import { LedgerList, LedgerPage, LedgerRowDetail } from '../api/contract.ts';
import { toXlsx } from '../documents/xlsx.ts';
import { answer, createRoute, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import { Paging } from '../http/parameters.ts';
import { allLedgers, type FoundLedger, findLedger } from '../ledgers.ts';
import { notFound } from '../problem.ts';
import type { Services } from '../services.ts';
import { columnViews, historyView, ledgerRowView, shownCell } from '../views/ledger.ts';
import { today } from '../views/task.ts';

const COMMON = { tags: ['台账'], security: [{ session: [] }] };
const Ref = z.object({ ref: z.string().min(1).max(120) });
const Filter = z.object({
  text: z.string().max(100).optional(),
  column: z.string().max(60).optional(),
  value: z.string().max(200).optional(),
});
const BINARY = z.any().openapi({ type: 'string', format: 'binary' });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MAX_EXPORT = 20_000;
const BATCH = 500;

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
  summary: '台账查询；敏感项已遮盖',
  request: { params: Ref, query: Paging.extend(Filter.shape) },
  responses: { 200: answer(LedgerPage, '一页台账'), ...problems(400, 401, 404) },
});
const row = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/ledgers/{ref}/rows/{key}',
  summary: '台账的一行及其变更历史',
  request: { params: Ref.extend({ key: z.string().min(1).max(200) }) },
  responses: { 200: answer(LedgerRowDetail, '一行'), ...problems(401, 404) },
});
const exported = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/ledgers/{ref}/export.xlsx',
  summary: '导出 Excel；敏感项已遮盖，公式字符已中和',
  request: { params: Ref, query: Filter },
  responses: { 200: { description: 'Excel 文件', content: { [XLSX]: { schema: BINARY } } }, ...problems(401, 404) },
});

type Sent = { text?: string | undefined; column?: string | undefined; value?: string | undefined };

const queryOf = ({ text, column, value }: Sent) => ({
  ...(text ? { text } : {}),
  ...(column && value ? { equals: { [column]: value } } : {}),
});

async function allRows({ store }: Services, ref: string, sent: Sent, scope: Scope): Promise<LedgerRow[]> {
  const found: LedgerRow[] = [];
  for (let offset = 0; offset < MAX_EXPORT; offset += BATCH) {
    const page = await store.ledgerRows(ref, { ...queryOf(sent), offset, limit: BATCH }, scope);
    found.push(...page.rows);
    if (page.rows.length < BATCH) break;
  }
  return found;
}

const cellsOf = ({ ledger, tables }: FoundLedger, one: LedgerRow): string[] =>
  ledger.columns.map((column) => shownCell(column, one.values[column.name], tables));

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
    return c.json({ ledgers }, 200);
  });
  app.openapi(rows, async (c) => {
    const me = requireUser(c);
    const { offset, limit, ...sent } = c.req.valid('query');
    const { ref, ledger, tables } = await findLedger(services, c.req.valid('param').ref);
    const page = await store.ledgerRows(ref, { ...queryOf(sent), offset, limit }, me.scope);
    const org = await organization.current();
    const views = page.rows.map((one) => ledgerRowView(ledger, one, tables, org));
    return c.json(
      {
        ref,
        title: ledger.title,
        purpose: ledger.purpose,
        columns: columnViews(ledger),
        rows: views,
        total: page.total,
      },
      200,
    );
  });
  app.openapi(row, async (c) => {
    const me = requireUser(c);
    const { key } = c.req.valid('param');
    const { ref, ledger, tables } = await findLedger(services, c.req.valid('param').ref);
    const found = await store.ledgerRow(ref, key, me.scope);
    if (!found) throw notFound('台账的这一行', 'ledgerRow.notFound');
    const view = ledgerRowView(ledger, found.row, tables, await organization.current());
    return c.json(
      {
        ref,
        title: ledger.title,
        columns: columnViews(ledger),
        row: view,
        history: historyView(ledger, found.history, tables),
      },
      200,
    );
  });
  app.openapi(exported, async (c) => {
    const me = requireUser(c);
    const found = await findLedger(services, c.req.valid('param').ref);
    const all = await allRows(services, found.ref, c.req.valid('query'), me.scope);
    const head = found.ledger.columns.map(({ title }) => title);
    const bytes = await toXlsx(
      found.ledger.title,
      head,
      all.map((one) => cellsOf(found, one)),
    );
    const name = encodeURIComponent(`${found.ledger.title}-${today(clock())}.xlsx`);
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': XLSX,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    });
  });
}

import { z } from '@hono/zod-openapi';
import { type SignedIn, worksAtDesk } from '../access/officer.ts';
import { CardExport, LedgerAccessList, LedgerCard, LedgerExport, LedgerPurpose, UnmaskedRow } from '../api/contract.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import { type App, type AppContext, requireUser } from '../http/env.ts';
import { Paging } from '../http/parameters.ts';
import { accessView, kindsOf, overseen, requirePurpose, unmaskRow } from '../ledger/access.ts';
import { endOf } from '../ledger/asOf.ts';
import { type Card, cardOf } from '../ledger/card.ts';
import { exportRows, recordExport } from '../ledger/exportRows.ts';
import { ledgerFilter } from '../ledger/filterLive.ts';
import { findRow } from '../ledger/findRow.ts';
import { ledgerSeen } from '../ledgers.ts';
import { notFound, problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { subjectOf } from '../views/ledger.ts';
import { cardPaper, cardView } from '../views/ledgerCard.ts';
import { today } from '../views/task.ts';
import { RowPath } from './ledgers.ts';

const COMMON = { tags: ['台账'], security: [{ session: [] }] };
const BINARY = z.any().openapi({ type: 'string', format: 'binary' });
const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

const unmask = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/ledgers/{ref}/rows/{row}/unmask',
  summary: '查看一行中遮盖的内容：写明目的，短时有效，留下记录',
  request: { params: RowPath, body: body(LedgerPurpose) },
  responses: { 200: answer(UnmaskedRow, '未遮盖的内容'), ...problems(400, 401, 403, 404, 422) },
});
const exported = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/ledgers/{ref}/exports',
  summary: '导出台账：带水印，公式字符已中和，留下记录；不写明则遮盖敏感项',
  request: { params: z.object({ ref: z.string().min(1).max(120) }), body: body(LedgerExport) },
  responses: {
    200: { description: '文件', content: { [TYPES.xlsx]: { schema: BINARY }, [TYPES.pdf]: { schema: BINARY } } },
    ...problems(400, 401, 403, 404, 422),
  },
});
const card = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/ledgers/{ref}/rows/{row}/card',
  summary: '汇总卡（如居民户卡）：成员、各台账的最新情况和合计；敏感项已遮盖',
  request: { params: RowPath },
  responses: { 200: answer(LedgerCard, '汇总卡'), ...problems(400, 401, 404) },
});
const cardExport = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/ledgers/{ref}/rows/{row}/card-exports',
  summary: '导出汇总卡（PDF）：带水印，留下记录',
  request: { params: RowPath, body: body(CardExport) },
  responses: {
    200: { description: 'PDF 文件', content: { [TYPES.pdf]: { schema: BINARY } } },
    ...problems(400, 401, 403, 404, 422),
  },
});
const accesses = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/ledger-accesses',
  summary: '管辖范围内查看、导出台账的记录（督办、内控岗位）',
  request: {
    query: Paging.extend({ kind: z.enum(['unmask', 'export']).optional(), ledger: z.string().max(120).optional() }),
  },
  responses: { 200: answer(LedgerAccessList, '一页记录'), ...problems(400, 401, 403) },
});

const file = (c: AppContext, bytes: Uint8Array, format: keyof typeof TYPES, name: string) =>
  c.body(new Uint8Array(bytes), 200, {
    'content-type': TYPES[format],
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`,
    'cache-control': 'no-store',
  });

export function ledgerAccessRoutes(app: App, services: Services): void {
  const { store, organization, clock } = services;

  const findCard = async (me: SignedIn, at: { ref: string; row: number }): Promise<Card> => {
    const { found, stored } = await findRow(services, me, at);
    const { rollUp } = found.ledger;
    if (!rollUp) throw notFound('这本台账的汇总卡', 'ledgerCard.none');
    return cardOf(services, found, rollUp, stored.row, me.scope);
  };

  app.openapi(unmask, async (c) => {
    const me = requireUser(c);
    const sent = c.req.valid('json');
    requirePurpose(me, sent);
    const { found, stored } = await findRow(services, me, c.req.valid('param'));
    return c.json(await unmaskRow(services, me, found, stored.row, sent), 200, { 'cache-control': 'no-store' });
  });
  app.openapi(exported, async (c) => {
    const me = requireUser(c);
    const { asOf, text, column, value, ...sent } = c.req.valid('json');
    requirePurpose(me, sent);
    const found = await ledgerSeen(services, me, c.req.valid('param').ref);
    const looked = { before: endOf(asOf, clock()), scope: me.scope };
    const { filter, leftOut } = await ledgerFilter(services, found, { text, column, value }, looked);
    const bytes = await exportRows(services, me, found, { ...sent, filter, leftOut, asOf });
    return file(c, bytes, sent.format, `${found.ledger.title}-${asOf ?? today(clock())}`);
  });
  app.openapi(card, async (c) => {
    const me = requireUser(c);
    const one = await findCard(me, c.req.valid('param'));
    return c.json(cardView(one, await organization.current(), { export: worksAtDesk(me.user) }), 200);
  });
  app.openapi(cardExport, async (c) => {
    const me = requireUser(c);
    const sent = c.req.valid('json');
    requirePurpose(me, sent);
    const one = await findCard(me, c.req.valid('param'));
    const { found, row, rollUp } = one;
    const mark = await recordExport(services, me, found, {
      ...sent,
      format: 'pdf',
      what: rollUp.title,
      filter: subjectOf(found.ledger, row.values, found.tables),
      rows: one.members.length + 1,
    });
    const { markedPaper } = await import('../documents/markedPdf.ts');
    const paper = cardPaper(one, await organization.current(), sent.full);
    return file(c, await markedPaper(paper, mark), 'pdf', `${rollUp.title}-${today(clock())}`);
  });
  app.openapi(accesses, async (c) => {
    const me = requireUser(c);
    const org = await organization.current();
    const scope = overseen(me, org);
    if (!scope) throw problem(403, 'ledger.notSupervisor', '查看和导出记录由督办、内控岗位查阅。');
    const { kind, ledger, offset, limit } = c.req.valid('query');
    const asked = { kinds: kindsOf(kind), ...(ledger ? { ledger } : {}), offset, limit };
    const page = await store.ledgerAccesses(asked, scope);
    return c.json({ rows: page.rows.map((one) => accessView(one, org)), total: page.total }, 200);
  });
}

import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { ledgerForm, ledgerTemplate, readLedgerSheet } from '#engine';
import type { StoredReply } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import { LedgerCorrection, LedgerEntered, LedgerForm, LedgerRowDetail, NewLedgerRow } from '../api/contract.ts';
import { readWorkbook } from '../excel/readWorkbook.ts';
import { writeWorkbook } from '../excel/writeWorkbook.ts';
import { MAX_FILE } from '../excel/zipGuard.ts';
import { answer, body, createRoute, plain, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import { idempotencyOf, reused } from '../http/idempotency.ts';
import { readBody } from '../http/jsonBody.ts';
import { withKey } from '../http/parameters.ts';
import { addRow, correctRow } from '../ledger/enterRow.ts';
import { findRow } from '../ledger/findRow.ts';
import { rowDetail } from '../ledger/rowDetail.ts';
import { type Entered, enterRows, requireKeeper } from '../ledgerEntry.ts';
import { ledgerAt } from '../ledgers.ts';
import { notFound, problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { RowPath } from './ledgers.ts';

const COMMON = { tags: ['台账'], security: [{ session: [] }] };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const BINARY = z.any().openapi({ type: 'string', format: 'binary' });
const Ref = z.string().min(1).max(120);
/** Rows of one file. */
const MOST_ROWS = 5_000;

const template = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/ledgers/{ref}/template.xlsx',
  summary: '台账登记模板：必填列有标记，代码有下拉选项',
  request: { params: z.object({ ref: Ref }) },
  responses: { 200: { description: 'Excel 文件', content: { [XLSX]: { schema: BINARY } } }, ...problems(401, 404) },
});
const imported = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/ledger-imports',
  summary: '从 Excel 登记台账：逐格检查，有一处不对就全部不写入；写入的每一行留有登记记录',
  request: {
    headers: withKey,
    query: z.object({ ledger: Ref, reason: z.string().trim().max(500).default('') }),
    body: { content: { 'application/octet-stream': { schema: BINARY } }, required: true },
  },
  responses: { 200: answer(LedgerEntered, '已登记'), ...problems(400, 401, 403, 404, 413, 422) },
});

const form = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/ledgers/{ref}/form',
  summary: '登记一行用的表单：按各列的类型、代码表和必填生成',
  request: { params: z.object({ ref: Ref }) },
  responses: { 200: answer(LedgerForm, '表单'), ...problems(401, 404) },
});
const added = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/ledgers/{ref}/rows',
  summary: '登记一行；已有时回答 409 并附已有的一行',
  request: { headers: withKey, params: z.object({ ref: Ref }), body: body(NewLedgerRow) },
  responses: { 200: answer(LedgerRowDetail, '已登记'), ...problems(400, 401, 403, 404, 409, 422) },
});
const corrected = createRoute({
  ...COMMON,
  method: 'put',
  path: '/api/ledgers/{ref}/rows/{row}',
  summary: '更正一行：改动已有内容须写明理由；他人已先改动时回答 409 并附最新内容',
  request: { headers: withKey, params: RowPath, body: body(LedgerCorrection) },
  responses: { 200: answer(LedgerRowDetail, '已更正'), ...problems(400, 401, 403, 404, 409, 422) },
});

export function ledgerEntryRoutes(app: App, services: Services): void {
  app.openapi(template, async (c) => {
    const me = requireUser(c);
    const { ledger, tables } = await ledgerAt(services, me, c.req.valid('param').ref);
    const bytes = await writeWorkbook([ledgerTemplate(ledger, tables)]);
    const name = encodeURIComponent(`${ledger.title}（登记模板）.xlsx`);
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': XLSX,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    });
  });
  app.openapi(imported, async (c) => {
    const me = requireUser(c);
    const key = c.req.valid('header')['idempotency-key'];
    if (key === undefined) throw problem(400, 'idempotency.missing', '登记须带 Idempotency-Key 请求头。');
    const { ledger, reason } = c.req.valid('query');
    const found = await ledgerAt(services, me, ledger);
    await requireKeeper(services, me, found);
    const bytes = await readBody(c.req.raw, MAX_FILE);
    const sheets = await readWorkbook(bytes);
    const lines = sheets.ok ? readLedgerSheet(sheets.value, found.ledger, found.ref, found.tables) : sheets;
    if (!lines.ok)
      throw problem(
        422,
        'import.wrong',
        `文件中有 ${lines.problems.length} 处不正确，没有登记。请按提示修改后重新上传。`,
        {
          problems: lines.problems,
        },
      );
    if (lines.value.length === 0) throw problem(422, 'import.empty', '表中没有要登记的内容，请从第2行起填写。');
    if (lines.value.length > MOST_ROWS)
      throw problem(422, 'import.tooMany', `一次最多登记 ${MOST_ROWS} 行，请分成几个文件。`);
    const request = createHash('sm3').update(`ledger-imports\n${found.ref}\n${reason}\n`).update(bytes).digest('hex');
    const replyOf = (entered: Entered): StoredReply => ({
      user: me.user.id,
      key,
      request,
      status: 200,
      body: JSON.stringify(entered),
    });
    const { entered, outcome } = await enterRows(services, me, found, lines.value, reason, replyOf);
    if (outcome.kind !== 'duplicate') return c.json(entered, 200);
    if (outcome.reply.request !== request) throw reused();
    return c.json(JSON.parse(outcome.reply.body) as Entered, 200);
  });

  const shown = async (me: SignedIn, ref: string, row: number) => {
    const { found, stored } = await findRow(services, me, { ref, row });
    return rowDetail(services, me, found, stored);
  };

  app.openapi(form, async (c) => {
    const me = requireUser(c);
    const { ledger, tables } = await ledgerAt(services, me, c.req.valid('param').ref);
    return c.json({ form: plain(ledgerForm(ledger, tables)) }, 200);
  });
  app.openapi(added, async (c) => {
    const me = requireUser(c);
    const idempotency = await idempotencyOf(c, me.user.id);
    const { ref } = c.req.valid('param');
    const found = await ledgerAt(services, me, ref);
    await requireKeeper(services, me, found);
    const show = (id: number) => shown(me, ref, id);
    const key = await addRow(services, me, found, c.req.valid('json'), idempotency, show);
    const written = await services.store.ledgerRow(found.ref, key, me.scope);
    if (!written) throw notFound('台账的这一行', 'ledgerRow.notFound');
    return c.json(await rowDetail(services, me, found, written), 200);
  });
  app.openapi(corrected, async (c) => {
    const me = requireUser(c);
    const idempotency = await idempotencyOf(c, me.user.id);
    const { ref, row } = c.req.valid('param');
    const found = await ledgerAt(services, me, ref);
    await requireKeeper(services, me, found);
    await correctRow(services, me, found, row, c.req.valid('json'), idempotency, (id) => shown(me, ref, id));
    return c.json(await shown(me, ref, row), 200);
  });
}

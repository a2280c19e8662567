import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { ledgerTemplate, readLedgerSheet } from '#engine';
import type { StoredReply } from '../../store/port.ts';
import { LedgerEntered } from '../api/contract.ts';
import { readWorkbook } from '../excel/readWorkbook.ts';
import { writeWorkbook } from '../excel/writeWorkbook.ts';
import { MAX_FILE } from '../excel/zipGuard.ts';
import { answer, createRoute, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import { reused } from '../http/idempotency.ts';
import { readBody } from '../http/jsonBody.ts';
import { withKey } from '../http/parameters.ts';
import { type Entered, enterRows, requireKeeper } from '../ledgerEntry.ts';
import { findLedger } from '../ledgers.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';

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
    query: z.object({ ledger: Ref }),
    body: { content: { 'application/octet-stream': { schema: BINARY } }, required: true },
  },
  responses: { 200: answer(LedgerEntered, '已登记'), ...problems(400, 401, 403, 404, 413, 422) },
});

export function ledgerEntryRoutes(app: App, services: Services): void {
  app.openapi(template, async (c) => {
    requireUser(c);
    const { ledger, tables } = await findLedger(services, c.req.valid('param').ref);
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
    const found = await findLedger(services, c.req.valid('query').ledger);
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
    const request = createHash('sm3').update(`ledger-imports\n${found.ref}\n`).update(bytes).digest('hex');
    const replyOf = (entered: Entered): StoredReply => ({
      user: me.user.id,
      key,
      request,
      status: 200,
      body: JSON.stringify(entered),
    });
    const { entered, outcome } = await enterRows(services, me, found, lines.value, replyOf);
    if (outcome.kind !== 'duplicate') return c.json(entered, 200);
    if (outcome.reply.request !== request) throw reused();
    return c.json(JSON.parse(outcome.reply.body) as Entered, 200);
  });
}

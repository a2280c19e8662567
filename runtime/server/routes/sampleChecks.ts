import { z } from '@hono/zod-openapi';
import { canonicalJson, drawnRows, type RowMarks, sm3 } from '#engine';
import type { SignedIn } from '../access/officer.ts';
import {
  FinishSampleCheck,
  NewSampleCheck,
  SampleCheckCreated,
  SampleCheckDetail,
  SampleCheckList,
  SampleCheckRow,
  SampleReplay,
  SampleRowMarks,
} from '../api/contract.ts';
import { toXlsx } from '../documents/xlsx.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import { idempotencyOf } from '../http/idempotency.ts';
import { Paging, withKey } from '../http/parameters.ts';
import { unmaskRow } from '../ledger/access.ts';
import { allLedgers, findLedger } from '../ledgers.ts';
import { LruMap } from '../lruMap.ts';
import { CHECK, checkOf, fromDistances } from '../sampleChecks/check.ts';
import { drawCheck } from '../sampleChecks/draw.ts';
import { drawnRow, findCheck, finishCheck, markRow } from '../sampleChecks/mark.ts';
import { checkingOffices, requireChecker, requireQualityPost } from '../sampleChecks/rights.ts';
import { sampleSheet } from '../sampleChecks/sheet.ts';
import { checkedRow, versionOf } from '../sampleChecks/source.ts';
import type { Services } from '../services.ts';
import { levelName } from '../views/labels.ts';
import { detailView, summaryView } from '../views/sampleCheck.ts';

const COMMON = { tags: ['数据质量'], security: [{ session: [] }] };
const CheckId = z.object({ id: z.string().min(1).max(64) });
const RowId = CheckId.extend({ row: z.coerce.number().int().positive() });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const BINARY = z.any().openapi({ type: 'string', format: 'binary' });

const list = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/sample-checks',
  summary: '管辖范围内的台账抽查，最近的在前；内控、督办岗位可用',
  request: { query: Paging },
  responses: { 200: answer(SampleCheckList, '一页'), ...problems(400, 401, 403) },
});
const draw = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/sample-checks',
  summary: '按种子抽取台账的行，可以重算；县级以上内控岗位可用，没有内控岗位的由督办岗位',
  request: { headers: withKey, body: body(NewSampleCheck) },
  responses: { 201: answer(SampleCheckCreated, '已抽取'), ...problems(400, 401, 403, 404, 422) },
});
const detail = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/sample-checks/{id}',
  summary: '一次抽查：抽中的行、核对进度和准确率',
  request: { params: CheckId },
  responses: { 200: answer(SampleCheckDetail, '抽查'), ...problems(401, 403, 404) },
});
const row = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/sample-checks/{id}/rows/{row}/view',
  summary: '查看抽中的一行：各栏内容与来源并列；含敏感项的，查看人和事由记入查看记录',
  request: { params: RowId },
  responses: { 200: answer(SampleCheckRow, '一行'), ...problems(401, 403, 404) },
});
const mark = createRoute({
  ...COMMON,
  method: 'put',
  path: '/api/sample-checks/{id}/rows/{row}',
  summary: '保存一行的核对结果，可以只核对一部分',
  request: { params: RowId, body: body(SampleRowMarks) },
  responses: { 200: answer(SampleCheckDetail, '已保存'), ...problems(400, 401, 403, 404, 409, 422) },
});
const finish = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/sample-checks/{id}/finish',
  summary: '办结抽查：结果记入由抽查登记的台账，作为准确率指标的来源',
  request: { params: CheckId, body: body(FinishSampleCheck) },
  responses: { 200: answer(SampleCheckDetail, '已办结'), ...problems(400, 401, 403, 404, 409, 422) },
});
const replay = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/sample-checks/{id}/replay',
  summary: '按记下的种子和范围重新抽取，核对与当时抽中的是否一致',
  request: { params: CheckId },
  responses: { 200: answer(SampleReplay, '重算结果'), ...problems(401, 403, 404) },
});
const exported = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/sample-checks/{id}/export.xlsx',
  summary: '抽查结果导出为 Excel',
  request: { params: CheckId },
  responses: {
    200: { description: 'Excel 文件', content: { [XLSX]: { schema: BINARY } } },
    ...problems(401, 403, 404),
  },
});

/** Rows that a person has opened of late: seen again they make no second record. */
const OPENED = 2_000;

export function sampleCheckRoutes(app: App, services: Services): void {
  const { store, organization } = services;
  const opened = new LruMap<string, true>(OPENED);

  const detailFor = async (me: SignedIn, id: string) => {
    const found = await findCheck(services, me, id);
    const org = await organization.current();
    return detailView(found, await allLedgers(services), org, checkingOffices(me.user, org).length > 0);
  };

  app.openapi(list, async (c) => {
    const me = requireUser(c);
    requireQualityPost(me);
    const org = await organization.current();
    const page = await store.records(CHECK, c.req.valid('query'), me.scope);
    const own = checkingOffices(me.user, org);
    const below = org.offices.filter(({ path }) => own.some((office) => path.startsWith(org.path(office))));
    const counts = await store.ledgerCounts({ paths: own.map((office) => org.path(office)) });
    const ledgers = (await allLedgers(services))
      .map(({ ref, ledger }) => ({ ref, title: ledger.title, rows: counts[ref] ?? 0 }))
      .filter(({ rows }) => rows > 0);
    return c.json(
      {
        checks: page.rows.map((one) => summaryView(one, org)),
        total: page.total,
        may: { draw: own.length > 0 },
        offices: below.map(({ id, name, level }) => ({ id, name, levelName: levelName(level) })),
        ledgers,
      },
      200,
    );
  });
  app.openapi(draw, async (c) => {
    const me = requireUser(c);
    const idempotency = await idempotencyOf(c, me.user.id);
    return c.json({ id: await drawCheck(services, me, c.req.valid('json'), idempotency) }, 201);
  });
  app.openapi(detail, async (c) => {
    const me = requireUser(c);
    requireQualityPost(me);
    return c.json(await detailFor(me, c.req.valid('param').id), 200);
  });
  app.openapi(row, async (c) => {
    const me = requireUser(c);
    const org = await organization.current();
    requireChecker(me, org);
    const { id, row: number } = c.req.valid('param');
    const found = await findCheck(services, me, id);
    const check = checkOf(found);
    const drawn = drawnRow(check, number);
    const ledger = await findLedger(services, drawn.ledger);
    const { row: whole, values } = await versionOf(services, ledger, drawn);
    const once = `${me.user.id} ${id} ${number}`;
    if (!opened.get(once)) {
      const purpose = { purpose: 'inspection', note: `台账抽查 ${found.no}` };
      if (ledger.ledger.columns.some(({ sensitive, name }) => sensitive === true && (values[name] ?? null) !== null))
        await unmaskRow(services, me, ledger, { ...whole, values }, purpose);
      opened.set(once, true);
    }
    return c.json(
      {
        ...{ row: number, ledger: drawn.ledger, ledgerTitle: ledger.ledger.title },
        officeName: org.officeName(drawn.office),
        ...(await checkedRow(services, drawn)),
        marks: (check.marked[number]?.marks ?? {}) as z.infer<typeof SampleCheckRow>['marks'],
      },
      200,
    );
  });
  app.openapi(mark, async (c) => {
    const me = requireUser(c);
    const { id, row: number } = c.req.valid('param');
    const { version, marks } = c.req.valid('json');
    await markRow(services, me, id, { row: number, version, marks: marks as RowMarks });
    return c.json(await detailFor(me, id), 200);
  });
  app.openapi(finish, async (c) => {
    const me = requireUser(c);
    const { id } = c.req.valid('param');
    await finishCheck(services, me, id, c.req.valid('json').version);
    return c.json(await detailFor(me, id), 200);
  });
  app.openapi(replay, async (c) => {
    const me = requireUser(c);
    requireQualityPost(me);
    const { draws, seed } = checkOf(await findCheck(services, me, c.req.valid('param').id));
    const again = draws.map(({ title, ledger, candidates, drawn }) => {
      const anew = drawnRows(seed, ledger, fromDistances(candidates), drawn.length);
      return {
        ...{ title, candidates: candidates.length, drawn: drawn.length },
        same: JSON.stringify(anew) === JSON.stringify(drawn),
        digest: sm3(canonicalJson(candidates)),
      };
    });
    return c.json({ same: again.every(({ same }) => same), draws: again }, 200);
  });
  app.openapi(exported, async (c) => {
    const me = requireUser(c);
    requireQualityPost(me);
    const found = await detailFor(me, c.req.valid('param').id);
    const bytes = await toXlsx(await sampleSheet(services, me, found));
    const name = encodeURIComponent(`台账抽查-${found.no}.xlsx`);
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': XLSX,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    });
  });
}

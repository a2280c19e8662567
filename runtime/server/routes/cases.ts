import { randomUUID } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import {
  type Applicant,
  addDays,
  type CaseCommand,
  type CompiledItem,
  type JsonObject,
  type MaterialRecord,
  startOfLocalDay,
} from '#engine';
import { acceptingOffice, actorAt, type SignedIn } from '../access/officer.ts';
import { CaseDetail, CaseList, CaseView, ReceiveCase, SaveCase, Supplement, Withdraw } from '../api/contract.ts';
import { nextCaseNo } from '../caseNo.ts';
import { run, viewOf } from '../command.ts';
import { findItem } from '../findItem.ts';
import { answer, body, createRoute, plain, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import { CaseId, Paging, withKey } from '../http/parameters.ts';
import { notFound, problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { caseListEntry } from '../views/case.ts';

const TAGS = ['办件'];
const SECURITY = [{ session: [] }];
const COMMAND_PROBLEMS = problems(400, 401, 403, 404, 409, 413, 415, 422);

const receive = createRoute({
  method: 'post',
  path: '/api/cases',
  tags: TAGS,
  summary: '收件：新建办件，受理环节归收件人',
  security: SECURITY,
  request: { headers: withKey, body: body(ReceiveCase) },
  responses: { 201: answer(CaseView, '已收件'), ...COMMAND_PROBLEMS },
});
const list = createRoute({
  method: 'get',
  path: '/api/cases',
  tags: TAGS,
  summary: '办件查询',
  security: SECURITY,
  request: {
    query: Paging.extend({
      text: z.string().max(100).optional(),
      status: z.string().max(200).optional().openapi({ description: '多个状态用逗号分隔' }),
      item: z.string().max(120).optional(),
      light: z.enum(['yellow', 'red']).optional(),
      from: z.string().max(20).optional().openapi({ description: '收件日期起，YYYY-MM-DD 或毫秒' }),
      to: z.string().max(20).optional().openapi({ description: '收件日期止（含当日），YYYY-MM-DD 或毫秒' }),
    }),
  },
  responses: { 200: answer(CaseList, '管辖范围内的办件'), ...problems(400, 401) },
});
const detail = createRoute({
  method: 'get',
  path: '/api/cases/{id}',
  tags: TAGS,
  summary: '办件详情',
  security: SECURITY,
  request: { params: CaseId },
  responses: { 200: answer(CaseDetail, '办件及其锁定的事项版本'), ...problems(401, 404) },
});
const save = createRoute({
  method: 'put',
  path: '/api/cases/{id}',
  tags: TAGS,
  summary: '暂存填写内容，可以不完整',
  security: SECURITY,
  request: { params: CaseId, headers: withKey, body: body(SaveCase) },
  responses: { 200: answer(CaseView, '已保存'), ...COMMAND_PROBLEMS },
});
const supplement = createRoute({
  method: 'post',
  path: '/api/cases/{id}/supplement',
  tags: TAGS,
  summary: '补正：收到申请人补交的材料',
  security: SECURITY,
  request: { params: CaseId, headers: withKey, body: body(Supplement) },
  responses: { 200: answer(CaseView, '已补正'), ...COMMAND_PROBLEMS },
});
const withdraw = createRoute({
  method: 'post',
  path: '/api/cases/{id}/withdraw',
  tags: TAGS,
  summary: '撤回申请',
  security: SECURITY,
  request: { params: CaseId, headers: withKey, body: body(Withdraw) },
  responses: { 200: answer(CaseView, '已撤回'), ...COMMAND_PROBLEMS },
});

const CHINA_OFFSET = 480;

/** Date or milliseconds to milliseconds; a date as upper bound includes the day. */
function momentOf(value: string | undefined, end: boolean): number | undefined {
  if (value === undefined || value === '') return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return startOfLocalDay(end ? addDays(value, 1) : value, CHINA_OFFSET);
  const moment = Number(value);
  if (Number.isFinite(moment)) return moment;
  throw problem(400, 'request.date', `日期“${value}”格式不正确，请使用 YYYY-MM-DD。`);
}

async function receiveCommand(
  services: Services,
  sent: z.output<typeof ReceiveCase>,
  office: string,
): Promise<Extract<CaseCommand, { type: 'case.receive' }>> {
  const org = await services.organization.current();
  return {
    type: 'case.receive',
    id: randomUUID(),
    no: await nextCaseNo(services, org.division(office)),
    applicant: sent.applicant as Applicant,
    form: sent.form as JsonObject,
    situation: sent.situation as JsonObject,
    materials: sent.materials as MaterialRecord[],
    office,
    offices: org.upwards(office),
    channel: sent.channel,
  };
}

/** An item of one province's pack is not handled in another. */
async function checkServed({ organization }: Services, compiled: CompiledItem, office: string): Promise<void> {
  const division = (await organization.current()).division(office);
  if (!division.startsWith(compiled.division ?? ''))
    throw problem(
      422,
      'item.otherDivision',
      `“${compiled.item.elements.name}”不在本机构的办理范围内，请从本地的事项目录中选择。`,
    );
}

const officeOf = (me: SignedIn): string => {
  const office = acceptingOffice(me.user);
  if (office === undefined) throw problem(403, 'post.missing', '收件需要“受理”岗位权限，请联系本单位管理员。');
  return office;
};

/** Properties that were left out stay left out: the engine tells absent from empty. */
const present = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

export function caseRoutes(app: App, services: Services): void {
  const { store, clock, organization } = services;
  app.openapi(receive, async (c) => {
    const me = requireUser(c);
    const sent = c.req.valid('json');
    const office = officeOf(me);
    const compiled = await findItem(services, sent.item);
    await checkServed(services, compiled, office);
    const command = await receiveCommand(services, sent, office);
    return c.json(
      await run(services, c, me, { caseId: command.id, command, compiled, actor: () => actorAt(me.user, office) }),
      201,
    );
  });
  app.openapi(list, async (c) => {
    const me = requireUser(c);
    const { status, item, from, to, text, light, offset, limit } = c.req.valid('query');
    const bounds = present({
      text,
      light,
      itemRef: item,
      from: momentOf(from, false),
      to: momentOf(to, true),
      status: status?.split(',').filter(Boolean),
    });
    const page = await store.cases({ ...bounds, offset, limit }, me.scope);
    const org = await organization.current();
    return c.json({ rows: page.rows.map((row) => caseListEntry(row, org, clock())), total: page.total }, 200);
  });
  app.openapi(detail, async (c) => {
    const me = requireUser(c);
    const row = await store.case(c.req.valid('param').id, me.scope);
    if (!row) throw notFound('该办件', 'case.notFound');
    return c.json(
      { ...(await viewOf(services, row, me)), compiled: plain(await services.items.byDigest(row.digest)) },
      200,
    );
  });
  const caseCommand = (me: SignedIn, caseId: string, expectVersion: number, command: CaseCommand) => ({
    caseId,
    expectVersion,
    command,
    actor: (state: { office: string } | null) => actorAt(me.user, state?.office ?? me.user.office),
  });
  app.openapi(save, async (c) => {
    const me = requireUser(c);
    const { version, ...sent } = c.req.valid('json');
    const command = { type: 'case.save', ...present(sent) } as CaseCommand;
    return c.json(await run(services, c, me, caseCommand(me, c.req.valid('param').id, version, command)), 200);
  });
  app.openapi(supplement, async (c) => {
    const me = requireUser(c);
    const { version, ...sent } = c.req.valid('json');
    const command = { type: 'case.supplement', ...present(sent) } as CaseCommand;
    return c.json(await run(services, c, me, caseCommand(me, c.req.valid('param').id, version, command)), 200);
  });
  app.openapi(withdraw, async (c) => {
    const me = requireUser(c);
    const { version, reason } = c.req.valid('json');
    return c.json(
      await run(services, c, me, caseCommand(me, c.req.valid('param').id, version, { type: 'case.withdraw', reason })),
      200,
    );
  });
}

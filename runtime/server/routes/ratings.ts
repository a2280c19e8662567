import { z } from '@hono/zod-openapi';
import { ATTEMPTS, type FollowUpAnswer, type RatingLevel, ratingLevelName } from '#engine';
import { holdsPost, type SignedIn } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import {
  GiveRatingByNo,
  GiveRatingByTicket,
  NewRatingTicket,
  RatedStage,
  RatingDetail,
  RatingInvitation,
  RatingList,
  RatingsOfCase,
  RatingTicket,
  RatingTicketIssued,
  RecordFollowUp,
} from '../api/contract.ts';
import { caseByProof } from '../applications/proof.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import { type App, type AppContext, requireUser } from '../http/env.ts';
import { CaseId, Paging } from '../http/parameters.ts';
import { notFound, problem } from '../problem.ts';
import { findRating, RATING_POST, recordFollowUp } from '../ratings/followUp.ts';
import { rate } from '../ratings/give.ts';
import { invite, invited, stagesOf } from '../ratings/invites.ts';
import { ratingLimits } from '../ratings/limits.ts';
import { ratingReasons } from '../ratings/reasons.ts';
import type { Services } from '../services.ts';
import { ratedStage, ratingDetail, ratingEntry } from '../views/rating.ts';

const PUBLIC = { tags: ['好差评'], method: 'post' as const };
const DESK = { tags: ['好差评'], security: [{ session: [] }] };

const byNo = createRoute({
  ...PUBLIC,
  path: '/api/progress/rating',
  summary: '申请人凭办件编号、证件号码和查询码评价，一个环节一次',
  request: { body: body(GiveRatingByNo) },
  responses: { 201: answer(RatedStage, '已评价'), ...problems(400, 404, 409, 422, 429) },
});
const invitation = createRoute({
  ...PUBLIC,
  path: '/api/rating-invitations',
  summary: '评价二维码所邀请评价的办件；以 POST 提交，使凭证不出现在网址和日志中',
  request: { body: body(RatingTicket) },
  responses: { 200: answer(RatingInvitation, '待评价'), ...problems(400, 404, 429) },
});
const byTicket = createRoute({
  ...PUBLIC,
  path: '/api/rating-invitations/rating',
  summary: '凭评价二维码评价；在窗口屏幕上评价的，记为窗口渠道',
  request: { body: body(GiveRatingByTicket) },
  responses: { 201: answer(RatedStage, '已评价'), ...problems(400, 404, 409, 422, 429) },
});
const ofCase = createRoute({
  ...DESK,
  method: 'get',
  path: '/api/cases/{id}/ratings',
  summary: '办件各环节的评价；匿名评价只说已评价',
  request: { params: CaseId },
  responses: { 200: answer(RatingsOfCase, '评价'), ...problems(401, 404) },
});
const newTicket = createRoute({
  ...DESK,
  method: 'post',
  path: '/api/cases/{id}/rating-invitations',
  summary: '邀请申请人评价：出具评价二维码',
  request: { params: CaseId, body: body(NewRatingTicket) },
  responses: { 201: answer(RatingTicketIssued, '评价凭证'), ...problems(400, 401, 404, 422) },
});
const list = createRoute({
  ...DESK,
  method: 'get',
  path: '/api/ratings',
  summary: '管辖范围内的评价，待核实整改的在前；督办岗位可用',
  request: {
    query: Paging.extend({
      duty: z.enum(['open', 'late', 'done']).optional(),
      level: z.coerce.number().int().min(1).max(5).optional(),
    }),
  },
  responses: { 200: answer(RatingList, '一页'), ...problems(400, 401, 403) },
});
const RatingPath = z.object({ id: z.string().min(1).max(100) });
const one = createRoute({
  ...DESK,
  method: 'get',
  path: '/api/ratings/{id}',
  summary: '一条评价和它的核实、整改、回访',
  request: { params: RatingPath },
  responses: { 200: answer(RatingDetail, '评价'), ...problems(401, 403, 404) },
});
const follow = createRoute({
  ...DESK,
  method: 'post',
  path: '/api/ratings/{id}/follow-ups',
  summary: '登记差评的联系核实、整改或回访；被评价人不能办理',
  request: { params: RatingPath, body: body(RecordFollowUp) },
  responses: { 200: answer(RatingDetail, '已登记'), ...problems(400, 401, 403, 404, 409, 422) },
});

/** @throws {ApiProblem} 401, 403 */
function requireSupervisor(c: AppContext): SignedIn {
  const me = requireUser(c);
  if (holdsPost(me.user, RATING_POST)) return me;
  throw problem(403, 'post.missing', '查看和整改评价需要“督办”岗位权限，请联系本单位管理员。');
}

export function ratingRoutes(app: App, services: Services): void {
  publicRoutes(app, services);
  counterRoutes(app, services);
  supervisorRoutes(app, services);
}

function publicRoutes(app: App, services: Services): void {
  const limit = (c: AppContext) => services.limits.progress.take(c.get('address'));

  app.openapi(byNo, async (c) => {
    limit(c);
    const { no, idNo, code, stage, ...said } = c.req.valid('json');
    const { row: kase, compiled } = await caseByProof(services, { no, idNo, code });
    const given = await rate(services, { kase, compiled, stage, answer: said, channel: 'portal' });
    return c.json(ratedStage(stage, given), 201);
  });
  app.openapi(invitation, async (c) => {
    limit(c);
    const { kase, compiled, stage } = await invited(services, c.req.valid('json').ticket);
    const given = (await stagesOf(services, kase, compiled)).find((known) => known.stage === stage)?.given;
    const org = await services.organization.current();
    return c.json(
      {
        itemName: kase.itemName,
        officeName: org.officeName(kase.state.office),
        receivedAt: kase.createdAt,
        stage: ratedStage(stage, given?.rating),
        reasons: await ratingReasons(services, org.division(kase.state.office)),
      },
      200,
    );
  });
  app.openapi(byTicket, async (c) => {
    limit(c);
    const { ticket, ...said } = c.req.valid('json');
    const { kase, compiled, stage } = await invited(services, ticket);
    const channel = c.get('signedIn') ? 'counter' : 'code';
    const given = await rate(services, { kase, compiled, stage, answer: said, channel });
    return c.json(ratedStage(stage, given), 201);
  });
}

function counterRoutes(app: App, services: Services): void {
  const { store, items, clock } = services;

  const find = async (me: SignedIn, id: string) => {
    const kase = await store.case(id, me.scope);
    const compiled = kase ? await items.byDigest(kase.digest) : undefined;
    if (!kase || !compiled) throw notFound('该办件', 'case.notFound');
    return stagesOf(services, kase, compiled);
  };

  app.openapi(ofCase, async (c) => {
    const stages = await find(requireUser(c), c.req.valid('param').id);
    return c.json(
      { stages: stages.map(({ stage, given }) => ({ ...ratedStage(stage, given?.rating), ...shown(given) })) },
      200,
    );
  });
  app.openapi(newTicket, async (c) => {
    const me = requireUser(c);
    const { id } = c.req.valid('param');
    const { stage } = c.req.valid('json');
    const found = (await find(me, id)).find((known) => known.stage === stage);
    if (!found || found.given) throw problem(422, 'rating.notYet', '本件这个环节现在不能评价，或申请人已经评价过。');
    const { ticket, expiresAt } = await invite(services, id, stage, me.user.id);
    return c.json({ ticket, path: `/portal/rate#${ticket}`, expiresAt }, 201);
  });

  /** Officers at the window learn that there is an anonymous rating, not what it says. */
  const shown = (given: { rating: { anonymous: boolean } } | undefined) =>
    given?.rating.anonymous ? { level: null, levelName: '已匿名评价', at: clock() } : {};
}

function supervisorRoutes(app: App, services: Services): void {
  const { store, organization, clock } = services;

  const reasonsOf = ({ user }: SignedIn, org: Organization) => ratingReasons(services, org.division(user.office));
  const detail = async (me: SignedIn, row: Awaited<ReturnType<typeof findRating>>) => {
    const kase = await store.case(row.caseId, me.scope);
    const org = await organization.current();
    return ratingDetail(row, kase, me.user.id, org, await reasonsOf(me, org), clock());
  };

  app.openapi(list, async (c) => {
    const me = requireSupervisor(c);
    const { duty, level, offset, limit } = c.req.valid('query');
    const now = clock();
    const wanted = { ...(duty ? { duty } : {}), ...(level ? { level: level as RatingLevel } : {}) };
    const { rows, total } = await store.ratings({ ...wanted, now, offset, limit }, me.scope);
    const counts = await store.ratingCounts(now, me.scope);
    const org = await organization.current();
    const reasons = await reasonsOf(me, org);
    const levels = ([5, 4, 3, 2, 1] as const).map((at) => ({
      level: at,
      name: ratingLevelName(at),
      count: counts.levels.find((found) => found.level === at)?.count ?? 0,
    }));
    const limits = await ratingLimits(services, org.division(me.user.office));
    const { contactDays = null, rectifyDays = null, attempts = ATTEMPTS } = limits;
    return c.json(
      {
        rows: rows.map((row) => ratingEntry(row, org, reasons, now)),
        total,
        counts: { ...counts, levels },
        limits: { contactDays, rectifyDays, attempts },
      },
      200,
    );
  });
  app.openapi(one, async (c) => {
    const me = requireSupervisor(c);
    return c.json(await detail(me, await findRating(services, me, c.req.valid('param').id)), 200);
  });
  app.openapi(follow, async (c) => {
    const me = requireSupervisor(c);
    const { version, ...sent } = c.req.valid('json');
    const row = await findRating(services, me, c.req.valid('param').id);
    const updated = await recordFollowUp(services, me, row, sent as FollowUpAnswer, version);
    return c.json(await detail(me, updated), 200);
  });
}

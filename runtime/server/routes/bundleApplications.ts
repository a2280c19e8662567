import { z } from '@hono/zod-openapi';
import { type Actor, type BundleIntake as Intake, promiseWords } from '#engine';
import type { BundleRow } from '../../store/port.ts';
import { acceptingOffice, actorAt } from '../access/officer.ts';
import {
  ApplicationForm,
  ApplicationReceipt,
  BundleApplication,
  BundleProgress,
  OpenBundle,
  ProgressQuery,
  RenderedDocument,
} from '../api/contract.ts';
import { acceptingOffices } from '../applications/offices.ts';
import { bundleByProof } from '../applications/proof.ts';
import { bundleForFilling, bundleIn } from '../bundleApplications/find.ts';
import { openBundle } from '../bundleApplications/open.ts';
import { bundleParts } from '../bundleApplications/read.ts';
import { bundleTemplates, renderBundleDocument } from '../documents/bundleDocuments.ts';
import { answer, body, createRoute, plain, problems } from '../http/describe.ts';
import { type App, type AppContext, requireUser } from '../http/env.ts';
import { idempotencyOf } from '../http/idempotency.ts';
import { withKey } from '../http/parameters.ts';
import { notFound, problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { bundleApplication, bundleProgressView, bundleReceipt } from '../views/bundleApplication.ts';
import { pdfResponse } from './documents.ts';

const TAGS = ['一件事'];
const SECURITY = [{ session: [] }];
const Id = z.object({ id: z.string().min(1).max(64) });

const form = createRoute({
  method: 'get',
  path: '/api/bundles/{ref}/form',
  tags: TAGS,
  summary: '填写一件事所需的定义和事项，按受理机构的区划',
  request: {
    params: z.object({ ref: z.string().min(1).max(120) }),
    query: z.object({
      office: z.string().max(64).optional().openapi({ description: '登录人员可省略，为本人收件的机构' }),
    }),
  },
  responses: { 200: answer(ApplicationForm, '定义和事项'), ...problems(400, 401, 403, 404) },
});
const open = createRoute({
  method: 'post',
  path: '/api/bundle-applications',
  tags: TAGS,
  summary: '一次申请，同时打开所含的全部事项；有一个不能收件，全部不收',
  description: '`counter` 须由有受理岗位的人员提交，可以不完整；`online` 由申请人提交，须填写完整。',
  request: { headers: withKey, body: body(OpenBundle) },
  responses: { 201: answer(ApplicationReceipt, '回执'), ...problems(400, 401, 403, 404, 413, 415, 422, 429) },
});
const detail = createRoute({
  method: 'get',
  path: '/api/bundle-applications/{id}',
  tags: TAGS,
  summary: '一件事的全部办件',
  security: SECURITY,
  request: { params: Id },
  responses: { 200: answer(BundleApplication, '各事项的状态和整体时限'), ...problems(401, 404) },
});
const paper = createRoute({
  method: 'get',
  path: '/api/bundle-applications/{id}/documents/{kind}',
  tags: TAGS,
  summary: '一件事的回执、一次性告知书、结果清单；种类后加 .pdf 得到 PDF',
  security: SECURITY,
  request: { params: Id.extend({ kind: z.string().min(1).max(60) }) },
  responses: {
    200: {
      description: '文书',
      content: {
        'application/json': { schema: RenderedDocument },
        'application/pdf': { schema: z.any().openapi({ type: 'string', format: 'binary' }) },
      },
    },
    ...problems(401, 404),
  },
});
const progress = createRoute({
  method: 'post',
  path: '/api/bundle-progress',
  tags: ['办事进度'],
  summary: '按一件事编号、证件号码和查询码查全部事项的进度',
  description:
    '编号不存在与号码、查询码不符的回答完全相同；填错的次数有限制。以 POST 提交，使证件号码不出现在网址和日志中。',
  request: { body: body(ProgressQuery) },
  responses: { 200: answer(BundleProgress, '进度'), ...problems(400, 404, 429) },
});

type Sent = z.output<typeof OpenBundle>;

/** The office that takes the application, and who hands it in. @throws {ApiProblem} 401, 403, 422 */
async function sender(
  services: Services,
  c: AppContext,
  sent: Sent,
): Promise<{ office: string; actor: Actor; user: string }> {
  const org = await services.organization.current();
  if (sent.channel === 'counter') {
    const { user } = requireUser(c);
    const office = acceptingOffice(user);
    if (office === undefined) throw problem(403, 'post.missing', '收件需要“受理”岗位权限，请联系本单位管理员。');
    return { office, actor: actorAt(user, office), user: user.id };
  }
  services.limits.apply.take(c.get('address'));
  const office = acceptingOffices(org).find(({ id }) => id === sent.office);
  if (!office)
    throw problem(422, 'office.notAccepting', '请选择受理机构。', {
      problems: [{ code: 'office.notAccepting', message: '请选择受理机构', path: '/office' }],
    });
  const { name, idNo } = sent.intake.applicant;
  return { office: office.id, actor: { kind: 'applicant', id: 'applicant', name }, user: `applicant:${idNo}` };
}

export function bundleApplicationRoutes(app: App, services: Services): void {
  const { store, organization, clock } = services;
  const seen = async (c: AppContext, id: string) => {
    const me = requireUser(c);
    const row = await store.bundle(id, me.scope);
    if (!row) throw notFound('该一件事', 'bundle.notFound');
    return { me, parts: await bundleParts(services, row, me.scope) };
  };
  app.openapi(form, async (c) => {
    const org = await organization.current();
    const asked = c.req.valid('query').office;
    const me = asked === undefined ? requireUser(c) : undefined;
    const id = asked ?? (me ? acceptingOffice(me.user) : undefined);
    const office = acceptingOffices(org).find((one) => one.id === id);
    if (!office) throw notFound('该受理机构', 'office.notFound');
    const { shown, bundle } = await bundleIn(services, c.req.valid('param').ref, office.division);
    const { name, phone, division } = office;
    const { title, timeLimit, result } = shown.source;
    return c.json(
      {
        ref: bundle.ref,
        title,
        promised: promiseWords(timeLimit),
        result,
        office: { id: office.id, name, phone, division },
        bundle: plain(bundleForFilling(bundle)),
      },
      200,
    );
  });
  app.openapi(open, async (c) => {
    const sent = c.req.valid('json');
    const { office, actor, user } = await sender(services, c, sent);
    const idempotency = await idempotencyOf(c, user);
    const { bundle, channel } = sent;
    const intake = sent.intake as Intake;
    const id = await openBundle(services, { bundle, channel, intake, office, actor, idempotency });
    const row = (await store.bundle(id, { all: true })) as BundleRow;
    return c.json(bundleReceipt(await bundleParts(services, row, { all: true }), await organization.current()), 201);
  });
  app.openapi(detail, async (c) => {
    const { me, parts } = await seen(c, c.req.valid('param').id);
    const templates = await bundleTemplates(services, parts.row);
    return c.json(bundleApplication(parts, templates, me, await organization.current(), clock()), 200);
  });
  app.openapi(paper, async (c) => {
    const { id, kind } = c.req.valid('param');
    const { parts } = await seen(c, id);
    const templates = await bundleTemplates(services, parts.row);
    const wanted = kind.replace(/\.pdf$/, '');
    const document = renderBundleDocument(templates, parts, wanted, await organization.current(), clock());
    if (!document) throw problem(404, 'document.notFound', '该一件事没有这种文书，或文书尚未产生。');
    return kind.endsWith('.pdf') ? pdfResponse(document) : c.json(document, 200);
  });
  app.openapi(progress, async (c) => {
    services.limits.progress.take(c.get('address'));
    const parts = await bundleByProof(services, c.req.valid('json'));
    const steps = new Map(
      await Promise.all(
        parts.members.map(async ({ row: { id } }) => [id, await store.steps(id, { all: true })] as const),
      ),
    );
    return c.json(bundleProgressView(parts, steps, await organization.current(), clock()), 200);
  });
}

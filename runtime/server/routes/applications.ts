import { z } from '@hono/zod-openapi';
import type { BundleIntake } from '#engine';
import { AcceptingOffices, ApplicationForm, ApplicationReceipt, OpenApplication } from '../api/contract.ts';
import { acceptingOffices, officesAccepting } from '../applications/offices.ts';
import { acceptingOfficeOf, itemAt, itemReceipt, openItem, promisedAt } from '../applications/openItem.ts';
import { bundleForFilling } from '../bundleApplications/find.ts';
import { findItem } from '../findItem.ts';
import { answer, body, createRoute, plain, problems } from '../http/describe.ts';
import type { App } from '../http/env.ts';
import { idempotencyOf } from '../http/idempotency.ts';
import { withKey } from '../http/parameters.ts';
import type { Services } from '../services.ts';

const TAGS = ['网上申请'];
const MOST_OFFICES = 50;

const offices = createRoute({
  method: 'get',
  path: '/api/accepting-offices',
  tags: TAGS,
  summary: '可以网上提交申请的受理机构',
  description: '给出事项时，只列自己受理该事项的机构。',
  request: {
    query: z.object({ text: z.string().max(60).default(''), item: z.string().min(1).max(120).optional() }),
  },
  responses: { 200: answer(AcceptingOffices, `名称符合的机构，最多 ${MOST_OFFICES} 个`), ...problems(400, 404) },
});
const form = createRoute({
  method: 'get',
  path: '/api/items/{ref}/form',
  tags: TAGS,
  summary: '网上申请一个事项要填的内容，按受理机构的区划',
  request: {
    params: z.object({ ref: z.string().min(1).max(120) }),
    query: z.object({ office: z.string().min(1).max(64) }),
  },
  responses: { 200: answer(ApplicationForm, '事项'), ...problems(400, 404) },
});
const open = createRoute({
  method: 'post',
  path: '/api/applications',
  tags: TAGS,
  summary: '网上申请一个事项，须填写完整；材料可以在受理时带到窗口',
  description: '不验证提交人的身份，由窗口核对证件原件。申请人无权填写的内容一律不收。',
  request: { headers: withKey, body: body(OpenApplication) },
  responses: { 201: answer(ApplicationReceipt, '回执'), ...problems(400, 404, 413, 415, 422, 429) },
});

export function applicationRoutes(app: App, services: Services): void {
  const { organization, limits } = services;
  app.openapi(offices, async (c) => {
    const { text, item } = c.req.valid('query');
    const org = await organization.current();
    const all = item === undefined ? acceptingOffices(org) : officesAccepting(await findItem(services, item), org);
    const found = all.filter(({ name }) => name.includes(text.trim()));
    const listed = found.slice(0, MOST_OFFICES).map(({ id, name, address, phone }) => ({ id, name, address, phone }));
    return c.json({ offices: listed, total: found.length }, 200);
  });
  app.openapi(form, async (c) => {
    const { ref } = c.req.valid('param');
    const office = await acceptingOfficeOf(services, ref, c.req.valid('query').office);
    const bundle = await itemAt(services, ref, office);
    const { title, result } = bundle.source;
    const { id, name, phone, division } = office;
    return c.json(
      {
        ref,
        title,
        promised: promisedAt(bundle),
        result,
        office: { id, name, phone, division },
        bundle: plain(bundleForFilling(bundle)),
      },
      200,
    );
  });
  app.openapi(open, async (c) => {
    limits.apply.take(c.get('address'));
    const sent = c.req.valid('json');
    const intake = sent.intake as BundleIntake;
    const office = await acceptingOfficeOf(services, sent.item, sent.office);
    const idempotency = await idempotencyOf(c, `applicant:${intake.applicant.idNo}`);
    const row = await openItem(services, { item: sent.item, intake, office, idempotency });
    const bundle = await itemAt(services, sent.item, office);
    return c.json(itemReceipt(row, bundle, await organization.current()), 201);
  });
}

import { z } from '@hono/zod-openapi';
import type { RuleText, Shown } from '#engine';
import { inScope, type SignedIn } from '../access/officer.ts';
import { AcknowledgeRuleText, RuleTextDetail, RuleTextList } from '../api/contract.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import { titlesOf } from '../packs/titles.ts';
import { notFound, problem } from '../problem.ts';
import { ruleTextsToday } from '../ruleTexts.ts';
import type { Services } from '../services.ts';
import { mustRead, ruleTextDetail, ruleTextSummary, textDigest } from '../views/ruleText.ts';

const COMMON = { tags: ['制度标准'], security: [{ session: [] }] };
const Ref = z.object({ ref: z.string().min(1).max(120) });

const list = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/rule-texts',
  summary: '现行的制度、承诺、职责和标准',
  responses: { 200: answer(RuleTextList, '适用于本单位的制度标准'), ...problems(401) },
});
const one = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/rule-texts/{ref}',
  summary: '一份制度标准的全文，已填入本单位名称；附管辖范围内的签收情况',
  request: { params: Ref },
  responses: { 200: answer(RuleTextDetail, '全文'), ...problems(401, 404) },
});
const acknowledge = createRoute({
  ...COMMON,
  method: 'put',
  path: '/api/rule-texts/{ref}/reading',
  summary: '签收：已阅读这一版；内容已更新时回答 409',
  request: { params: Ref, body: body(AcknowledgeRuleText) },
  responses: { 200: answer(RuleTextDetail, '已签收'), ...problems(400, 401, 404, 409) },
});

/** Texts in force today that hold where the user works. */
async function textsFor(services: Services, { user }: SignedIn): Promise<Shown<RuleText>[]> {
  const textsIn = await ruleTextsToday(services);
  return textsIn((await services.organization.current()).division(user.office));
}

async function findText(services: Services, me: SignedIn, ref: string): Promise<Shown<RuleText>> {
  const found = (await textsFor(services, me)).find((text) => text.ref === ref);
  if (!found) throw notFound(`制度标准“${ref}”`, 'ruleText.notFound');
  return found;
}

async function detailOf(services: Services, me: SignedIn, text: Shown<RuleText>) {
  const { organization, items, store, clock } = services;
  const org = await organization.current();
  const readings = await store.readings(text.ref, me.scope);
  const staff = org.users.filter((user) => inScope(me.scope, org.path(user.office)) && mustRead(text, user));
  return ruleTextDetail(text, {
    me: me.user,
    staff,
    org,
    items: await items.allActive(),
    title: await titlesOf(services),
    readings,
    now: clock(),
  });
}

export function ruleTextRoutes(app: App, services: Services): void {
  const { store, organization, clock } = services;
  app.openapi(list, async (c) => {
    const me = requireUser(c);
    const title = await titlesOf(services);
    const readings = await store.readingsOf(me.user.id);
    const texts = (await textsFor(services, me)).map((text) => ruleTextSummary(text, me.user, title, readings));
    return c.json({ texts }, 200);
  });
  app.openapi(one, async (c) => {
    const me = requireUser(c);
    const text = await findText(services, me, c.req.valid('param').ref);
    return c.json(await detailOf(services, me, text), 200);
  });
  app.openapi(acknowledge, async (c) => {
    const me = requireUser(c);
    const text = await findText(services, me, c.req.valid('param').ref);
    const digest = textDigest(text);
    if (c.req.valid('json').digest !== digest)
      throw problem(409, 'ruleText.changed', `“${text.source.title}”已经更新，请阅读新的内容后再签收。`);
    const { id: account, office } = me.user;
    const officePath = (await organization.current()).path(office);
    const { version } = text.pack;
    await store.saveReading({ ruleText: text.ref, digest, account, officePath, version, at: clock() });
    return c.json(await detailOf(services, me, text), 200);
  });
}

import { z } from '@hono/zod-openapi';
import { FOLDERS, type Folder, LOCAL_FOLDERS, whyNotLocal } from '#engine';
import type { SignedIn } from '../access/officer.ts';
import {
  EndLocalization,
  Localization,
  LocalizationList,
  NewLocalization,
  OnlyLocalizationVersion,
  SaveLocalization,
} from '../api/contract.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import { type App, type AppContext, requirePost } from '../http/env.ts';
import { activate, end, submit, trySandbox, withdraw } from '../localization/actions.ts';
import { discard, draftFor, draftRow, ownRow, rowFor, saveDraft } from '../localization/draft.ts';
import { localizingOffices } from '../localization/office.ts';
import { localParts } from '../localization/parts.ts';
import { detailOf, headsFor } from '../localization/view.ts';
import type { Services } from '../services.ts';

const COMMON = { tags: ['本地化'], security: [{ session: [] }] };
const PROBLEMS = problems(400, 401, 403, 404, 409, 413, 422);
const Id = z.object({ id: z.string().min(1).max(64) });
const PATH = '/api/localizations/{id}';

const list = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/localizations',
  summary: '管辖范围内的本地化，和本机关可以本地化的事项、表单、台账等',
  responses: { 200: answer(LocalizationList, '本地化'), ...problems(401, 403) },
});
const create = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/localizations',
  summary: '就一个部分（事项、表单、台账等）拟订本地化；已有草稿时返回该草稿',
  request: { body: body(NewLocalization) },
  responses: { 201: answer(Localization, '草稿'), ...PROBLEMS },
});
const read = createRoute({
  ...COMMON,
  method: 'get',
  path: PATH,
  summary: '一份本地化：改动、超出的权限、试运行、批准的进度',
  request: { params: Id },
  responses: { 200: answer(Localization, '本地化'), ...problems(401, 403, 404) },
});
const save = createRoute({
  ...COMMON,
  method: 'put',
  path: PATH,
  summary: '保存草稿：改动由系统与上级比较得出',
  request: { params: Id, body: body(SaveLocalization) },
  responses: { 200: answer(Localization, '已保存'), ...PROBLEMS },
});
const remove = createRoute({
  ...COMMON,
  method: 'delete',
  path: PATH,
  summary: '删除没有报批过的草稿',
  request: { params: Id, query: z.object({ version: z.coerce.number().int().nonnegative() }) },
  responses: { 204: { description: '已删除' }, ...PROBLEMS },
});

const verb = <B extends Parameters<typeof body>[0]>(name: string, summary: string, schema: B) =>
  createRoute({
    ...COMMON,
    method: 'post',
    path: `${PATH}/${name}`,
    summary,
    request: { params: Id, body: body(schema) },
    responses: { 200: answer(Localization, '最新状态'), ...PROBLEMS },
  });

const sandbox = verb('sandbox', '在沙箱中试运行：在内存中演练，不动真实办件和台账', OnlyLocalizationVersion);
const submitting = verb('submit', '报上级批准；退回更正的，重新报送', OnlyLocalizationVersion);
const activating = verb('activate', '启用在更改权限以内的本地化', OnlyLocalizationVersion);
const withdrawing = verb('withdraw', '撤回正在报批的申请', EndLocalization);
const ending = verb('end', '停用：恢复上级统一的内容，在办件不变', EndLocalization);

const requireItems = (c: AppContext): SignedIn => requirePost(c, 'catalogue', '本地化');

/** More names than this are only counted. */
const NAMED = 5;

async function choices(services: Services, me: SignedIn) {
  const offices = localizingOffices(me.user, await services.organization.current());
  const parts = await Promise.all(
    offices.map(async (office) =>
      (await localParts(services, office)).map(({ folder, target, title, localized, right, users }) => ({
        ...{ office: office.id, folder, target, name: title, localized, right },
        users: users.slice(0, NAMED),
        userCount: users.length,
      })),
    ),
  );
  return {
    offices: offices.map(({ id, name }) => ({ id, name })),
    parts: parts.flat(),
    kinds: LOCAL_FOLDERS.map((folder) => ({ folder, name: FOLDERS[folder].noun })),
    refused: REFUSED,
  };
}

const REFUSED = (Object.keys(FOLDERS) as Folder[]).flatMap((folder) => {
  const reason = whyNotLocal(folder);
  return reason === undefined ? [] : [{ name: FOLDERS[folder].noun, reason }];
});

export function localizationRoutes(app: App, services: Services): void {
  const fresh = async (me: SignedIn, id: string) => detailOf(services, me, await rowFor(services, me, id));
  app.openapi(list, async (c) => {
    const me = requireItems(c);
    return c.json({ localizations: await headsFor(services, me), ...(await choices(services, me)) }, 200);
  });
  app.openapi(create, async (c) => {
    const me = requireItems(c);
    return c.json(await detailOf(services, me, await draftFor(services, me, c.req.valid('json'))), 201);
  });
  app.openapi(read, async (c) => c.json(await fresh(requireItems(c), c.req.valid('param').id), 200));
  app.openapi(save, async (c) => {
    const me = requireItems(c);
    const { version, ...edit } = c.req.valid('json');
    const row = await draftRow(services, me, c.req.valid('param').id, version);
    return c.json(await detailOf(services, me, await saveDraft(services, me, row, edit)), 200);
  });
  app.openapi(remove, async (c) => {
    const me = requireItems(c);
    await discard(services, await ownRow(services, me, c.req.valid('param').id, c.req.valid('query').version));
    return c.body(null, 204);
  });
  app.openapi(sandbox, async (c) => {
    const me = requireItems(c);
    const row = await draftRow(services, me, c.req.valid('param').id, c.req.valid('json').version);
    return c.json(await detailOf(services, me, await trySandbox(services, me, row)), 200);
  });
  app.openapi(submitting, async (c) => {
    const me = requireItems(c);
    const row = await draftRow(services, me, c.req.valid('param').id, c.req.valid('json').version);
    await submit(services, me, row);
    return c.json(await fresh(me, row.id), 200);
  });
  app.openapi(activating, async (c) => {
    const me = requireItems(c);
    const row = await draftRow(services, me, c.req.valid('param').id, c.req.valid('json').version);
    await activate(services, me, row);
    return c.json(await fresh(me, row.id), 200);
  });
  app.openapi(withdrawing, async (c) => {
    const me = requireItems(c);
    const { version, reason } = c.req.valid('json');
    const row = await ownRow(services, me, c.req.valid('param').id, version);
    await withdraw(services, me, row, reason);
    return c.json(await fresh(me, row.id), 200);
  });
  app.openapi(ending, async (c) => {
    const me = requireItems(c);
    const { version, reason } = c.req.valid('json');
    const row = await ownRow(services, me, c.req.valid('param').id, version);
    await end(services, me, row, reason);
    return c.json(await fresh(me, row.id), 200);
  });
}

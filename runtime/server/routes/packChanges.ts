import { z } from '@hono/zod-openapi';
import { ARCHIVE_LIMITS, LOCAL_SCOPE, readArchive } from '#engine';
import type { ActorRef, PackChangeRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import { requireInstaller } from '../access/packRight.ts';
import { AvailablePacks, InstallChoices, PackChange, PackChangeList } from '../api/contract.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import type { App, AppContext } from '../http/env.ts';
import { idempotencyOf, reused } from '../http/idempotency.ts';
import { readBody } from '../http/jsonBody.ts';
import { withKey } from '../http/parameters.ts';
import { type ChangeDetail, evidenceOf } from '../packs/changes/detail.ts';
import { breather } from '../packs/changes/progress.ts';
import { runningState } from '../packs/changes/runner.ts';
import { undoChange } from '../packs/changes/undo.ts';
import { startApply, startPlan } from '../packs/changes/work.ts';
import { folderFaults, readPackFolder } from '../packs/folder.ts';
import { gunzip } from '../packs/gzip.ts';
import { shippedPacks } from '../packs/shipped.ts';
import { keptKeys, trustIn, trustNow } from '../packs/trust.ts';
import { notFound, problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { changeHead, changeView } from '../views/packChange.ts';
import { getPack, requireStudio } from './packs.ts';

const COMMON = { tags: ['安装与升级'], security: [{ session: [] }] };
const Id = z.object({ id: z.string().min(1).max(80) });
const started = (words: string) => ({ 202: answer(PackChange, words) });

const upload = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/packs/archives',
  summary: '上传内容包归档，生成安装计划',
  description:
    '请求体为 .tgz 归档，不超过 20 MB；签名（DER）以 Base64 放在 X-Signature。归档有问题的逐条说明并拒绝，不写入任何内容。',
  request: {
    headers: z.object({ 'x-signature': z.string().max(2000).optional() }),
    body: {
      content: { 'application/octet-stream': { schema: z.any().openapi({ type: 'string', format: 'binary' }) } },
      required: true,
    },
  },
  responses: { ...started('正在生成计划'), ...problems(400, 401, 403, 413, 422) },
});
const available = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/available-packs',
  summary: '随程序提供的内容包',
  responses: { 200: answer(AvailablePacks, '可安装的内容包'), ...problems(401, 403) },
});
const planAvailable = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/available-packs/{folder}/plan',
  summary: '为随程序提供的内容包生成安装计划',
  request: { params: z.object({ folder: z.string().max(100) }), body: body(z.object({})) },
  responses: { ...started('正在生成计划'), ...problems(400, 401, 403, 404, 422) },
});
const removal = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/packs/{name}/removal',
  summary: '生成卸载计划',
  request: { params: z.object({ name: z.string().min(1).max(214) }), body: body(z.object({})) },
  responses: { ...started('正在生成计划'), ...problems(400, 401, 403, 404) },
});
const list = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/pack-changes',
  summary: '安装、卸载和撤销的记录，最近的在前',
  responses: { 200: answer(PackChangeList, '记录'), ...problems(401, 403) },
});
const read = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/pack-changes/{id}',
  summary: '一次变更的计划、预演、进度和结果',
  request: { params: Id },
  responses: { 200: answer(PackChange, '变更'), ...problems(401, 403, 404) },
});
const replan = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/pack-changes/{id}/plan',
  summary: '按新的选择重新生成计划',
  request: { params: Id, body: body(z.object({ choices: InstallChoices })) },
  responses: { ...started('正在生成计划'), ...problems(400, 401, 403, 404, 422) },
});
const apply = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/pack-changes/{id}/apply',
  summary: '按计划安装：要么全部生效，要么毫无改动',
  request: { params: Id, headers: withKey, body: body(z.object({})) },
  responses: { ...started('正在安装'), ...problems(400, 401, 403, 404, 422) },
});
const undo = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/pack-changes/{id}/undo',
  summary: '撤销：恢复原来的版本，迁移后没有再办理的办件一并迁回',
  request: { params: Id, headers: withKey, body: body(z.object({})) },
  responses: { 200: answer(PackChange, '撤销的记录'), ...problems(400, 401, 403, 404, 422) },
});

const SIGNATURE = /^[A-Za-z0-9+/]{4,1400}={0,2}$/;
const MOST = 200;
/** An archive of nothing but faults has one a file. */
const MOST_PROBLEMS = 200;

const actorOf = ({ user }: SignedIn): ActorRef => ({ kind: 'officer', id: user.id, name: user.name });

function signatureOf(c: AppContext): Uint8Array | undefined {
  const text = c.req.header('x-signature');
  if (text === undefined || text === '') return undefined;
  if (!SIGNATURE.test(text))
    throw problem(
      400,
      'pack.signatureMalformed',
      '签名须为 .sig 文件内容的 Base64 编码，请选择与归档一并提供的签名文件。',
    );
  return Buffer.from(text, 'base64');
}

export function packChangeRoutes(app: App, services: Services): void {
  const { store, clock, dataDir } = services;
  const view = async (row: Parameters<typeof changeView>[1]) =>
    changeView(services, row, await services.organization.current());
  const requireInstall = async (c: AppContext): Promise<SignedIn> => {
    const me = requireStudio(c);
    requireInstaller(me, await services.organization.current());
    return me;
  };
  const find = async (id: string): Promise<PackChangeRow> => {
    const row = await store.packChange(id);
    if (!row) throw notFound('该变更', 'packChange.notFound');
    return row;
  };

  /** What is asked again and again while a change is under way: without the files. */
  const findHead = async (id: string) => {
    const row = await store.packChangeHead(id);
    if (!row) throw notFound('该变更', 'packChange.notFound');
    return row;
  };

  app.openapi(upload, async (c) => {
    const me = await requireInstall(c);
    const signature = signatureOf(c);
    const bytes = await readBody(c.req.raw, ARCHIVE_LIMITS.packed);
    const archive = await readArchive(bytes, gunzip, ARCHIVE_LIMITS, breather());
    if (!archive.ok)
      throw problem(422, 'pack.archiveRefused', `归档有 ${archive.problems.length} 处问题，没有接收。`, {
        problems: archive.problems.slice(0, MOST_PROBLEMS),
      });
    const { files, list: listed } = archive.value;
    if (listed.name.startsWith(LOCAL_SCOPE))
      throw problem(422, 'pack.reservedName', `包名“${listed.name}”留给本地化使用，请改名后重新打包。`);
    const trust = trustIn(keptKeys(dataDir), archive.value, signature, clock());
    const by = actorOf(me);
    const row = await startPlan(services, { name: listed.name, files, trust, signature, choices: {}, by });
    return c.json(await view(row), 202);
  });

  app.openapi(available, async (c) => {
    requireStudio(c);
    const installed = new Map(
      (await store.packHeads()).filter((row) => row.active).map((row) => [row.name, row.version]),
    );
    const packs = shippedPacks(services.packsFolder ?? '').map(({ folder, manifest }) => ({
      folder,
      name: manifest.name,
      title: manifest.wutong.title,
      version: manifest.version,
      layer: manifest.wutong.layer,
      description: manifest.description ?? '',
      installed: installed.get(manifest.name) ?? null,
    }));
    return c.json({ packs, keys: keptKeys(dataDir) !== undefined }, 200);
  });

  app.openapi(planAvailable, async (c) => {
    const me = await requireInstall(c);
    const { folder } = c.req.valid('param');
    const found = shippedPacks(services.packsFolder ?? '').find((pack) => pack.folder === folder);
    if (!found) throw notFound(`内容包“${folder}”`, 'pack.notFound');
    const faults = folderFaults(found.path);
    if (faults.length > 0) throw problem(422, 'pack.archiveRefused', '目录中有不能安装的文件。', { problems: faults });
    const row = await startPlan(services, {
      name: found.manifest.name,
      files: readPackFolder(found.path),
      trust: { kind: 'shipped' },
      choices: {},
      by: actorOf(me),
    });
    return c.json(await view(row), 202);
  });

  app.openapi(removal, async (c) => {
    const me = await requireInstall(c);
    const { row: installed } = await getPack(services, c.req.valid('param').name);
    const trust = { kind: 'unchecked' } as const;
    return c.json(
      await view(await startPlan(services, { name: installed.name, trust, choices: {}, by: actorOf(me) })),
      202,
    );
  });

  app.openapi(list, async (c) => {
    requireStudio(c);
    const org = await services.organization.current();
    const changes = (await store.packChanges(MOST)).map((row) => changeHead(services, row, org));
    return c.json({ changes }, 200);
  });

  app.openapi(read, async (c) => {
    requireStudio(c);
    return c.json(await view(await findHead(c.req.valid('param').id)), 200);
  });

  app.openapi(replan, async (c) => {
    const me = await requireInstall(c);
    const row = await find(c.req.valid('param').id);
    const settled = row.appliedAt !== null || row.kind === 'undo' || runningState(services, row.id) !== undefined;
    if (settled) throw problem(422, 'packChange.settled', '这次变更正在进行或已经完成，不能再改计划。');
    if (row.kind === 'install' && row.files === null)
      throw problem(422, 'packChange.expired', '计划已经过期，请重新上传归档或从目录中选择。');
    const evidence = evidenceOf(row);
    const again = await startPlan(services, {
      id: row.id,
      name: row.pack,
      ...(row.files ? { files: row.files } : {}),
      trust: await trustNow(evidence, keptKeys(dataDir), clock()),
      signature: evidence.signature,
      choices: c.req.valid('json').choices as ChangeDetail['choices'],
      by: actorOf(me),
    });
    return c.json(await view(again), 202);
  });

  app.openapi(apply, async (c) => {
    const me = await requireInstall(c);
    const idempotency = await idempotencyOf(c, me.user.id);
    const former = await store.reply(me.user.id, idempotency.key);
    if (former && former.request !== idempotency.request) throw reused();
    if (former) return c.json(await view(await findHead(c.req.valid('param').id)), 202);
    const row = await find(c.req.valid('param').id);
    if (row.status !== 'planned')
      throw problem(422, 'packChange.notPlanned', '这份计划还不能安装：计划尚未完成、仍有问题，或已经安装过。');
    const applying = await startApply(services, row, actorOf(me));
    await store.saveReply({ ...idempotency, status: 202, body: JSON.stringify({ id: row.id }) }, services.clock());
    return c.json(await view(applying), 202);
  });

  app.openapi(undo, async (c) => {
    const me = await requireInstall(c);
    const idempotency = await idempotencyOf(c, me.user.id);
    const former = await store.reply(me.user.id, idempotency.key);
    if (former && former.request !== idempotency.request) throw reused();
    if (former) return c.json(await view(await findHead((JSON.parse(former.body) as { id: string }).id)), 200);
    const row = await find(c.req.valid('param').id);
    const undone = await undoChange(services, row, actorOf(me), () => undefined);
    if (undone.kind === 'refused') throw problem(422, undone.refusal.code, undone.refusal.message);
    await store.saveReply(
      { ...idempotency, status: 200, body: JSON.stringify({ id: undone.row.id }) },
      services.clock(),
    );
    return c.json(await view(undone.row), 200);
  });
}

import { z } from '@hono/zod-openapi';
import { NATIONAL_LIST, type Pack, writeImplementationList, writeItems } from '#engine';
import type { DraftRow } from '../../store/port.ts';
import { requirePackRight } from '../access/packRight.ts';
import { ItemImport } from '../api/contract.ts';
import { importItems, itemsInOrder } from '../excel/importItems.ts';
import { writeWorkbook } from '../excel/writeWorkbook.ts';
import { MAX_FILE } from '../excel/zipGuard.ts';
import { answer, createRoute, problems } from '../http/describe.ts';
import type { App } from '../http/env.ts';
import { readBody } from '../http/jsonBody.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { draftId } from './drafts.ts';
import { contentDigest, getPack, requireStudio } from './packs.ts';

const COMMON = { tags: ['内容包'], security: [{ session: [] }] };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const BINARY = z.any().openapi({ type: 'string', format: 'binary' });
const List = z.enum(['true', 'false']).optional();

const exported = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/packs/{name}/items.xlsx',
  summary: '事项导出为 Excel：带下拉选项的模板；list 为 true 时按国家政务服务实施清单字段',
  request: { params: z.object({ name: z.string().min(1).max(214) }), query: z.object({ list: List }) },
  responses: {
    200: { description: 'Excel 文件', content: { [XLSX]: { schema: BINARY } } },
    ...problems(401, 403, 404),
  },
});
const imported = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/item-imports',
  summary: '从 Excel 读入事项，有变化的存为草稿；有一格不对就逐格指出，什么也不改',
  request: {
    query: z.object({ pack: z.string().min(1).max(214), list: List }),
    body: { content: { 'application/octet-stream': { schema: BINARY } }, required: true },
  },
  responses: { 200: answer(ItemImport, '已存为草稿'), ...problems(400, 401, 403, 404, 409, 413, 422) },
});

/** Drafts that others work on are not written over. @throws {ApiProblem} 409 */
function requireFree(drafts: readonly Omit<DraftRow, 'content'>[], paths: readonly string[]): void {
  const taken = drafts.map(({ path }) => path).filter((path) => paths.includes(path));
  if (taken.length === 0) return;
  throw problem(409, 'draft.exists', `下列事项已有草稿，请先发布或放弃草稿再导入：${taken.join('、')}。`, {
    problems: taken.map((file) => ({ code: 'draft.exists', message: '已有草稿', file })),
  });
}

export function exchangeRoutes(app: App, services: Services): void {
  const { store, clock } = services;
  app.openapi(exported, async (c) => {
    requireStudio(c);
    const { pack } = await getPack(services, c.req.valid('param').name);
    const isList = c.req.valid('query').list === 'true';
    const items = itemsInOrder(pack);
    const bytes = await writeWorkbook(isList ? writeImplementationList(items, NATIONAL_LIST) : writeItems(items));
    const name = encodeURIComponent(`${pack.manifest.wutong.title}${isList ? '实施清单' : '事项'}.xlsx`);
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': XLSX,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    });
  });
  app.openapi(imported, async (c) => {
    const me = requireStudio(c);
    const { pack: name, list } = c.req.valid('query');
    const { row, pack } = await getPack(services, name);
    requirePackRight(me, await services.organization.current(), pack);
    const bytes = await readBody(c.req.raw, MAX_FILE);
    const read = await importItems(bytes, pack, list === 'true' ? NATIONAL_LIST : undefined);
    if (!read.ok)
      throw problem(
        422,
        'import.wrong',
        `文件中有 ${read.problems.length} 处不正确，没有导入。请按提示修改后重新上传。`,
        {
          problems: read.problems,
        },
      );
    const { items, changed } = read.value;
    const paths = Object.keys(changed);
    requireFree(await store.drafts(row.name), paths);
    for (const path of paths) await save(path, changed[path] ?? '', pack, me.user.id);
    const views = paths.map((path) => draftView(path, pack, items));
    return c.json({ items: items.length, drafts: views }, 200);
  });

  const save = (path: string, content: string, pack: Pack, updatedBy: string) => {
    const before = Object.hasOwn(pack.files, path) ? pack.files[path] : undefined;
    const base = before === undefined ? '' : contentDigest(path, before);
    const { name } = pack.manifest;
    const draft = {
      id: draftId(name, path),
      pack: name,
      path,
      content,
      base,
      version: 0,
      updatedBy,
      updatedAt: clock(),
    };
    return store.saveDraft(draft, 0);
  };
}

function draftView(path: string, pack: Pack, items: readonly { id: string; title: string }[]) {
  const item = items.find(({ id }) => path === `items/${id}.json`);
  return { path, title: item?.title ?? path, isNew: !Object.hasOwn(pack.files, path) };
}

import { z } from '@hono/zod-openapi';
import { sm3 } from '#engine';
import { requirePackRight } from '../access/packRight.ts';
import { Draft, SaveDraft } from '../api/contract.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import type { App } from '../http/env.ts';
import { notFound, problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { getPack, requireStudio } from './packs.ts';

const COMMON = { tags: ['内容包'], security: [{ session: [] }] };
const Id = z.object({ id: z.string().min(1).max(80) });

const save = createRoute({
  ...COMMON,
  method: 'put',
  path: '/api/drafts',
  summary: '保存草稿；他人已先保存时回答 409 并附其内容',
  request: { body: body(SaveDraft) },
  responses: { 200: answer(Draft, '已保存'), ...problems(400, 401, 403, 404, 409, 413, 422) },
});
const read = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/drafts/{id}',
  summary: '读取草稿',
  request: { params: Id },
  responses: { 200: answer(Draft, '草稿'), ...problems(401, 403, 404) },
});
const discard = createRoute({
  ...COMMON,
  method: 'delete',
  path: '/api/drafts/{id}',
  summary: '放弃草稿',
  request: { params: Id },
  responses: { 204: { description: '已放弃' }, ...problems(401, 403) },
});

/** Folders of a pack and plain file names: a draft can never name a path outside. */
const PATH = /^(?:package\.json|(?:[a-z][a-z-]*\/){1,3}[\w.-]+\.(?:json|bpmn|md))$/;

function checkPath(path: string): void {
  if (!PATH.test(path) || path.includes('..'))
    throw problem(422, 'draft.path', `“${path}”不是内容包中允许的文件路径。`, {
      problems: [{ code: 'draft.path', message: '路径不允许', path: '/path' }],
    });
}

/** One draft a file: everybody works on the same one. */
export const draftId = (pack: string, path: string): string => sm3(`${pack}\n${path}`).slice(0, 32);

export function draftRoutes(app: App, services: Services): void {
  const { store, clock } = services;
  app.openapi(save, async (c) => {
    const me = requireStudio(c);
    const sent = c.req.valid('json');
    checkPath(sent.path);
    const { row, pack } = await getPack(services, sent.pack);
    requirePackRight(me, await services.organization.current(), pack);
    const { version: expect, ...rest } = sent;
    const draft = {
      ...rest,
      id: draftId(row.name, sent.path),
      version: expect,
      updatedBy: me.user.id,
      updatedAt: clock(),
    };
    const saved = await store.saveDraft(draft, expect);
    if (saved.kind === 'conflict')
      throw problem(409, 'draft.stale', '此文件的草稿已被他人更新，您的修改没有保存。请合并后再保存。', {
        current: saved.draft,
      });
    return c.json({ ...draft, version: saved.version }, 200);
  });
  app.openapi(read, async (c) => {
    requireStudio(c);
    const draft = await store.draft(c.req.valid('param').id);
    if (!draft) throw notFound('该草稿', 'draft.notFound');
    return c.json(draft, 200);
  });
  app.openapi(discard, async (c) => {
    requireStudio(c);
    await store.deleteDraft(c.req.valid('param').id);
    return c.body(null, 204);
  });
}

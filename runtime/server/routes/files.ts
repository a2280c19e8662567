import { z } from '@hono/zod-openapi';
import { FileRef } from '../api/contract.ts';
import { acceptingOffices } from '../applications/offices.ts';
import { fileStore } from '../fileStore.ts';
import { answer, createRoute, problems } from '../http/describe.ts';
import { type App, type AppContext, requireUser } from '../http/env.ts';
import { fileResponse } from '../http/fileResponse.ts';
import { acceptedFrom, fileType, type Sender } from '../http/fileType.ts';
import { readBody } from '../http/jsonBody.ts';
import { notFound, problem } from '../problem.ts';
import type { Services } from '../services.ts';

const MAX_BYTES = 10 * 1024 * 1024;
const COMMON = { tags: ['材料'], security: [{ session: [] }] };

const upload = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/files',
  summary: '上传一份材料',
  description: `请求体为文件本身，文件名经百分号编码放在 X-File-Name。可上传 ${acceptedFrom('officer')}，不超过 10 MB，内容须与扩展名相符。`,
  request: {
    headers: z.object({ 'x-file-name': z.string().max(600).optional() }),
    body: {
      content: { 'application/octet-stream': { schema: z.any().openapi({ type: 'string', format: 'binary' }) } },
      required: true,
    },
  },
  responses: { 201: answer(FileRef, '已保存'), ...problems(400, 401, 403, 413, 415) },
});
const applicantUpload = createRoute({
  method: 'post',
  path: '/api/applicant-files',
  tags: ['材料'],
  summary: '申请人上传一份材料，交给所选的受理机构；不能下载',
  request: {
    query: z.object({ office: z.string().min(1).max(64) }),
    headers: z.object({ 'x-file-name': z.string().max(600).optional() }),
    body: {
      content: { 'application/octet-stream': { schema: z.any().openapi({ type: 'string', format: 'binary' }) } },
      required: true,
    },
  },
  responses: { 201: answer(FileRef, '已保存'), ...problems(400, 404, 413, 415, 429) },
});
const download = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/files/{hash}',
  summary: '下载一份材料',
  request: { params: z.object({ hash: z.string().max(80) }) },
  responses: {
    200: {
      description: '文件内容',
      content: { 'application/octet-stream': { schema: z.any().openapi({ type: 'string', format: 'binary' }) } },
    },
    ...problems(401, 404),
  },
});

/** The last part of the name, without control characters: it is shown, never used as a path. */
function cleanName(header: string | undefined): string {
  if (header === undefined)
    throw problem(400, 'file.nameMissing', '请在 X-File-Name 请求头中注明文件名（百分号编码）。');
  let name: string;
  try {
    name = decodeURIComponent(header);
  } catch {
    throw problem(400, 'file.nameMalformed', '文件名的百分号编码不正确。');
  }
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = [...last]
    .filter((character) => character >= ' ' && character !== '\u007f')
    .join('')
    .trim();
  if (clean === '' || clean.length > 200)
    throw problem(400, 'file.nameMalformed', '文件名为空或过长，请改名后重新上传。');
  return clean;
}

export function fileRoutes(app: App, { store, clock, dataDir, organization, limits }: Services): void {
  const files = fileStore(dataDir);
  /** What officers upload is kept at once; what an applicant uploads is loose until it is handed in. */
  const keep = async (c: AppContext, officePath: string, uploadedBy: string, kept: boolean) => {
    const name = cleanName(c.req.header('x-file-name'));
    const content = await readBody(c.req.raw, MAX_BYTES);
    const sender: Sender = kept ? 'officer' : 'applicant';
    const type = fileType(name, content, sender);
    if (type === undefined)
      throw problem(
        415,
        'file.typeRefused',
        `“${name}”的类型不能上传，或内容与扩展名不符。可上传：${acceptedFrom(sender)}。`,
      );
    const createdAt = clock();
    const hash = await files.put(content, createdAt);
    const size = content.byteLength;
    await store.saveFile({ hash, type, size, name, uploadedBy, officePath, createdAt, kept });
    return { hash, name, type, size };
  };
  app.openapi(upload, async (c) => {
    const { user } = requireUser(c);
    return c.json(await keep(c, (await organization.current()).path(user.office), user.id, true), 201);
  });
  app.openapi(applicantUpload, async (c) => {
    limits.upload.take(c.get('address'));
    const office = acceptingOffices(await organization.current()).find(({ id }) => id === c.req.valid('query').office);
    if (!office) throw notFound('该受理机构', 'office.notFound');
    return c.json(await keep(c, office.path, 'applicant', false), 201);
  });
  app.openapi(download, async (c) => {
    const me = requireUser(c);
    return fileResponse(c, files, await store.file(c.req.valid('param').hash, me.scope));
  });
}

import type { MiddlewareHandler } from 'hono';
import { problem } from '../problem.ts';
import type { AppEnv } from './env.ts';

const MAX_BYTES = 1024 * 1024;
/** Drafts and lint carry whole files of a pack. */
const MAX_STUDIO_BYTES = 16 * 1024 * 1024;
const MAX_DEPTH = 32;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

const limitOf = (path: string): number => (/^\/api\/(drafts|lint)/.test(path) ? MAX_STUDIO_BYTES : MAX_BYTES);

/** Collects the body up to the limit. One that tells its length cannot be longer than that; another is cut off at the limit. */
async function readLimited(request: Request, limit: number): Promise<Uint8Array | undefined> {
  const told = request.headers.get('content-length');
  if (told !== null) return Number(told) > limit ? undefined : new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > limit) return undefined;
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

/** Body of any kind, refused above the limit. @throws {ApiProblem} 413 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const body = await readLimited(request, limit);
  if (body === undefined)
    throw problem(
      413,
      'body.tooLarge',
      `提交的内容超过上限（${Math.floor(limit / 1024 / 1024)} MB），请减小后重新提交。`,
    );
  return body;
}

function placeOf(text: string, error: unknown): string {
  const match = error instanceof Error ? /position (\d+)/.exec(error.message) : null;
  const offset = match ? Number(match[1]) : text.length;
  const before = text.slice(0, offset).split('\n');
  return `第 ${before.length} 行第 ${(before.at(-1)?.length ?? 0) + 1} 列`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw problem(400, 'json.malformed', `提交的内容不是正确的 JSON：${placeOf(text, error)}附近有语法错误。`);
  }
}

/** Names that could reach a prototype, and nesting deeper than any form, are refused wherever they stand. */
function checkTree(value: unknown, path: string, depth: number): void {
  if (depth > MAX_DEPTH)
    throw problem(400, 'json.tooDeep', `提交的内容嵌套超过 ${MAX_DEPTH} 层，位置：${path.slice(0, 200)}。`);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.has(key))
      throw problem(400, 'json.forbiddenKey', `提交的内容含有不允许的名称“${key}”。`, {
        problems: [{ code: 'json.forbiddenKey', message: '不允许的名称', path: `${path}/${key}` }],
      });
    checkTree(child, `${path}/${key}`, depth + 1);
  }
}

/** Bodies that are files, not JSON. */
const UPLOADS: readonly string[] = [
  '/api/files',
  '/api/applicant-files',
  '/api/packs/archives',
  '/api/item-imports',
  '/api/ledger-imports',
];

const hasBody = (method: string): boolean => method === 'POST' || method === 'PUT' || method === 'PATCH';

/** Reads and checks JSON bodies once, before any handler; uploads are left to their own route. */
export const jsonBody: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!hasBody(c.req.method) || UPLOADS.includes(c.req.path)) return next();
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) throw problem(415, 'body.notJson', '请以 application/json 格式提交内容。');
  const text = new TextDecoder('utf-8').decode(await readBody(c.req.raw, limitOf(c.req.path)));
  checkTree(parse(text), '', 0);
  Object.assign(c.req.bodyCache, { text: Promise.resolve(text) });
  return next();
};

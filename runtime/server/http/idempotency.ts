import { createHash } from 'node:crypto';
import { problem } from '../problem.ts';
import type { Idempotency } from '../write.ts';
import type { AppContext } from './env.ts';

const FORM = /^[\x21-\x7e]{8,128}$/;

/** The key of a command and a digest of the request it belongs to. @throws {ApiProblem} 400 */
export async function idempotencyOf(c: AppContext, user: string): Promise<Idempotency> {
  const key = c.req.header('idempotency-key');
  if (key === undefined)
    throw problem(400, 'idempotency.missing', '办理命令须带 Idempotency-Key 请求头，重发同一命令时使用同一个键。');
  if (!FORM.test(key))
    throw problem(400, 'idempotency.malformed', 'Idempotency-Key 须为 8 至 128 个可见的 ASCII 字符。');
  const request = createHash('sm3')
    .update(`${c.req.method}\n${c.req.path}\n${await c.req.text()}`)
    .digest('hex');
  return { user, key, request };
}

/** The same key with another request is a mistake of the sender. */
export const reused = () =>
  problem(422, 'idempotency.reused', '此 Idempotency-Key 已用于另一个请求，请为新的操作使用新的键。');

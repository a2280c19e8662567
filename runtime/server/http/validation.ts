import type { Hook } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { problem } from '../problem.ts';
import type { AppEnv } from './env.ts';

z.config(zhCN());

const pointer = (path: PropertyKey[]): string => path.map((part) => `/${String(part)}`).join('');

/** A request that does not have the shape of its schema: every fault with its place. */
export const refuseInvalid: Hook<unknown, AppEnv, string, unknown> = (result) => {
  if (result.success) return;
  const problems = result.error.issues.map((issue) => ({
    code: `request.${issue.code}`,
    message: issue.message,
    path: pointer(issue.path),
  }));
  throw problem(400, 'request.invalid', `提交的内容有 ${problems.length} 处不符合要求，请按提示修改。`, { problems });
};

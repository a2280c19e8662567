import { createRoute, type RouteConfig, type z } from '@hono/zod-openapi';
import type { Json } from '#engine';
import { ProblemDocument } from '../api/contract.ts';

/** A JSON answer of a route. */
export const answer = <T extends z.ZodType>(schema: T, description: string) => ({
  content: { 'application/json': { schema } },
  description,
});

/** A required JSON body of a request. */
export const body = <T extends z.ZodType>(schema: T) => ({
  content: { 'application/json': { schema } },
  required: true as const,
});

const WORDS: Record<number, string> = {
  400: '请求格式有误',
  401: '未登录',
  403: '没有权限',
  404: '不存在或不在管辖范围内',
  409: '版本已过期，`current` 为最新内容',
  413: '内容过大',
  415: '类型不支持',
  422: '业务规则不允许',
  429: '过于频繁',
};

/** Problem documents a route may answer with. They are thrown, so handlers need not type them. */
export const problems = (...statuses: number[]): RouteConfig['responses'] =>
  Object.fromEntries(
    statuses.map((status) => [
      String(status),
      { content: { 'application/problem+json': { schema: ProblemDocument } }, description: WORDS[status] ?? '未完成' },
    ]),
  );

/** Engine values are plain JSON; the description calls them unknown. */
export const plain = (value: unknown): Json => value as Json;

export { createRoute };

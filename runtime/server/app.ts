import { OpenAPIHono } from '@hono/zod-openapi';
import { isUnavailable } from '../store/unavailable.ts';
import { accessLog } from './http/accessLog.ts';
import { authenticate } from './http/authenticate.ts';
import { refuseCrossSite } from './http/crossSite.ts';
import type { App, AppEnv } from './http/env.ts';
import { jsonBody } from './http/jsonBody.ts';
import { securityHeaders } from './http/security.ts';
import { refuseInvalid } from './http/validation.ts';
import { ApiProblem, problem, toResponse } from './problem.ts';
import { routes } from './routes/index.ts';
import { createServices, type Deps, type Services } from './services.ts';
import { servePages } from './static.ts';

const DESCRIPTION = {
  openapi: '3.1.0',
  info: {
    title: '梧桐 Wutong API',
    version: '1',
    description:
      '人社基层平台接口。办件命令须带 `Idempotency-Key`：同一个键重发不会重复办理。错误一律为 RFC 9457 问题文档，`code` 供程序判断，`detail` 供人阅读。',
  },
} as const;

/** Whoever asked may send the same request again, with the same key: what was written after all is answered from it. */
const unavailable = () =>
  problem(503, 'store.unavailable', '数据库暂时无法访问，操作没有得到确认。请稍后重试，重试不会重复办理。', {
    headers: { 'retry-after': '1' },
  });

function answerError(services: Services, error: Error): Response {
  if (error instanceof ApiProblem) return toResponse(error);
  if (isUnavailable(error)) {
    services.log('warn', 'store.unavailable', { error: error.message });
    return toResponse(unavailable());
  }
  services.log('error', 'http.failed', { error: error.message, stack: error.stack ?? '' });
  return toResponse(problem(500, 'internal', '系统内部错误，操作没有生效。请稍后重试；仍不行请联系管理员。'));
}

/** The server as a value: tests call `app.request(…)` without a port. */
export function appOf(services: Services): App {
  const app: App = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  app.onError((error) => answerError(services, error));
  app.notFound(() => toResponse(problem(404, 'path.notFound', '没有这个地址，请检查网址。')));
  app.use(securityHeaders);
  app.use('/api/*', accessLog(services.log), refuseCrossSite, authenticate(services), jsonBody);
  for (const add of routes) add(app, services);
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'wutong_session',
  });
  app.doc31('/api/openapi.json', DESCRIPTION);
  if (services.webRoot !== undefined) servePages(app, services.webRoot);
  return app;
}

export const createApp = (deps: Deps): App => appOf(createServices(deps));

import type { MiddlewareHandler } from 'hono';
import { problem } from '../problem.ts';
import type { AppContext, AppEnv } from './env.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

/** Host as the client wrote it; a proxy in front states it in a header that no page of another site can set. */
const ownHosts = (c: AppContext): string[] => {
  const forwarded = c.req.header('x-forwarded-host');
  return [c.req.header('host') ?? new URL(c.req.url).host, ...(forwarded === undefined ? [] : [forwarded])];
};

/**
 * A page of another site cannot send commands with our cookie: browsers state where a request comes from.
 * Programs without a browser send neither header and carry no foreign cookie.
 */
export const refuseCrossSite: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (SAFE.has(c.req.method)) return next();
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const foreignOrigin = origin !== undefined && !ownHosts(c).includes(hostOf(origin) ?? '');
  if (foreignSite || foreignOrigin)
    throw problem(403, 'request.crossSite', '此请求来自其他网站，已拒绝。请在本系统的页面内操作。');
  return next();
};

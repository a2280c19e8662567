import type { MiddlewareHandler } from 'hono';
import type { Log } from '../log.ts';
import type { AppEnv } from './env.ts';

/** One line a request to the API: the route's pattern, not the path, which may carry an id number. */
export const accessLog =
  (log: Log): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const started = performance.now();
    await next();
    const level = c.res.status >= 500 ? 'error' : 'info';
    log(level, 'http.request', {
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
      user: c.get('signedIn')?.user.id ?? null,
    });
  };

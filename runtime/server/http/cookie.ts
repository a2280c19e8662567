import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { ABSOLUTE_MS } from '../access/sessions.ts';
import type { AppContext } from './env.ts';

const NAME = 'wutong_session';

const isHttps = (c: AppContext): boolean =>
  new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https';

/** Over https the name carries `__Host-`, which browsers accept only with Secure and without Domain. */
export const readToken = (c: AppContext): string | undefined =>
  isHttps(c) ? getCookie(c, NAME, 'host') : getCookie(c, NAME);

export function writeToken(c: AppContext, token: string): void {
  const options = { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: ABSOLUTE_MS / 1000 } as const;
  if (isHttps(c)) setCookie(c, NAME, token, { ...options, secure: true, prefix: 'host' });
  else setCookie(c, NAME, token, options);
}

export function clearToken(c: AppContext): void {
  deleteCookie(c, NAME, { path: '/' });
  if (isHttps(c)) deleteCookie(c, NAME, { path: '/', secure: true, prefix: 'host' });
}

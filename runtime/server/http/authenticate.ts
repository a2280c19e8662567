import { getConnInfo } from '@hono/node-server/conninfo';
import type { MiddlewareHandler } from 'hono';
import { signedIn } from '../access/officer.ts';
import { findSession } from '../access/sessions.ts';
import type { Services } from '../services.ts';
import { readToken } from './cookie.ts';
import type { AppContext, AppEnv } from './env.ts';

/** Requests made in process (tests) have no socket. */
const addressOf = (c: AppContext): string =>
  typeof c.env === 'object' && c.env !== null && 'incoming' in c.env
    ? (getConnInfo(c).remote.address ?? 'unknown')
    : 'local';

/** Finds who sends the request. Routes decide whether they need somebody. */
export const authenticate =
  (services: Services): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    c.set('address', addressOf(c));
    const token = readToken(c);
    const session = token ? await findSession(services.store, token, services.clock()) : undefined;
    const user = session ? await services.store.user(session.user) : undefined;
    if (session && user) c.set('signedIn', signedIn(user, session.tokenHash, await services.organization.current()));
    await next();
  };

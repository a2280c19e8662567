import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { SignedIn } from '../access/officer.ts';
import { problem } from '../problem.ts';

export interface AppEnv {
  Variables: { signedIn: SignedIn | undefined; address: string };
}

export type App = OpenAPIHono<AppEnv>;
export type AppContext = Context<AppEnv>;

/** The signed-in user. @throws {ApiProblem} 401 */
export function requireUser(c: AppContext): SignedIn {
  const user = c.get('signedIn');
  if (!user) throw problem(401, 'session.missing', '您尚未登录，或登录已过期。请重新登录后再操作。');
  return user;
}

/** A signed-in user holding the post. @throws {ApiProblem} 401, 403 */
export function requirePost(c: AppContext, post: string, what: string): SignedIn {
  const me = requireUser(c);
  if (me.user.posts.some((held) => held.post === post)) return me;
  throw problem(403, 'post.missing', `${what}需要“事项管理”岗位权限，请联系本单位管理员。`);
}

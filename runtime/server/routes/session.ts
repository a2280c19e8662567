import { openSession } from '../access/sessions.ts';
import { checkSignIn } from '../access/signIn.ts';
import { Me, SignIn } from '../api/contract.ts';
import { clearToken, writeToken } from '../http/cookie.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import type { Services } from '../services.ts';
import { meView } from '../views/me.ts';

const TAGS = ['登录'];

const signIn = createRoute({
  method: 'post',
  path: '/api/session',
  tags: TAGS,
  summary: '登录',
  description: '连续 5 次失败锁定 15 分钟；账号不存在、密码不对、已锁定的回答完全相同。',
  request: { body: body(SignIn) },
  responses: { 200: answer(Me, '已登录，会话放在 HttpOnly Cookie 中'), ...problems(400, 401, 403, 415, 429) },
});
const current = createRoute({
  method: 'get',
  path: '/api/session',
  tags: TAGS,
  summary: '当前用户',
  security: [{ session: [] }],
  responses: { 200: answer(Me, '当前用户及其岗位'), ...problems(401) },
});
const signOut = createRoute({
  method: 'delete',
  path: '/api/session',
  tags: TAGS,
  summary: '退出登录',
  responses: { 204: { description: '会话已作废' }, ...problems(403) },
});

export function sessionRoutes(app: App, services: Services): void {
  const { store, organization, limits, clock } = services;
  app.openapi(signIn, async (c) => {
    limits.signIn.take(c.get('address'));
    const { userName, password } = c.req.valid('json');
    const user = await checkSignIn(store, userName, password, clock());
    const former = c.get('signedIn');
    if (former) await store.deleteSession(former.tokenHash);
    writeToken(c, await openSession(store, user.id, clock()));
    return c.json(meView(user, await organization.current()), 200);
  });
  app.openapi(current, async (c) => c.json(meView(requireUser(c).user, await organization.current()), 200));
  app.openapi(signOut, async (c) => {
    const me = c.get('signedIn');
    if (me) await store.deleteSession(me.tokenHash);
    clearToken(c);
    return c.body(null, 204);
  });
}

import { DemoAccounts, Health } from '../api/contract.ts';
import { answer, createRoute, problems } from '../http/describe.ts';
import type { App } from '../http/env.ts';
import type { Services } from '../services.ts';
import { postName } from '../views/labels.ts';

const demo = createRoute({
  method: 'get',
  path: '/api/demo',
  tags: ['登录'],
  summary: '演示账号',
  description: '只有在装有演示机构时才列出账号和密码，供登录页显示。',
  responses: { 200: answer(DemoAccounts, '演示账号'), ...problems() },
});
const health = createRoute({
  method: 'get',
  path: '/api/health',
  tags: ['运行'],
  summary: '健康检查',
  responses: { 200: answer(Health, '服务可用') },
});

export function demoRoutes(app: App, { organization, demoPassword, store, version }: Services): void {
  app.openapi(demo, async (c) => {
    const org = await organization.current();
    const users = demoPassword === undefined ? [] : org.users.filter((user) => user.demo);
    const accounts = users.map((user) => ({
      post: user.posts.map(({ post }) => postName(post)).join('、'),
      office: org.officeName(user.office),
      name: user.name,
      userName: user.userName,
      password: demoPassword ?? '',
    }));
    return c.json({ demo: accounts.length > 0, accounts }, 200);
  });
  app.openapi(health, (c) => c.json({ status: 'ok' as const, version: version ?? '', store: store.dialect }, 200));
}

import { DivisionList } from '../api/contract.ts';
import { answer, createRoute, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import type { Services } from '../services.ts';
import { divisionsOf } from '../views/divisions.ts';

const divisions = createRoute({
  method: 'get',
  path: '/api/divisions',
  tags: ['事项'],
  summary: '本系统各机构所在的行政区划，供表单按名称选择',
  security: [{ session: [] }],
  responses: { 200: answer(DivisionList, '区划代码和名称'), ...problems(401) },
});

export function divisionRoutes(app: App, { organization }: Services): void {
  app.openapi(divisions, async (c) => {
    requireUser(c);
    return c.json({ divisions: divisionsOf((await organization.current()).offices) }, 200);
  });
}

import { z } from '@hono/zod-openapi';
import type { TaskQuery } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import { Board, TaskList } from '../api/contract.ts';
import { answer, createRoute, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import { Paging } from '../http/parameters.ts';
import type { Services } from '../services.ts';
import { taskView } from '../views/task.ts';

const COMMON = { tags: ['环节'], security: [{ session: [] }] };
const View = z.enum(['open', 'online', 'mine', 'all']);

const tasks = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/tasks',
  summary: '待办：可领取、其中网上申请待受理的、我的、辖区内全部',
  request: {
    query: Paging.extend({
      view: View.default('open'),
      text: z.string().max(100).optional(),
      item: z.string().max(120).optional(),
      light: z.enum(['yellow', 'red']).optional().openapi({ description: '只看黄牌或红牌' }),
    }),
  },
  responses: { 200: answer(TaskList, '环节'), ...problems(400, 401) },
});
const board = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/board',
  summary: '今日工作台',
  responses: { 200: answer(Board, '数量和最紧急的环节'), ...problems(401) },
});

const URGENT = 8;
const LIGHT_WINDOW = 200;

/** `open`: unassigned tasks of my posts; `online`: those that are applications from the portal; `mine`: those I hold; `all`: every open task below my offices. */
function holderOf(view: z.infer<typeof View>, me: SignedIn): Pick<TaskQuery, 'holder' | 'assignee' | 'channel'> {
  if (view === 'open') return { holder: me.holder, assignee: null };
  if (view === 'online') return { holder: me.holder, assignee: null, channel: 'online' };
  if (view === 'mine') return { holder: null, assignee: me.user.id };
  return { holder: null };
}

export function worklistRoutes(app: App, { store, clock, organization }: Services): void {
  app.openapi(tasks, async (c) => {
    const me = requireUser(c);
    const { view, text, item, light, offset, limit } = c.req.valid('query');
    const filter = { ...holderOf(view, me), ...(text ? { text } : {}), ...(item ? { itemRef: item } : {}) };
    const org = await organization.current();
    const now = clock();
    if (light === undefined) {
      const page = await store.tasks({ ...filter, offset, limit }, me.scope);
      return c.json({ rows: page.rows.map((row) => taskView(row, org, now)), total: page.total }, 200);
    }
    // The store orders by due date, so what is yellow or red stands at the front.
    const page = await store.tasks({ ...filter, offset: 0, limit: LIGHT_WINDOW }, me.scope);
    const rows = page.rows.map((row) => taskView(row, org, now)).filter((row) => row.light === light);
    return c.json({ rows: rows.slice(offset, offset + limit), total: rows.length }, 200);
  });
  app.openapi(board, async (c) => {
    const me = requireUser(c);
    const now = clock();
    const org = await organization.current();
    const counts = await store.board(me.holder, me.user.id, me.scope, now);
    const mine = await store.tasks({ ...holderOf('mine', me), offset: 0, limit: URGENT }, me.scope);
    const open = await store.tasks({ ...holderOf('open', me), offset: 0, limit: URGENT }, me.scope);
    const urgent = [...mine.rows, ...open.rows]
      .sort(
        (a, b) => (a.due ?? Number.MAX_SAFE_INTEGER) - (b.due ?? Number.MAX_SAFE_INTEGER) || a.createdAt - b.createdAt,
      )
      .slice(0, URGENT)
      .map((row) => taskView(row, org, now));
    return c.json({ ...counts, urgent }, 200);
  });
}

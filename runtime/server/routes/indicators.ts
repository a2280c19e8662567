import { z } from '@hono/zod-openapi';
import type { Indicator, IndicatorSpan, Shown } from '#engine';
import { Day, IndicatorBoard, IndicatorDetail, IndicatorRows } from '../api/contract.ts';
import { answer, createRoute, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import { Paging } from '../http/parameters.ts';
import {
  childrenOf,
  comparedWith,
  figuresOf,
  findIndicator,
  indicatorsFor,
  officeFor,
  rowsBehind,
  spanFor,
} from '../indicators/figures.ts';
import { allLedgers } from '../ledgers.ts';
import type { Services } from '../services.ts';
import { figureView, indicatorSummary, officeView, rowsView } from '../views/indicator.ts';
import { indicatorTable } from '../views/indicatorTable.ts';

const COMMON = { tags: ['指标'], security: [{ session: [] }] };
const Ref = z.object({ ref: z.string().min(1).max(120) });
const Asked = z.object({
  day: Day.optional().openapi({ description: '统计期内的某一天，默认今天' }),
  from: Day.optional().openapi({ description: '自定起始日期，与 to 同用' }),
  to: Day.optional().openapi({ description: '自定终止日期，含当日' }),
  period: z
    .enum(['month', 'quarter', 'year'])
    .optional()
    .openapi({ description: '统计期，默认各指标自己的；时点指标不受影响' }),
  compare: z.enum(['previous', 'lastYear']).optional().openapi({ description: '与上期或上年同期比较' }),
  office: z.string().max(64).optional().openapi({ description: '机构标识，默认本单位' }),
});

const board = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/indicators',
  summary: '指标一览：所看机构及其下级合计',
  request: { query: Asked },
  responses: { 200: answer(IndicatorBoard, '适用于该机构层级的指标'), ...problems(400, 401, 404) },
});
const table = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/indicators.csv',
  summary: '指标一览的表格，每项指标一行，写明怎样计数',
  request: { query: Asked },
  responses: {
    200: { content: { 'text/csv': { schema: { type: 'string' } } }, description: 'UTF-8，可用表格软件打开' },
    ...problems(400, 401, 404),
  },
});
const one = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/indicators/{ref}',
  summary: '一个指标及其在下一级各机构的值',
  request: { params: Ref, query: Asked },
  responses: { 200: answer(IndicatorDetail, '指标'), ...problems(400, 401, 404) },
});
const rows = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/indicators/{ref}/rows',
  summary: '分子或分母由哪些行构成；敏感项已遮盖',
  request: {
    params: Ref,
    query: Paging.extend(Asked.shape).extend({ side: z.enum(['numerator', 'denominator']).default('numerator') }),
  },
  responses: { 200: answer(IndicatorRows, '一页'), ...problems(400, 401, 404) },
});

type AskedFigure = { indicator: Shown<Indicator>; span: IndicatorSpan };

/** The same indicators over the periods that they are compared with, as far as there is one. */
const comparedOf = (asked: AskedFigure[], query: z.infer<typeof Asked>): AskedFigure[] =>
  asked.flatMap(({ indicator, span }) => {
    const other = comparedWith(indicator.source, query, span, query.compare);
    return other === undefined ? [] : [{ indicator, span: other }];
  });

/** The figures of an office and of everything below it. */
async function boardFor(services: Services, me: ReturnType<typeof requireUser>, query: z.infer<typeof Asked>) {
  const office = officeFor(await services.organization.current(), me.user.office, query.office, me.scope);
  const asked = (await indicatorsFor(services, office)).map((indicator) => ({
    indicator,
    span: spanFor(indicator.source, query, services.clock()),
  }));
  const figures = await figuresOf(services, asked, office, [office], me.scope);
  const before = comparedOf(asked, query);
  const others = await figuresOf(services, before, office, [office], me.scope);
  const ledgers = await allLedgers(services);
  const indicators = asked.map(({ indicator, span }) => {
    const other = before.find((one) => one.indicator === indicator);
    const compared = other && { span: other.span, result: others.get(indicator.ref)?.get(office.id) };
    return indicatorSummary(indicator, span, figures.get(indicator.ref)?.get(office.id), ledgers, compared);
  });
  return { office, indicators };
}

export function indicatorRoutes(app: App, services: Services): void {
  const { organization, clock } = services;
  app.openapi(board, async (c) => {
    const me = requireUser(c);
    const { office, indicators } = await boardFor(services, me, c.req.valid('query'));
    return c.json({ office: officeView(office), indicators }, 200);
  });
  app.openapi(table, async (c) => {
    const me = requireUser(c);
    const { office, indicators } = await boardFor(services, me, c.req.valid('query'));
    const name = encodeURIComponent('指标.csv');
    return c.body(indicatorTable(office.name, indicators), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    });
  });
  app.openapi(one, async (c) => {
    const me = requireUser(c);
    const query = c.req.valid('query');
    const org = await organization.current();
    const office = officeFor(org, me.user.office, query.office, me.scope);
    const indicator = await findIndicator(services, office, c.req.valid('param').ref);
    const span = spanFor(indicator.source, query, clock());
    const children = childrenOf(org, office);
    const shown = [office, ...children];
    const own = (await figuresOf(services, [{ indicator, span }], office, shown, me.scope)).get(indicator.ref);
    const [before] = comparedOf([{ indicator, span }], query);
    const other = before && (await figuresOf(services, [before], office, shown, me.scope)).get(indicator.ref);
    const compared = before && { span: before.span, result: other?.get(office.id) };
    const ledgers = await allLedgers(services);
    const above = office.parent === null ? undefined : org.office(office.parent);
    const seen = above && me.scope.paths.some((path) => above.path.startsWith(path));
    return c.json(
      {
        office: { ...officeView(office), parent: above && seen ? officeView(above) : null },
        indicator: indicatorSummary(indicator, span, own?.get(office.id), ledgers, compared),
        children: children.map((child) => ({
          ...officeView(child),
          figure: figureView(own?.get(child.id)),
          compared: before ? figureView(other?.get(child.id)) : null,
          children: childrenOf(org, child).length,
        })),
      },
      200,
    );
  });
  app.openapi(rows, async (c) => {
    const me = requireUser(c);
    const { side, offset, limit, ...query } = c.req.valid('query');
    const org = await organization.current();
    const office = officeFor(org, me.user.office, query.office, me.scope);
    const indicator = await findIndicator(services, office, c.req.valid('param').ref);
    const span = spanFor(indicator.source, query, clock());
    const page = { offset, limit };
    const { over, behind, total } = await rowsBehind(services, indicator, side, span, office, me.scope, page);
    const ledger = (await allLedgers(services)).find(({ ref }) => over === `ledger:${ref}`);
    return c.json({ ...rowsView(over, behind, org, ledger), total }, 200);
  });
}

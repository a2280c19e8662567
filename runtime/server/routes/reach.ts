import { z } from '@hono/zod-openapi';
import type { OfficeRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import { ReachBoard, StationGuide, StationList, StationReach } from '../api/contract.ts';
import { answer, createRoute, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import { childrenOf, officeFor } from '../indicators/figures.ts';
import { notFound } from '../problem.ts';
import { type ReachReader, reachReader, STATION } from '../reach/compute.ts';
import type { Services } from '../services.ts';
import { officeView } from '../views/indicator.ts';
import { reachSums, stationGuide, stationView } from '../views/reach.ts';

const DESK = { tags: ['不出村'], method: 'get' as const, security: [{ session: [] }] };
const PUBLIC = { tags: ['不出村'], method: 'get' as const };
const Id = z.object({ id: z.string().min(1).max(64) });
/** Stations listed at once. */
const LISTED = 60;

const board = createRoute({
  ...DESK,
  path: '/api/reach',
  summary: '村（社区）能受理、初审、出件多少事项，逐级汇总；缺什么',
  request: { query: z.object({ office: z.string().max(64).optional() }) },
  responses: { 200: answer(ReachBoard, '所看机构及其下一级'), ...problems(400, 401, 404) },
});
const station = createRoute({
  ...DESK,
  path: '/api/reach/{id}',
  summary: '一个村（社区）站逐项能办到哪一步，缺什么',
  request: { params: Id },
  responses: { 200: answer(StationReach, '逐项'), ...problems(401, 404) },
});
const stations = createRoute({
  ...PUBLIC,
  path: '/api/stations',
  summary: '按名称查村（社区）服务站',
  request: { query: z.object({ text: z.string().max(60).default('') }) },
  responses: { 200: answer(StationList, '服务站'), ...problems(400) },
});
const guide = createRoute({
  ...PUBLIC,
  path: '/api/stations/{id}',
  summary: '在这个村（社区）站能办什么',
  request: { params: Id },
  responses: { 200: answer(StationGuide, '能办的事项'), ...problems(404) },
});

const stationsBelow = (reader: ReachReader, { path }: OfficeRow): OfficeRow[] =>
  reader.stations.filter((one) => one.path.startsWith(path));

/** Names of the offices above, uppermost first. */
const aboveOf = (org: Organization, { parent }: OfficeRow): string =>
  parent === null ? '' : (org.office(parent)?.name ?? '');

export function reachRoutes(app: App, services: Services): void {
  const { organization } = services;

  app.openapi(board, async (c) => {
    const me = requireUser(c);
    const org = await organization.current();
    const office = officeFor(org, me.user.office, c.req.valid('query').office, me.scope);
    const reader = await reachReader(services);
    const sumsOf = (one: OfficeRow) => reachSums(stationsBelow(reader, one).map(reader.at));
    const rows = childrenOf(org, office)
      .map((child) => ({ ...officeView(child), ...sumsOf(child), isStation: child.level === STATION }))
      .filter(({ sums }) => sums.stations > 0);
    const above = office.parent === null ? undefined : org.office(office.parent);
    const seen = above && me.scope.paths.some((path) => above.path.startsWith(path));
    const { lacks: _, ...whole } = sumsOf(office);
    return c.json({ office: { ...officeView(office), parent: seen ? officeView(above) : null }, ...whole, rows }, 200);
  });
  app.openapi(station, async (c) => {
    const me = requireUser(c);
    const org = await organization.current();
    const office = officeFor(org, me.user.office, c.req.valid('param').id, me.scope);
    if (office.level !== STATION) throw notFound('村（社区）服务站', 'station.notFound');
    return c.json(stationView(office, (await reachReader(services)).at(office)), 200);
  });
  app.openapi(stations, async (c) => {
    const org = await organization.current();
    const text = c.req.valid('query').text.trim();
    const found = org.offices.filter(({ level, name }) => level === STATION && name.includes(text));
    const listed = found.slice(0, LISTED).map((one) => ({ id: one.id, name: one.name, above: aboveOf(org, one) }));
    return c.json({ stations: listed, more: found.length > LISTED }, 200);
  });
  app.openapi(guide, async (c) => {
    const org = await organization.current();
    const office = org.office(c.req.valid('param').id);
    if (office?.level !== STATION) throw notFound('村（社区）服务站', 'station.notFound');
    const reached = (await reachReader(services)).at(office);
    return c.json(stationGuide(office, aboveOf(org, office), reached), 200);
  });
}

import { type DriftBoard as Board, driftBoard, driftCsv, type Level, type Problem, provenanceOf } from '#engine';
import type { SignedIn } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import { DriftBoard, DriftQuery, Provenance, ProvenanceQuery } from '../api/contract.ts';
import { answer, createRoute, problems } from '../http/describe.ts';
import type { App } from '../http/env.ts';
import { packsInForce } from '../packs/inForce.ts';
import { notFound, problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { requireStudio } from './packs.ts';

const COMMON = { tags: ['内容包'], security: [{ session: [] }] };

const board = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/drift',
  summary: '差异看板：管辖范围内的机构在哪些要素上与上级不同',
  description: '机构共用 `bindings` 中的一项；差异写明原值、现值、来源、理由、文号和到期日。',
  request: { query: DriftQuery },
  responses: { 200: answer(DriftBoard, '看板'), ...problems(400, 401, 403, 422) },
});
const table = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/drift.csv',
  summary: '差异看板的表格，每个机构的每处差异一行',
  request: { query: DriftQuery },
  responses: {
    200: { content: { 'text/csv': { schema: { type: 'string' } } }, description: 'UTF-8，可用表格软件打开' },
    ...problems(400, 401, 403, 422),
  },
});
const provenance = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/provenance',
  summary: '一个事项（或者其他部分）各处的来源：内容包、版本、叠加、理由、文号、到期日',
  description: '`ref` 为“命名空间:标识”；事项以外的部分写作“文件夹/命名空间:标识”。',
  request: { query: ProvenanceQuery },
  responses: { 200: answer(Provenance, '各处的来源'), ...problems(400, 401, 403, 404, 422) },
});

/** Digits of a code that name the division of an office; stations below the town share those of the town. */
const DIGITS: Record<string, number> = { province: 2, city: 4, county: 6, town: 9, village: 12 };

/** Offices in the divisions for which the user manages items. */
function officesOf({ user }: SignedIn, { office, offices }: Organization) {
  const own = user.posts.flatMap((held) => (held.post === 'catalogue' ? (office(held.office) ?? []) : []));
  const prefixes = own.map(({ level, division }) => division.slice(0, DIGITS[level] ?? 12));
  return offices.filter(({ division }) => prefixes.some((prefix) => division.startsWith(prefix)));
}

const unresolved = (found: Problem[]) =>
  problem(422, 'pack.unresolved', '现有的内容包不能一并解析，请先在“内容包”中处理。', { problems: found });

async function boardFor(services: Services, me: SignedIn, against: Board['against']): Promise<Board> {
  const { packs, options } = await packsInForce(services);
  const offices = officesOf(me, await services.organization.current());
  const rows = offices.map(({ id, name, level, division }) => ({ id, name, level: level as Level, division }));
  const result = driftBoard(packs, rows, { ...options, against });
  if (!result.ok) throw unresolved(result.problems);
  return result.value;
}

export function driftRoutes(app: App, services: Services): void {
  app.openapi(board, async (c) => {
    const me = requireStudio(c);
    return c.json(await boardFor(services, me, c.req.valid('query').against), 200);
  });
  app.openapi(table, async (c) => {
    const me = requireStudio(c);
    const csv = driftCsv(await boardFor(services, me, c.req.valid('query').against));
    const name = encodeURIComponent('差异看板.csv');
    return c.body(csv, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    });
  });
  app.openapi(provenance, async (c) => {
    requireStudio(c);
    const { packs, options } = await packsInForce(services);
    const result = provenanceOf(packs, c.req.valid('query').ref, options);
    if (result.ok) return c.json(result.value, 200);
    const [missing] = result.problems;
    if (missing?.code !== 'pack.unknownPart') throw unresolved(result.problems);
    throw notFound(`“${c.req.valid('query').ref}”`, 'pack.unknownPart');
  });
}

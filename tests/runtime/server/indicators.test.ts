import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPack } from '#engine';
import { packRow } from '../../../runtime/server/packs/install.ts';
import { createTestApp, type TestApp } from '../../kit/app.ts';
import { caseAt, scenario, USERS } from '../../kit/unemployment.ts';

const DAY = 86_400_000;

const LEVELS = ['city', 'county', 'town'];

/** Figures over the cases, the people and one ledger of the demo organization. */
const figures = {
  done: {
    title: '办结率',
    unit: 'percent',
    numerator: {
      over: 'cases',
      words: '按时准予的办件数',
      where: 'result = "granted" and onTime = true',
      date: 'receivedAt',
    },
    denominator: { over: 'cases', date: 'receivedAt' },
    threshold: { op: '>=', value: 90, document: '测试〔2026〕1号' },
    period: 'month',
  },
  skilled: {
    title: '登记失业人员中有技能的',
    unit: 'percent',
    numerator: { over: 'ledger:national:unemployed', where: 'skill != null', date: 'recordedAt' },
    denominator: { over: 'ledger:national:unemployed' },
    period: 'asOf',
  },
  reviewers: {
    title: '复审人员',
    unit: 'person',
    numerator: { over: 'officers', where: 'list contains(posts, "reexamination")' },
    period: 'asOf',
  },
  assessed: {
    title: '当年在岗人员',
    unit: 'person',
    numerator: { over: 'officers' },
    period: 'year',
  },
  space: {
    title: '机构数',
    unit: 'count',
    numerator: { over: 'offices', where: 'level = "town"' },
    period: 'asOf',
  },
};

const proof = [{ title: '空', rows: {}, expect: { numerator: 0, value: 0 } }];

function pack() {
  const files = {
    'package.json': JSON.stringify({
      name: '@wutong/figures',
      version: '1.0.0',
      dependencies: { '@wutong/national': '*' },
      wutong: { formatVersion: 1, namespace: 'figures', title: '测试指标', layer: 'province', division: '11' },
    }),
    ...Object.fromEntries(
      Object.entries(figures).map(([id, figure]) => [
        `indicators/${id}.json`,
        JSON.stringify({ id, levels: LEVELS, proof, ...figure }),
      ]),
    ),
  };
  const opened = openPack(files);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}

const at = (ref: string, query = '') => `/api/indicators/${encodeURIComponent(ref)}${query}`;

describe('indicators over the cases and ledgers of a store', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
    await app.services.store.installPack(packRow(pack(), app.now(), 'test'), []);
    app.services.packs.forget();
    await caseAt(app, 'end', {});
    await caseAt(app, 'acceptance', {});
  });
  afterAll(() => app.close());

  it('give each office its figure with the rows of all offices below', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const board = (await clerk.get('/api/indicators')).body;
    const own = board.indicators.filter(({ ref }: { ref: string }) => ref.startsWith('figures:'));
    const byRef = Object.fromEntries(own.map((one: { ref: string; figure: object }) => [one.ref, one.figure]));
    expect(byRef['figures:done']).toEqual({ numerator: 1, denominator: 2, value: 50, met: false });
    expect(byRef['figures:skilled']).toMatchObject({ denominator: 1 });
    expect(byRef['figures:space']).toMatchObject({ numerator: 1, value: 1, met: null });
    const district = await app.signIn('dc-fushen1');
    const { body } = await district.get(at('figures:done'));
    expect(body.indicator).toMatchObject({
      from: '2026-03-01',
      to: '2026-03-02',
      figure: { numerator: 1, denominator: 2 },
      threshold: { op: '>=', value: 90, document: '测试〔2026〕1号' },
    });
    const towns = body.children.map((one: { name: string; figure: { denominator: number } }) => [
      one.name,
      one.figure.denominator,
    ]);
    expect(towns).toContainEqual(['和平里街道政务服务中心', 2]);
  });

  it('tell in words what they count and by which day, and keep the formula', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const { body } = await clerk.get(at('figures:done'));
    expect(body.indicator.measures).toEqual({
      numerator: {
        words: '按时准予的办件数',
        dated: '按收件日期计入统计期',
        formula: '办件；条件 result = "granted" and onTime = true；日期 receivedAt；计数',
      },
      // A pack that was written before there were words shows what it has.
      denominator: {
        words: '办件；日期 receivedAt；计数',
        dated: '按收件日期计入统计期',
        formula: '办件；日期 receivedAt；计数',
      },
    });
    const asOf = (await clerk.get(at('figures:skilled'))).body.indicator.measures;
    expect(asOf.numerator).toMatchObject({
      dated: '按目前的情况统计',
      formula: expect.stringMatching(/^台账“失业人员.*”；条件 skill != null；/),
    });
  });

  it('go out as a table with the counting rules', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const response = await clerk.get('/api/indicators.csv');
    expect(response.headers.get('content-type')).toContain('text/csv');
    const lines = (response.body as string).split('\r\n');
    expect(lines[0]).toMatch(/^指标,机构,统计期起/);
    const done = lines.find((line) => line.startsWith('办结率,')) ?? expect.fail('no line');
    expect(done).toContain('2026-03-01,2026-03-02,50,%,不低于90,未达标,1,按时准予的办件数；按收件日期计入统计期,2,');
  });

  it('have no value in a period without rows', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const { body } = await clerk.get(at('figures:done', '?day=2026-02-10'));
    expect(body.indicator).toMatchObject({
      from: '2026-02-01',
      to: '2026-02-28',
      figure: { numerator: 0, denominator: 0, value: null, met: null },
    });
  });

  it('are computed for the period that is asked for and set beside the one before', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const ask = async (query: string) => (await clerk.get(at('figures:done', query))).body;
    const year = await ask('?period=year&compare=previous');
    expect(year.indicator).toMatchObject({
      from: '2026-01-01',
      to: '2026-03-02',
      figure: { denominator: 2 },
      compared: { from: '2025-01-01', to: '2025-12-31', figure: { denominator: 0, value: null } },
    });
    const april = await ask('?day=2026-02-20&period=quarter&compare=lastYear');
    expect(april.indicator.compared).toMatchObject({ from: '2025-01-01', to: '2025-03-31' });
    await app.advance(40 * DAY);
    const now = await (await app.signIn(USERS.acceptance)).get(at('figures:done', '?compare=previous'));
    expect(now.body.indicator).toMatchObject({
      from: '2026-04-01',
      figure: { denominator: 0, value: null },
      compared: { from: '2026-03-01', to: '2026-03-31', figure: { numerator: 1, denominator: 2, value: 50 } },
    });
    const { body } = await (await app.signIn('dc-fushen1')).get(at('figures:done', '?compare=previous'));
    const town = body.children.find(({ name }: { name: string }) => name === '和平里街道政务服务中心');
    expect(town).toMatchObject({ figure: { value: null }, compared: { value: 50 } });
    // Nobody kept how offices and ledgers stood before.
    const asOf = await (await app.signIn(USERS.acceptance)).get(at('figures:space', '?period=year&compare=previous'));
    expect(asOf.body.indicator).toMatchObject({ from: null, compared: null });
    const undated = await (await app.signIn(USERS.acceptance)).get(at('figures:assessed', '?compare=previous'));
    expect(undated.body.indicator).toMatchObject({ from: '2026-01-01', compared: null });
    await app.advance(-40 * DAY);
  });

  it('are led back to their rows, sensitive cells masked as in lists', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const cases = (await clerk.get(at('figures:done', '/rows?side=denominator&limit=1'))).body;
    expect(cases).toMatchObject({ total: 2, rows: [{ shown: { office: '和平里街道政务服务中心' } }] });
    expect(cases.rows).toHaveLength(1);
    const { body } = await clerk.get(at('figures:skilled', '/rows?side=denominator'));
    expect(body).toMatchObject({ total: 1, title: expect.stringContaining('失业') });
    expect(body.rows[0].shown.idNo).toBe('110101********004X');
    expect(JSON.stringify(body)).not.toContain(scenario.applicant.idNo);
  });

  it('count and show nothing beyond one’s own offices', async () => {
    const elsewhere = await app.signIn('wt-shouli1');
    const { body } = await elsewhere.get(at('national:received-cases'));
    expect(body.indicator.figure).toMatchObject({ numerator: 0, value: 0 });
    expect((await elsewhere.get(at('national:received-cases', '/rows'))).body.total).toBe(0);
    const clerk = await app.signIn(USERS.acceptance);
    const { office } = (await clerk.get(at('figures:done'))).body;
    expect(office.parent).toBeNull();
    expect((await elsewhere.get(at('national:received-cases', `?office=${office.id}`))).status).toBe(404);
    // An indicator of another division is none of theirs.
    expect((await elsewhere.get(at('figures:done'))).status).toBe(404);
    expect((await app.anyone().get('/api/indicators')).status).toBe(401);
  });

  it('count a case that is still running when its promise has passed as late', async () => {
    const overdue = async () => {
      const { indicators } = (await (await app.signIn(USERS.acceptance)).get('/api/indicators')).body;
      return indicators.find(({ ref }: { ref: string }) => ref === 'national:overdue-cases').figure;
    };
    await caseAt(app, 'preliminaryReview', {});
    expect(await overdue()).toMatchObject({ numerator: 0, met: true });
    await app.advance(40 * DAY);
    expect(await overdue()).toMatchObject({ numerator: 1, met: false });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkIndicator,
  computeIndicator,
  type Indicator,
  plainRows,
  proveIndicator,
  rollUp,
  spanOf,
  startRollUp,
} from '#engine';

const indicator = (more: Partial<Indicator>): Indicator => ({
  id: 'on-time',
  title: '按时办结率',
  unit: 'percent',
  numerator: { over: 'cases', where: 'onTime = true' },
  denominator: { over: 'cases' },
  period: 'asOf',
  levels: ['town'],
  proof: [],
  ...more,
});

const kites = (...rows: object[]) => plainRows({ cases: rows as never, offices: [], officers: [] });

describe('computeIndicator', () => {
  it('divides the rows that count by all of them, and names both', () => {
    const result = computeIndicator(
      indicator({ threshold: { op: '>=', value: 66.7 } }),
      kites({ onTime: true }, { onTime: null }, { onTime: true }),
    );
    expect(result).toEqual({
      numerator: 2,
      denominator: 3,
      value: (2 / 3) * 100,
      met: false,
      rows: { numerator: [0, 2], denominator: [0, 1, 2] },
    });
  });

  it('has no value, not 100 % and not 0, where there is nothing to divide by', () => {
    const empty = computeIndicator(indicator({ threshold: { op: '>=', value: 98 } }), kites());
    expect(empty).toMatchObject({ numerator: 0, denominator: 0, value: null, met: null });
    const none = indicator({ numerator: { over: 'cases', average: 'workingDays' } });
    const { denominator: _, ...average } = none;
    expect(computeIndicator(average, kites({ workingDays: null }))).toMatchObject({ numerator: null, value: null });
  });

  it.each([
    ['rows', {}, 3],
    ['sum', { sum: 'workingDays' }, 7],
    ['average', { average: 'workingDays' }, 3.5],
    ['distinct', { distinct: 'item' }, 2],
  ])('counts by %s, leaving out what is not there', (_name, way, value) => {
    const { denominator: _, ...plain } = indicator({ unit: 'count', numerator: { over: 'cases', ...way } });
    const rows = kites({ workingDays: 3, item: 'k:a' }, { workingDays: 4, item: 'k:b' }, { workingDays: null });
    const more = kites({ workingDays: 3, item: 'k:a' }, { workingDays: 4, item: 'k:b' }, { item: 'k:a' });
    expect(computeIndicator(plain, _name === 'distinct' ? more : rows).value).toBe(value);
  });

  it('only counts rows dated in the period, the last day with it; months count as their first day', () => {
    const dated = indicator({
      period: 'quarter',
      numerator: { over: 'cases', where: 'onTime', date: 'concludedAt' },
      denominator: { over: 'cases', date: 'concludedAt' },
    });
    const rows = kites(
      { onTime: true, concludedAt: '2026-03-31T23:59:00+08:00' },
      { onTime: true, concludedAt: '2026-04-01' },
      { onTime: false, concludedAt: '2026-01' },
      { onTime: true, concludedAt: null },
    );
    const result = computeIndicator(dated, rows, { from: '2026-01-01', to: '2026-03-31' });
    expect(result).toMatchObject({ numerator: 1, denominator: 2, value: 50 });
  });

  it('lets expressions see the period and its last day as today', () => {
    const tenure = indicator({
      numerator: { over: 'officers', where: 'date(since) + duration("P5Y") < today()' },
      denominator: { over: 'officers', where: 'date(since) <= date(period.to)' },
    });
    const rows = plainRows({ officers: [{ since: '2020-12-30' }, { since: '2021-01-01' }, { since: '2027-01-01' }] });
    expect(computeIndicator(tenure, rows, { to: '2025-12-31' })).toMatchObject({ numerator: 1, denominator: 2 });
  });

  it.each([
    ['>=', 0.1 + 0.2, true],
    ['>', 0.3, false],
    ['=', 0.1 + 0.2, true],
    ['<=', 0.31, false],
    ['<', 0.3, false],
  ] as const)('compares %s without missing a threshold by its last bit', (op, sum, met) => {
    const { denominator: _, ...plain } = indicator({
      unit: 'yuan',
      numerator: { over: 'cases', sum: 'amount' },
      threshold: { op, value: 0.3 },
    });
    expect(computeIndicator(plain, kites({ amount: sum })).met).toBe(met);
  });

  it('multiplies by the factor: officers for every 6000 people', () => {
    const perHead = indicator({
      unit: 'ratio',
      factor: 6000,
      numerator: { over: 'officers' },
      denominator: { over: 'offices', sum: 'served' },
      threshold: { op: '>=', value: 1, document: '苏人社发〔2013〕号' },
    });
    const rows = plainRows({ officers: [{ office: 't' }, { office: 't' }], offices: [{ id: 't', served: 12_500 }] });
    const result = computeIndicator(perHead, rows);
    expect(result.value).toBeCloseTo(0.96, 10);
    expect(result.met).toBe(false);
  });
});

describe('rollUp', () => {
  const offices = [
    { id: 'county', path: '/county/' },
    { id: 'town', path: '/county/town/' },
    { id: 'v1', path: '/county/town/v1/' },
    { id: 'v2', path: '/county/town/v2/' },
  ];

  it('divides the sums of each level and never averages ratios', () => {
    const rows = kites(
      { office: 'v1', onTime: true },
      { office: 'v2', onTime: false },
      { office: 'v2', onTime: false },
      { office: 'town', onTime: true },
      { office: 'elsewhere', onTime: true },
    );
    const result = rollUp(indicator({}), rows, offices);
    expect([...result].map(([id, { numerator, denominator, value }]) => [id, numerator, denominator, value])).toEqual([
      ['county', 2, 4, 50],
      ['town', 2, 4, 50],
      ['v1', 1, 1, 100],
      ['v2', 0, 2, 0],
    ]);
    expect(result.get('v2')?.rows).toEqual({ numerator: [], denominator: [1, 2] });
  });

  it('gives an upper office the numbers that computing over all its rows gives', () => {
    const row = fc.record({ office: fc.constantFrom('county', 'town', 'v1', 'v2'), onTime: fc.boolean() });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (list) => {
        const rows = kites(...list);
        expect(rollUp(indicator({}), rows, offices).get('county')).toEqual(computeIndicator(indicator({}), rows));
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});

describe('proveIndicator', () => {
  const proof = (expect: object, rows: object[] = [{ onTime: true }, { onTime: false }, { onTime: true }]) => ({
    title: '三件两件按时',
    rows: { cases: rows as never },
    expect: { numerator: 2, value: 66.67, ...expect },
  });

  it('is content with a value that was written rounded, and with a whole number only if it is that', () => {
    expect(proveIndicator(indicator({}), proof({ denominator: 3 }))).toEqual([]);
    expect(proveIndicator(indicator({}), proof({ value: 67 }))).toMatchObject([{ path: '/expect/value' }]);
  });

  it('tells each number that differs', () => {
    const limit = indicator({ threshold: { op: '>=', value: 60 } });
    const wrong = proveIndicator(limit, proof({ numerator: 3, denominator: 2, value: null, met: false }));
    expect(wrong.map(({ path }) => path)).toEqual([
      '/expect/numerator',
      '/expect/denominator',
      '/expect/value',
      '/expect/met',
    ]);
    expect(wrong[2]?.message).toBe('指标值应为 无，算得 66.66666666666666。');
  });
});

describe('checkIndicator', () => {
  const parts = { columns: (ref: string) => (ref === 'k:kites' ? ['color', 'tail'] : undefined), facts: ['area'] };
  const check = (more: Partial<Indicator>) => checkIndicator(indicator(more), parts);

  it('finds names that the rows do not have', () => {
    expect(check({ numerator: { over: 'cases', where: 'ontime = true' } })).toMatchObject([
      { code: 'feel.unknownName', path: '/numerator/where' },
    ]);
    expect(check({ denominator: { over: 'ledger:k:kites', sum: 'tails' } })).toMatchObject([
      { path: '/denominator/sum' },
    ]);
    expect(check({ denominator: { over: 'ledger:k:kites', sum: 'tail', where: 'color = "1"' } })).toEqual([]);
  });

  it('lets measures of offices read the facts of the organization and those that a proof makes up', () => {
    const rows = { offices: [{ id: 'o', windows: 3 }] };
    const own = { over: 'offices', where: 'area >= 300 and windows > 0' };
    const proof = [{ title: '一家', rows, expect: { numerator: 0, value: null } }];
    expect(check({ numerator: own, denominator: { over: 'offices' }, proof })).toEqual([]);
    expect(check({ numerator: own, denominator: { over: 'offices' } })).toMatchObject([{ path: '/numerator/where' }]);
  });

  it('refuses cases of all years in a figure of a month, and two ways of counting', () => {
    expect(check({ period: 'month', denominator: { over: 'officers' } })).toMatchObject([
      { code: 'indicator.date', path: '/numerator' },
    ]);
    expect(check({ numerator: { over: 'cases', sum: 'workingDays', distinct: 'item' } })).toMatchObject([
      { code: 'indicator.ways', path: '/numerator/distinct' },
    ]);
  });

  it('refuses rows of a proof that nothing measures', () => {
    const proof = [{ title: '错名', rows: { case: [] }, expect: { numerator: 0, value: null } }];
    expect(check({ proof })).toMatchObject([{ code: 'indicator.unusedRows', path: '/proof/0/rows/case' }]);
  });
});

describe('spanOf', () => {
  it.each([
    ['month', '2024-02-11', { from: '2024-02-01', to: '2024-02-29' }],
    ['quarter', '2026-12-31', { from: '2026-10-01', to: '2026-12-31' }],
    ['quarter', '2026-05-01', { from: '2026-04-01', to: '2026-06-30' }],
    ['year', '2026-07-01', { from: '2026-01-01', to: '2026-12-31' }],
    ['asOf', '2026-07-01', { to: '2026-07-01' }],
  ] as const)('of a %s around %s', (period, day, span) => {
    expect(spanOf(period, day)).toEqual(span);
  });
});

describe('startRollUp', () => {
  it('gives the same whether rows come at once or page by page', () => {
    const rows = kites({ office: 'a', onTime: true }, { office: 'a', onTime: false }, { office: 'a', onTime: true });
    const offices = [{ id: 'a', path: '/a/' }];
    const paged = startRollUp(indicator({}), offices);
    for (const row of rows.cases ?? []) paged.add('cases', [row]);
    expect(paged.results()).toEqual(rollUp(indicator({}), rows, offices));
    expect(paged.results().get('a')?.rows.numerator).toEqual([0, 2]);
  });
});

import { expect, it } from 'vitest';
import { indicatorTarget } from '../../../../engine/lint/rules/indicatorTarget.ts';

const indicator = {
  id: 'aloft',
  title: '放飞率',
  unit: 'percent',
  numerator: { over: 'offices' },
  denominator: { over: 'offices' },
  period: 'asOf' as const,
  levels: ['town' as const],
  proof: [],
  threshold: { op: '>=' as const, value: 98 },
};

it('finds a target that no text sets', () => {
  expect(indicatorTarget(indicator)).toMatchObject([{ code: 'lint.indicatorTarget', path: '/threshold' }]);
});

it('is silent with a text, with what is to be confirmed, and without a target', () => {
  expect(indicatorTarget({ ...indicator, threshold: { ...indicator.threshold, document: '风函〔2024〕1号' } })).toEqual(
    [],
  );
  expect(indicatorTarget({ ...indicator, assumed: ['目标待确认'] })).toEqual([]);
  const { threshold: _, ...open } = indicator;
  expect(indicatorTarget(open)).toEqual([]);
});

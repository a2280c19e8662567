import { expect, it } from 'vitest';
import { parameterGaps } from '../../../../engine/lint/rules/parameterGaps.ts';

const tail = (to: string) => ({
  id: 'tail',
  title: '尾巴长度',
  type: 'number' as const,
  values: [
    { from: '2024-01-01', to, value: 1 },
    { from: '2025-01-01', value: 2 },
  ],
});

it('finds days between two values that have none', () => {
  expect(parameterGaps(tail('2024-06-30'))).toMatchObject([
    { severity: 'warning', code: 'lint.parameterGaps', path: '/values/1/from' },
  ]);
});

it('is silent where one value follows the other', () => {
  expect(parameterGaps(tail('2024-12-31'))).toEqual([]);
});

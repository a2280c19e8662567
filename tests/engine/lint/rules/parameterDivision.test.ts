import { expect, it } from 'vitest';
import { lintParameter } from '#engine';
import { parameterDivision } from '../../../../engine/lint/rules/parameterDivision.ts';

const wage = (division?: string) => ({
  id: 'wage',
  title: '最低工资标准',
  type: 'number' as const,
  values: [{ from: '2026-01-01', value: 1850, document: '粤府函〔2025〕1号', ...(division ? { division } : {}) }],
});

it('is silent on values for the region of the pack, or for all of it', () => {
  for (const division of [undefined, '44', '4416', '441625'])
    expect(parameterDivision(wage(division), { division: '44' })).toEqual([]);
  expect(parameterDivision(wage('3701'), {})).toEqual([]);
});

it('finds a value for another region', () => {
  expect(lintParameter(wage('3701'), { division: '44' })).toMatchObject([
    { severity: 'error', code: 'lint.parameterDivision', path: '/values/0/division' },
  ]);
});

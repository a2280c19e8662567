import { expect, it } from 'vitest';
import { parameterSources } from '../../../../engine/lint/rules/parameterSources.ts';

const tail = {
  id: 'tail',
  title: '尾巴长度',
  type: 'number' as const,
  values: [
    { from: '2024-01-01', value: 1, document: '风函〔2024〕1号' },
    { from: '2025-01-01', value: 2 },
  ],
};

it('finds a value that no text sets', () => {
  expect(parameterSources(tail)).toMatchObject([{ code: 'lint.parameterSources', path: '/values/1' }]);
});

it.each([{ source: ['风筝手册'] }, { assumed: ['长度待确认'] }])('is silent with %o', (more) => {
  expect(parameterSources({ ...tail, ...more })).toEqual([]);
});

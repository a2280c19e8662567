import { expect, it } from 'vitest';
import { ruleTextSource } from '../../../../engine/lint/rules/ruleTextSource.ts';

const text = {
  id: 'line',
  title: '线轴检查制度',
  category: 'regulation' as const,
  validFrom: '2026-01-01',
  articles: [{ text: '放飞前检查线轴。' }],
};

it('finds a text of unknown origin', () => {
  expect(ruleTextSource(text)).toMatchObject([{ severity: 'warning', code: 'lint.ruleTextSource' }]);
});

it.each([{ number: '风标01' }, { issuer: '风筝镇' }, { source: ['手册'] }])('is silent with %o', (more) => {
  expect(ruleTextSource({ ...text, ...more })).toEqual([]);
});

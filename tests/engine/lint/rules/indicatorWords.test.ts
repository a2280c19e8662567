import { expect, it } from 'vitest';
import { indicatorWords } from '../../../../engine/lint/rules/indicatorWords.ts';

const indicator = {
  id: 'aloft',
  title: '放飞率',
  unit: 'percent',
  numerator: { over: 'offices', words: '有风筝放飞过的机构数', where: 'aloft = true' },
  denominator: { over: 'offices', words: '机构数' },
  period: 'asOf' as const,
  levels: ['town' as const],
  proof: [],
};

it('finds a side that is not told in words', () => {
  const { words: _, ...silent } = indicator.denominator;
  expect(indicatorWords({ ...indicator, denominator: silent })).toMatchObject([
    { code: 'lint.indicatorWords', severity: 'warning', path: '/denominator/words' },
  ]);
});

it.each(['aloft = true 的机构数', '放飞次数>3 的机构数', '“aloft”的机构数'])('finds the formula in “%s”', (words) => {
  expect(indicatorWords({ ...indicator, numerator: { ...indicator.numerator, words } })).toMatchObject([
    { path: '/numerator/words' },
  ]);
});

it('is silent with both told, and where nothing is divided', () => {
  expect(indicatorWords(indicator)).toEqual([]);
  const { denominator: _, ...whole } = indicator;
  expect(indicatorWords(whole)).toEqual([]);
});

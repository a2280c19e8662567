import { describe, expect, it } from 'vitest';
import { lintIndicator, type Measure } from '#engine';
import { openShippedPacks } from '../kit/packs.ts';

const indicators = openShippedPacks().flatMap(({ manifest, indicators: own }) =>
  Object.values(own).map((indicator) => [`${manifest.wutong.namespace}:${indicator.id}`, indicator] as const),
);

/** Numbers of a formula, codes in quotation marks left out; 0 and 1 mostly say “none” and “one”, money is told in 万元. */
const numbersIn = ({ where = '', sum = '', average = '' }: Measure): string[] =>
  `${where} ${sum} ${average}`
    .replace(/duration\("P(\d+)[YMD]"\)/g, ' $1 ')
    .replace(/"[^"]*"|, 1, 10\)/g, '')
    .match(/\d+(?:\.\d+)?/g)
    ?.filter((number) => Number(number) > 1 || number.includes('.')) ?? [];

const told = (words: string, number: string): boolean =>
  words.includes(number) || words.includes(Number(number) === 10_000 ? '万元' : `${Number(number) / 10_000}万`);

describe.each(indicators)('%s', (_ref, indicator) => {
  it('tells in words what it counts, with every number of its formula', () => {
    expect(lintIndicator(indicator).filter(({ code }) => code === 'lint.indicatorWords')).toEqual([]);
    for (const measure of [indicator.numerator, ...(indicator.denominator ? [indicator.denominator] : [])])
      for (const number of numbersIn(measure))
        expect([number, told(measure.words ?? '', number)]).toEqual([number, true]);
  });

  it('says so where nobody counts twice, and by days only where it has one', () => {
    const { distinct, words = '', date } = indicator.numerator;
    if (distinct !== undefined) expect(words).toMatch(/只计一次|人数/);
    if (words.includes('统计期内') && indicator.period !== 'asOf') expect(date).toBeTruthy();
  });
});

import { expect, it } from 'vitest';
import { itemLimits } from '../../../../engine/lint/rules/itemLimits.ts';
import { kiteItem } from '../kite.ts';

const withStatutory = (value: number) => {
  const item = kiteItem();
  item.elements.timeLimit.statutory = { value, unit: 'workingDay' };
  return itemLimits(item, {});
};

it('is silent when the promise is within the law', () => {
  expect(withStatutory(4)).toEqual([]);
});

it('finds a promise longer than the law', () => {
  expect(withStatutory(3)).toMatchObject([{ severity: 'error', path: '/elements/timeLimit/promised' }]);
});

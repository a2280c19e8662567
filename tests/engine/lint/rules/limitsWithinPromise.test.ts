import { expect, it } from 'vitest';
import { limitsWithinPromise } from '../../../../engine/lint/rules/limitsWithinPromise.ts';
import { alter, kiteItem, kitePermit } from '../kite.ts';

it('is silent without a promise and when the sum fits', () => {
  expect(limitsWithinPromise(kitePermit(), {})).toEqual([]);
  expect(limitsWithinPromise(kitePermit(), { promisedDays: 4 })).toEqual([]);
});

it('adds up the longest way and names its steps', () => {
  const [finding] = limitsWithinPromise(kitePermit(), { promisedDays: 3 });
  expect(finding?.message).toContain('合计 4 个工作日（「受理」1天＋「审批」2天＋「出件」1天）');
});

it('leaves out steps in which the clock stands', () => {
  const process = alter(kitePermit(), 'supplement', (node) => (node.settings.limit = { value: 5, unit: 'workingDay' }));
  expect(limitsWithinPromise(process, { promisedDays: 4 })).toEqual([]);
});

it('counts decimal days without rounding faults', () => {
  const item = kiteItem({
    steps: {
      accept: { limit: { value: 0.1, unit: 'workingDay' } },
      approve: { limit: { value: 0.2, unit: 'workingDay' } },
      issue: { limit: { value: 3.7, unit: 'workingDay' } },
    },
  });
  expect(limitsWithinPromise(kitePermit(), { item })).toEqual([]);
});

it('prefers the budgets of the item', () => {
  const item = kiteItem({ steps: { approve: { limit: { value: 9, unit: 'workingDay' } } } });
  expect(limitsWithinPromise(kitePermit(), { item })).toMatchObject([{ severity: 'error', element: 'accept' }]);
});

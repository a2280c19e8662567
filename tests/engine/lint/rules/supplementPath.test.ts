import { expect, it } from 'vitest';
import { supplementPath } from '../../../../engine/lint/rules/supplementPath.ts';
import { alter, kiteItem, kitePermit } from '../kite.ts';

const withoutSupplement = () =>
  alter(kitePermit(), 'accept', (node) => {
    node.settings.outcomes = node.settings.outcomes.filter((outcome) => outcome.kind !== 'supplement');
  });

it('is silent when acceptance can ask for a supplement', () => {
  expect(supplementPath(kitePermit(), {})).toEqual([]);
});

it('finds an acceptance that cannot', () => {
  expect(supplementPath(withoutSupplement(), {})).toMatchObject([{ severity: 'error', element: 'accept' }]);
});

it('only warns for an item done in one sitting', () => {
  expect(supplementPath(withoutSupplement(), { item: kiteItem({ profile: 'C' }) })).toMatchObject([
    { severity: 'warning' },
  ]);
});

it('warns when the clock runs on meanwhile', () => {
  const process = alter(kitePermit(), 'supplement', (node) => delete node.settings.clock);
  expect(supplementPath(process, {})).toMatchObject([
    { severity: 'warning', message: expect.stringContaining('停表') },
  ]);
});

import { expect, it } from 'vitest';
import { dutiesApart } from '../../../../engine/lint/rules/dutiesApart.ts';
import { alter, kiteItem, kitePermit } from '../kite.ts';

it('is silent when acceptance and approval are apart', () => {
  expect(dutiesApart(kitePermit(), { item: kiteItem() })).toEqual([]);
});

it('finds that one person could accept and approve', () => {
  expect(dutiesApart(kitePermit(), { duties: [] })).toMatchObject([{ severity: 'error', element: 'approve' }]);
});

it('finds a task whose lane stands for a post kept apart from its own', () => {
  const process = alter(kitePermit(), 'approve', (node) => (node.lane = 'window'));
  process.lanes.window = { id: 'window', post: 'acceptance' };
  expect(dutiesApart(process, { item: kiteItem() })).toMatchObject([
    { element: 'approve', message: expect.stringContaining('受理与审批分设') },
  ]);
});

import { expect, it } from 'vitest';
import { named } from '../../../../engine/lint/rules/named.ts';
import { alter, kitePermit } from '../kite.ts';

it('is silent when all have names', () => {
  expect(named(kitePermit(), {})).toEqual([]);
});

it.each([
  ['approve', '人工环节'],
  ['gwApprove', '分支网关'],
  ['endDenied', '结束事件'],
])('misses the name of %s', (id, words) => {
  const process = alter(kitePermit(), id, (node) => (node.name = ' '));
  expect(named(process, {})).toMatchObject([
    { severity: 'warning', element: id, message: expect.stringContaining(words) },
  ]);
});

it('wants no name for a start', () => {
  expect(
    named(
      alter(kitePermit(), 'start', (node) => delete node.name),
      {},
    ),
  ).toEqual([]);
});

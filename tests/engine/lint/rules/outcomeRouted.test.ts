import { expect, it } from 'vitest';
import { outcomeRouted } from '../../../../engine/lint/rules/outcomeRouted.ts';
import { alter, draw, kitePermit, outcome } from '../kite.ts';

it('is silent when conditions or a default take every outcome', () => {
  expect(outcomeRouted(kitePermit(), {})).toEqual([]);
});

it('finds an outcome that no condition mentions', () => {
  const process = alter(kitePermit(), 'approve', (node) => node.settings.outcomes.push(outcome('defer', 'submit')));
  expect(outcomeRouted(process, {})).toMatchObject([
    { element: 'approve', message: expect.stringContaining('outcome = "defer"') },
  ]);
});

it('finds a denial that goes on like a consent', () => {
  const process = draw(['start>approve', 'approve>end'], {
    approve: { settings: { outcomes: [outcome('approve', 'approve'), outcome('deny', 'deny')] } },
  });
  expect(outcomeRouted(process, {})).toMatchObject([
    { element: 'approve', message: expect.stringContaining('“deny”') },
  ]);
});

import { expect, it } from 'vitest';
import { denialOpinion } from '../../../../engine/lint/rules/denialOpinion.ts';
import { alter, kitePermit, outcome } from '../kite.ts';

it('is silent when reasons are asked for', () => {
  expect(denialOpinion(kitePermit(), {})).toEqual([]);
});

it('asks for the tick', () => {
  const process = alter(kitePermit(), 'approve', (node) => {
    node.settings.outcomes = [outcome('approve', 'approve'), outcome('deny', 'deny', { name: '不予批准' })];
  });
  expect(denialOpinion(process, {})).toMatchObject([
    { element: 'approve', message: expect.stringContaining('“不予批准”') },
  ]);
});

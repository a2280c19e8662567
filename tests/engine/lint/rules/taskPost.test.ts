import { expect, it } from 'vitest';
import { taskPost } from '../../../../engine/lint/rules/taskPost.ts';
import { alter, kitePermit } from '../kite.ts';

it('is silent when every task has a post', () => {
  expect(taskPost(kitePermit(), {})).toEqual([]);
});

it('names the task that has none', () => {
  const process = alter(kitePermit(), 'approve', (node) => delete node.settings.post);
  expect(taskPost(process, {})).toMatchObject([
    { severity: 'error', element: 'approve', message: expect.stringContaining('「审批」') },
  ]);
});

it('takes the post of the lane', () => {
  const process = alter(kitePermit(), 'approve', (node) => {
    delete node.settings.post;
    node.lane = 'county';
  });
  process.lanes.county = { id: 'county', post: 'approval' };
  expect(taskPost(process, {})).toEqual([]);
});

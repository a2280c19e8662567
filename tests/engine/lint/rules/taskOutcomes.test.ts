import { expect, it } from 'vitest';
import { taskOutcomes } from '../../../../engine/lint/rules/taskOutcomes.ts';
import { alter, kitePermit, outcome } from '../kite.ts';

it('is silent on complete outcomes', () => {
  expect(taskOutcomes(kitePermit(), {})).toEqual([]);
});

it('finds a task without outcomes', () => {
  const process = alter(kitePermit(), 'issue', (node) => (node.settings.outcomes = []));
  expect(taskOutcomes(process, {})).toMatchObject([{ severity: 'error', element: 'issue' }]);
});

it('finds an id used twice and a missing name', () => {
  const process = alter(kitePermit(), 'issue', (node) => {
    node.settings.outcomes = [outcome('issue', 'issue'), outcome('issue', 'issue', { name: ' ' })];
  });
  expect(taskOutcomes(process, {}).map((finding) => finding.message)).toEqual([
    expect.stringContaining('标识都是 issue'),
    expect.stringContaining('没有名称'),
  ]);
});

import { expect, it } from 'vitest';
import { sendBack } from '../../../../engine/lint/rules/sendBack.ts';
import { alter, kitePermit } from '../kite.ts';

const aimedAt = (target: string) =>
  sendBack(
    alter(kitePermit(), 'approve', (node) => (node.settings.sendBackTo = [target])),
    {},
  );

it('accepts an earlier task', () => {
  expect(aimedAt('accept')).toEqual([]);
});

it.each([
  ['nobody', '不存在'],
  ['gwAccept', '不是人工环节'],
  ['approve', '自己'],
  ['issue', '不在它之前'],
])('refuses %s', (target, words) => {
  expect(aimedAt(target)).toMatchObject([
    { severity: 'error', element: 'approve', message: expect.stringContaining(words) },
  ]);
});

import { expect, it } from 'vitest';
import { immediate } from '../../../../engine/lint/rules/immediate.ts';
import { draw, kiteItem, kitePermit } from '../kite.ts';

const item = kiteItem({ profile: 'C' });
item.elements.timeLimit.immediate = true;

it('leaves promised items alone', () => {
  expect(immediate(kitePermit(), { item: kiteItem() })).toEqual([]);
});

it('finds the hop to another level', () => {
  expect(immediate(kitePermit(), { item })).toMatchObject([
    { element: 'approve', message: expect.stringContaining('另一层级') },
  ]);
});

it('finds a wait', () => {
  const process = draw(['start>wait', 'wait>end'], {
    wait: { type: 'intermediateCatchEvent', event: 'timer', name: '公示五日' },
  });
  expect(immediate(process, { item })).toMatchObject([
    { element: 'wait', message: expect.stringContaining('「公示五日」') },
  ]);
});

it('takes a supplement by the applicant for no wait', () => {
  const process = draw(['start>supplement', 'supplement>end'], {
    supplement: { type: 'receiveTask', settings: { post: 'applicant', clock: 'pause', clockReason: 'supplement' } },
  });
  expect(immediate(process, { item })).toEqual([]);
});

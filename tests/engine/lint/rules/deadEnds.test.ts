import { expect, it } from 'vitest';
import { deadEnds } from '../../../../engine/lint/rules/deadEnds.ts';
import { draw, kitePermit } from '../kite.ts';

it('is silent when all ways end', () => {
  expect(deadEnds(kitePermit(), {})).toEqual([]);
});

it('finds a task that leads nowhere, and a loop without a way out', () => {
  const process = draw(['start>gw', 'gw>end', 'gw>lost', 'gw>a', 'a>b', 'b>a']);
  expect(deadEnds(process, {}).map((finding) => finding.element)).toEqual(['lost', 'a', 'b']);
});

it('counts a boundary event as a way out', () => {
  const process = draw(['start>wait', 'late>end'], {
    wait: { boundary: ['late'] },
    late: { type: 'boundaryEvent', event: 'timer', attachedTo: 'wait' },
  });
  expect(deadEnds(process, {})).toEqual([]);
});

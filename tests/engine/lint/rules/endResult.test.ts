import { expect, it } from 'vitest';
import { endResult } from '../../../../engine/lint/rules/endResult.ts';
import { alter, draw, kitePermit } from '../kite.ts';

it('is silent when ends say how the case ended', () => {
  expect(endResult(kitePermit(), {})).toEqual([]);
});

it('finds the end that does not', () => {
  const process = alter(kitePermit(), 'endDenied', (node) => delete node.result);
  expect(endResult(process, {})).toMatchObject([{ severity: 'error', element: 'endDenied' }]);
});

it('wants none inside a sub-process', () => {
  const process = draw(['start>end', 'startInner>endInner'], {
    end: { result: 'granted' },
    endInner: { scope: 'sub' },
  });
  expect(endResult(process, {})).toEqual([]);
});

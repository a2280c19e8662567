import { expect, it } from 'vitest';
import { outcomeKnown } from '../../../../engine/lint/rules/outcomeKnown.ts';
import { kitePermit } from '../kite.ts';

it('is silent when the outcomes exist', () => {
  expect(outcomeKnown(kitePermit(), {})).toEqual([]);
});

it('finds the condition with a mistyped outcome', () => {
  const process = kitePermit();
  const flow = process.flows['gwApprove-endDenied'];
  if (flow) flow.condition = 'outcome = "denied" and form.height > 100';
  expect(outcomeKnown(process, {})).toMatchObject([
    { element: 'gwApprove-endDenied', message: expect.stringContaining('“denied”') },
  ]);
});

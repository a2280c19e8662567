import { expect, it } from 'vitest';
import { gatewayDefault } from '../../../../engine/lint/rules/gatewayDefault.ts';
import { draw, kitePermit } from '../kite.ts';

it('needs no default where every outcome has its branch', () => {
  expect(gatewayDefault(kitePermit(), {})).toEqual([]);
});

it('finds a gateway whose conditions may all be false', () => {
  const process = kitePermit();
  const flow = process.flows['gwApprove-endDenied'];
  if (flow) flow.condition = 'outcome = "deny" and form.height > 100';
  expect(gatewayDefault(process, {})).toMatchObject([{ severity: 'error', element: 'gwApprove' }]);
});

it('leaves joining gateways alone', () => {
  expect(gatewayDefault(draw(['start>gw', 'gw>end']), {})).toEqual([]);
});

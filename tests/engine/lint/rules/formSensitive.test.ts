import { expect, it } from 'vitest';
import { formSensitive } from '../../../../engine/lint/rules/formSensitive.ts';
import { kiteForm } from '../kite.ts';

it('is silent when personal numbers are marked', () => {
  expect(formSensitive(kiteForm(), {})).toEqual([]);
});

it('finds a phone number that would show in full', () => {
  const form = kiteForm({ schema: { type: 'object', properties: { phone: { title: '联系电话', format: 'phone' } } } });
  expect(formSensitive(form, {})).toMatchObject([{ severity: 'warning', path: '/schema/properties/phone' }]);
});

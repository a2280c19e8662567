import { expect, it } from 'vitest';
import { formRequired } from '../../../../engine/lint/rules/formRequired.ts';
import { kiteForm } from '../kite.ts';

it('is silent when required fields exist', () => {
  expect(formRequired(kiteForm(), {})).toEqual([]);
});

it('finds a required field that is not there', () => {
  const form = kiteForm();
  form.schema.required = ['name', 'tail'];
  expect(formRequired(form, {})).toMatchObject([
    { path: '/schema/required/1', message: expect.stringContaining('tail') },
  ]);
});

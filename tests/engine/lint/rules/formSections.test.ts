import { expect, it } from 'vitest';
import { formSections } from '../../../../engine/lint/rules/formSections.ts';
import { kiteForm } from '../kite.ts';

it('is silent when every field stands in one section', () => {
  expect(formSections(kiteForm(), {})).toEqual([]);
});

it('finds unknown, repeated and forgotten fields', () => {
  const form = kiteForm({ sections: [{ title: '申请人', fields: ['name', 'idNo', 'name', 'tail'] }] });
  expect(formSections(form, {}).map((finding) => finding.path)).toEqual([
    '/sections/0/fields/3',
    '/sections/0/fields/2',
    '/schema/properties/shape',
  ]);
});

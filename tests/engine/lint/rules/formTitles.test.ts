import { expect, it } from 'vitest';
import { formTitles } from '../../../../engine/lint/rules/formTitles.ts';
import { kiteForm } from '../kite.ts';

it('is silent on Chinese titles', () => {
  expect(formTitles(kiteForm(), {})).toEqual([]);
});

it('finds missing and English titles', () => {
  const form = kiteForm({
    schema: { type: 'object', properties: { tail: { type: 'string' }, length: { title: 'Length' } } },
  });
  expect(formTitles(form, {}).map((finding) => finding.path)).toEqual([
    '/schema/properties/tail',
    '/schema/properties/length',
  ]);
});

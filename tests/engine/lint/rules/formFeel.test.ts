import { expect, it } from 'vitest';
import { formFeel } from '../../../../engine/lint/rules/formFeel.ts';
import { kiteForm } from '../kite.ts';

it('is silent on well-formed expressions', () => {
  expect(formFeel(kiteForm({ visible: { shape: 'form.name != null' } }), {})).toEqual([]);
});

it('finds faults in conditions, rules and derived values', () => {
  const form = kiteForm({
    visible: { shape: 'form.name ==', tail: 'true' },
    rules: [{ id: 'r1', when: '((', message: '绳长不足', fields: ['shape'] }],
  });
  expect(formFeel(form, {}).map((finding) => finding.path)).toEqual([
    '/visible/shape',
    '/visible/tail',
    '/rules/0/when',
  ]);
});

it('knows the decisions that the form declares, and no others', () => {
  const form = kiteForm({
    decisions: { 绳长: 'rope' },
    visible: { shape: 'decisions.绳长 > 3' },
    rules: [{ id: 'r1', when: 'decisions.绳 > 3', message: '绳长不足', fields: ['shape'] }],
  });
  expect(formFeel(form, {}).map((finding) => finding.path)).toEqual(['/rules/0/when']);
  const { decisions: _, ...none } = form;
  expect(formFeel(none, {}).map((finding) => finding.path)).toEqual(['/visible/shape', '/rules/0/when']);
});

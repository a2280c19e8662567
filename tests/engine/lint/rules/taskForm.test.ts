import { expect, it } from 'vitest';
import { taskForm } from '../../../../engine/lint/rules/taskForm.ts';
import { alter, kitePermit } from '../kite.ts';

const process = alter(kitePermit(), 'approve', (node) => (node.settings.form = 'kite-check'));

it('is silent when the form exists, or the forms are not known', () => {
  expect(taskForm(process, { forms: ['kite-check'] })).toEqual([]);
  expect(taskForm(process, {})).toEqual([]);
});

it('finds a form that is missing', () => {
  expect(taskForm(process, { forms: ['kite-form'] })).toMatchObject([
    { element: 'approve', message: expect.stringContaining('kite-check') },
  ]);
});

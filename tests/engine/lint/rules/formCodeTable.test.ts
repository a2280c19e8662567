import { expect, it } from 'vitest';
import { formCodeTable } from '../../../../engine/lint/rules/formCodeTable.ts';
import { kiteForm } from '../kite.ts';

it('is silent when the table is installed, or tables are not known', () => {
  expect(formCodeTable(kiteForm(), { codeTables: ['kite:SHAPE'] })).toEqual([]);
  expect(formCodeTable(kiteForm(), {})).toEqual([]);
});

it('finds a table that is missing', () => {
  expect(formCodeTable(kiteForm(), { codeTables: ['national:SEX'] })).toMatchObject([
    { path: '/schema/properties/shape/codeTable', message: expect.stringContaining('「风筝形状」') },
  ]);
});

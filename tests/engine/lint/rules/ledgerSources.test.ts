import { expect, it } from 'vitest';
import { ledgerSources } from '../../../../engine/lint/rules/ledgerSources.ts';

const ledger = {
  id: 'kites',
  title: '风筝台账',
  purpose: '登记获准放飞的风筝',
  columns: [
    { name: 'no', title: '编号', type: 'text' as const },
    { name: 'visit', title: '走访日期', type: 'date' as const, manual: true, writtenBy: '走访人员每次走访后填写' },
    { name: 'color', title: '颜色', type: 'text' as const },
  ],
  key: ['no'],
};

it('finds a column that nobody fills', () => {
  expect(ledgerSources(ledger, { filled: ['no'] })).toMatchObject([
    { severity: 'warning', path: '/columns/2', message: expect.stringContaining('颜色') },
  ]);
});

it('finds a column of which nobody says who fills it in', () => {
  const columns = ledger.columns.map(({ writtenBy: _, ...column }) => column);
  expect(ledgerSources({ ...ledger, columns }, { filled: ['no', 'color'] })).toMatchObject([
    { path: '/columns/1/writtenBy', message: expect.stringContaining('走访日期') },
  ]);
});

it('is silent when cases or people fill every column', () => {
  expect(ledgerSources(ledger, { filled: ['no', 'color'] })).toEqual([]);
});

it('is silent where the items are not known', () => {
  expect(ledgerSources(ledger, {})).toEqual([]);
});

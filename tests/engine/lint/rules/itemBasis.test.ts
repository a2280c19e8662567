import { expect, it } from 'vitest';
import type { LegalBasis } from '#engine';
import { itemBasis } from '../../../../engine/lint/rules/itemBasis.ts';
import { kiteItem } from '../kite.ts';

const found = (legalBasis: Partial<LegalBasis>[], more: { validFrom?: string; validTo?: string } = {}) => {
  const item = kiteItem(more);
  item.elements.legalBasis = legalBasis.map((basis) => ({ law: '风筝管理办法', seen: true, ...basis }));
  return itemBasis(item, {}).map(({ severity, path }) => `${severity} ${path}`);
};

it.each([
  ['a basis without end', [{}], {}],
  ['one that goes on beside one that ends', [{ validTo: '2026-12-31' }, {}], {}],
  ['an item that ends with its basis', [{ validTo: '2026-12-31' }], { validTo: '2026-12-31' }],
  [
    'an item that ends with the last of them',
    [{ validTo: '2026-06-30' }, { validTo: '2026-12-31' }],
    { validTo: '2026-09-30' },
  ],
])('is silent on %s', (_what, bases, more) => {
  expect(found(bases, more)).toEqual([]);
});

it('warns of an item that outlives all its bases', () => {
  expect(found([{ validTo: '2026-06-30' }, { validTo: '2026-12-31' }])).toEqual(['warning /validTo']);
  expect(found([{ validTo: '2026-12-31' }], { validTo: '2027-01-01' })).toEqual(['warning /validTo']);
});

it('finds a basis that was over when the item began', () => {
  expect(found([{}, { validTo: '2025-12-31' }], { validFrom: '2026-01-01' })).toEqual([
    'error /elements/legalBasis/1/validTo',
  ]);
});

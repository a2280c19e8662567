import { expect, it } from 'vitest';
import { itemSharing } from '../../../../engine/lint/rules/itemSharing.ts';
import { kiteItem } from '../kite.ts';

const withMaterial = (more: object) => {
  const item = kiteItem();
  const material = {
    id: 'm',
    name: '户口簿',
    form: '复印件',
    copies: 1,
    source: '政府部门核发',
    need: 'required' as const,
  };
  item.elements.materials = [{ ...material, ...more }];
  return itemSharing(item, {});
};

it('finds what is demanded of everybody although it can be shared', () => {
  expect(withMaterial({ shareable: '公安户籍库' })).toMatchObject([
    { severity: 'error', path: '/elements/materials/0/need', message: expect.stringContaining('公安户籍库') },
  ]);
});

it('finds what is demanded on a condition that always holds', () => {
  expect(withMaterial({ shareable: '公安户籍库', need: 'conditional', when: ' true ' })).toHaveLength(1);
});

it.each([
  ['cannot be shared', {}],
  ['is only looked at', { shareable: '公安户籍库', copies: 0 }],
  [
    'is asked for where sharing fails',
    { shareable: '公安户籍库', need: 'conditional', when: 'situation.shared = false' },
  ],
])('is silent on what %s', (_what, more) => {
  expect(withMaterial(more)).toEqual([]);
});

import { expect, it } from 'vitest';
import { itemMaterialSources } from '../../../../engine/lint/rules/itemMaterialSources.ts';
import { kiteItem } from '../kite.ts';

const withMaterial = (more: object) => {
  const item = kiteItem();
  const material = {
    id: 'm',
    name: '风筝照片',
    form: '原件',
    copies: 1,
    source: '申请人自备',
    need: 'required' as const,
  };
  item.elements.materials = [{ ...material, basis: '风筝管理办法第4条', ...more }];
  return itemMaterialSources(item, {}).map(({ path }) => path);
};

it('is silent when source and basis are said', () => {
  expect(withMaterial({})).toEqual([]);
});

it.each([
  ['source', { source: ' ' }],
  ['basis', { basis: undefined }],
  ['basis', { basis: '' }],
])('asks for the %s of %j', (key, more) => {
  expect(withMaterial(more)).toEqual([`/elements/materials/0/${key}`]);
});

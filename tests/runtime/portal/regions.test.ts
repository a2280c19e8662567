import { expect, it } from 'vitest';
import { itemsOf, regionsOf } from '../../../runtime/portal/home/regions.ts';
import type { CatalogueEntry } from '../../../runtime/ui/api/types.ts';

const entry = (ref: string, title: string) => ({ ref, pack: { name: '', version: '', title } }) as CatalogueEntry;
const items = [entry('national:a', '全国基础包'), entry('national:b', '全国基础包'), entry('beijing:a', '北京市')];

it('offers regions only where there is a choice', () => {
  expect(regionsOf(items).map((region) => region.label)).toEqual(['北京市', '其他地区（全国通用）']);
  expect(regionsOf([entry('national:a', '全国基础包')])).toEqual([]);
});

it('shows each item once: the region’s own before the common one', () => {
  expect(itemsOf(items, 'beijing').map((item) => item.ref)).toEqual(['beijing:a', 'national:b']);
  expect(itemsOf(items, 'national').map((item) => item.ref)).toEqual(['national:a', 'national:b']);
  expect(itemsOf(items, undefined)).toHaveLength(3);
});

it('proposes the region that has most items of its own', () => {
  const two = [entry('hubei:a', '湖北省'), ...items, entry('beijing:b', '北京市')];
  expect(regionsOf(two).map((region) => region.value)).toEqual(['beijing', 'hubei', 'national']);
});

import type { CatalogueEntry } from '../../ui/api/client.ts';

/** Namespace of the pack that holds where no region has its own. */
const COMMON = 'national';

export interface Region {
  value: string;
  label: string;
}

const split = (ref: string): [namespace: string, id: string] => {
  const at = ref.indexOf(':');
  return [ref.slice(0, at), ref.slice(at + 1)];
};

/** Regions with items of their own, the one with most first, and the rest of the country where both occur. */
export function regionsOf(items: CatalogueEntry[]): Region[] {
  const titles = new Map(items.map((item) => [split(item.ref)[0], item.pack.title]));
  const count = (namespace: string) => items.filter((item) => split(item.ref)[0] === namespace).length;
  const own = [...titles]
    .filter(([namespace]) => namespace !== COMMON)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => count(b.value) - count(a.value));
  return titles.has(COMMON) && own.length > 0 ? [...own, { value: COMMON, label: '其他地区（全国通用）' }] : own;
}

/** The items of a region: its own, and the common ones that it has not made its own. */
export function itemsOf(items: CatalogueEntry[], region: string | undefined): CatalogueEntry[] {
  if (region === undefined) return items;
  const own = items.filter((item) => split(item.ref)[0] === region);
  const ids = new Set(own.map((item) => split(item.ref)[1]));
  return [...own, ...items.filter((item) => split(item.ref)[0] === COMMON && !ids.has(split(item.ref)[1]))];
}

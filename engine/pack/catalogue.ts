import type { CompiledItem } from '../service/types.ts';

/**
 * The items that hold in a division (twelve digits): of every item id the one from the most specific pack whose division
 * is a prefix of the code. Items without a division hold everywhere.
 */
export function catalogueFor<T extends Pick<CompiledItem, 'division'> & { item: { id: string } }>(
  items: T[],
  division: string,
): T[] {
  const best = new Map<string, T>();
  for (const item of items) {
    const own = item.division ?? '';
    const known = best.get(item.item.id);
    if (!division.startsWith(own)) continue;
    if (known === undefined || own.length >= (known.division ?? '').length) best.set(item.item.id, item);
  }
  return [...best.values()];
}

import { type ItemMetrics, itemMetrics } from '../../service/metrics.ts';
import type { CompiledItem } from '../../service/types.ts';
import { diffItem } from './item.ts';
import type { PackDiff } from './types.ts';
import { pairs } from './words.ts';

export type { ItemChange, ItemDiff, PackDiff } from './types.ts';

/**
 * What became of the items of a pack: between two versions, or between a layer and the one above it (`layer`: what the
 * lower one does not mention holds on, so nothing counts as removed). Items are the same when their ids are.
 */
export function diffItems(before: CompiledItem[], after: CompiledItem[], { layer = false } = {}): PackDiff {
  const { added, removed, kept } = pairs(before, after, ({ item }) => item.id);
  const diffs = kept.map(([old, now]) => diffItem(old, now));
  const items = diffs.filter(({ changes }) => changes.length > 0);
  const named = ({ ref, item }: CompiledItem) => ({ ref, title: item.title });
  return {
    items,
    added: added.map(named),
    removed: layer ? [] : removed.map(named),
    unchanged: kept.length - items.length,
    before: total(kept.map(([old]) => old)),
    after: total(kept.map(([, now]) => now)),
  };
}

function total(items: CompiledItem[]): ItemMetrics {
  const sum: ItemMetrics = { steps: 0, materials: 0, conditional: 0, days: 0 };
  for (const metrics of items.map(itemMetrics))
    for (const key of Object.keys(sum) as (keyof ItemMetrics)[]) sum[key] += metrics[key];
  return { ...sum, days: Math.round(sum.days * 100) / 100 };
}

import { ok, type Result } from '../../result.ts';
import type { ServiceItemSource } from '../../service/types.ts';
import { orderPacks, upstreamOf } from '../order.ts';
import type { Pack } from '../types.ts';
import { type Part, type View, type ViewOptions, viewOf } from '../view.ts';

/**
 * The packs that hold in a division, upper ones first, each seen as depending on all before it, so that what a city
 * localized reaches the counties below. Packs of other provinces are left out.
 */
export function chainOf(packs: Pack[], division: string): Pack[] {
  const own = ({ manifest }: Pack): string => manifest.wutong.division ?? '';
  const holding = packs.filter((pack) => division.startsWith(own(pack)));
  const ordered = [...holding].sort((a, b) => own(a).length - own(b).length);
  return ordered.map((pack, index) => dependingOn(pack, ordered.slice(0, index)));
}

function dependingOn(pack: Pack, above: Pack[]): Pack {
  const dependencies = Object.fromEntries(above.map(({ manifest }) => [manifest.name, '*']));
  return { ...pack, manifest: { ...pack.manifest, dependencies } };
}

/** An item as the last pack of a chain sees it before its own overlays; undefined: it sees none of that reference. */
export function itemAbove(
  chain: Pack[],
  layer: Pack,
  ref: string,
  options: ViewOptions,
): Result<Part<ServiceItemSource> | undefined> {
  const ordered = orderPacks([...chain, { ...layer, overlays: {} }]);
  if (!ordered.ok) return ordered;
  const views = new Map<Pack, View>();
  for (const pack of ordered.value) {
    const above = upstreamOf(pack, ordered.value).flatMap((upper) => views.get(upper) ?? []);
    views.set(pack, viewOf(pack, above, options, []));
  }
  const last = [...views.values()].at(-1);
  return ok(last?.parts.items.get(last.aliases.get(ref) ?? ref));
}

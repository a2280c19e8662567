import { ok, type Result } from '../../result.ts';
import { orderPacks, upstreamOf } from '../order.ts';
import type { Pack } from '../types.ts';
import { type Part, type View, type ViewOptions, viewOf } from '../view.ts';
import type { PartName } from './target.ts';

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

/** A part as the last pack of a chain sees it before its own overlays, and what that pack sees; undefined: there is none. */
export function partAbove(
  chain: Pack[],
  layer: Pack,
  { folder, ref }: PartName,
  options: ViewOptions,
): Result<{ part: Part<unknown>; view: View } | undefined> {
  const view = viewAbove(chain, layer, options);
  if (!view.ok) return view;
  const parts = view.value.parts[folder] as Map<string, Part<unknown>>;
  const part = parts.get(view.value.aliases.get(ref) ?? ref);
  return ok(part && { part, view: view.value });
}

/** What the last pack of a chain sees before its own overlays. */
export function viewAbove(chain: Pack[], layer: Pack, options: ViewOptions): Result<View> {
  const ordered = orderPacks([...chain, { ...layer, overlays: {} }]);
  if (!ordered.ok) return ordered;
  const views = new Map<Pack, View>();
  let last = viewOf(layer, [], options, []);
  for (const pack of ordered.value) {
    const above = upstreamOf(pack, ordered.value).flatMap((upper) => views.get(upper) ?? []);
    last = viewOf(pack, above, options, []);
    views.set(pack, last);
  }
  return ok(last);
}

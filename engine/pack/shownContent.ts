import type { BundleSource } from '../bundle/types.ts';
import type { Indicator } from '../indicator/index.ts';
import type { RuleText } from '../ruleText/index.ts';
import { orderPacks, upstreamOf } from './order.ts';
import { shownOf } from './shown.ts';
import type { Shown } from './shownTypes.ts';
import type { Pack } from './types.ts';
import { type View, type ViewOptions, viewOf } from './view.ts';

export interface ShownContent {
  indicators: Shown<Indicator>[];
  ruleTexts: Shown<RuleText>[];
  bundles: Shown<BundleSource>[];
}

/**
 * What people see of installed packs as it stands, with the overlays that hold on a day. The packs were checked when they
 * were installed: an overlay that does not apply leaves its part as it is above.
 */
export function shownContent(packs: Pack[], options: ViewOptions): ShownContent {
  const views = viewsOf(packs, { ...options, folders: ['indicators', 'rule-texts', 'bundles'] });
  return {
    indicators: views.flatMap((view) => shownOf(view, 'indicators').map(({ shown }) => shown)),
    ruleTexts: views.flatMap((view) => shownOf(view, 'rule-texts').map(({ shown }) => shown)),
    bundles: views.flatMap((view) => shownOf(view, 'bundles').map(({ shown }) => shown)),
  };
}

/** What each of some installed packs sees, the upper ones first; nothing where one that they depend on is missing. */
export function viewsOf(packs: readonly Pack[], options: ViewOptions): View[] {
  const all = [...packs];
  const ordered = orderPacks(all);
  const views = new Map<Pack, View>();
  for (const pack of ordered.ok ? ordered.value : []) {
    const above = upstreamOf(pack, all).flatMap((upper) => views.get(upper) ?? []);
    views.set(pack, viewOf(pack, above, options, []));
  }
  return [...views.values()];
}

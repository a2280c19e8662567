import type { BundleSource } from '../bundle/types.ts';
import type { Indicator } from '../indicator/index.ts';
import type { RuleText } from '../ruleText/index.ts';
import { orderPacks, upstreamOf } from './order.ts';
import { type Shown, shownOf } from './shown.ts';
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
  const ordered = orderPacks(packs);
  const views = new Map<Pack, View>();
  for (const pack of ordered.ok ? ordered.value : []) {
    const above = upstreamOf(pack, packs).flatMap((upper) => views.get(upper) ?? []);
    views.set(pack, viewOf(pack, above, options, []));
  }
  return {
    indicators: [...views.values()].flatMap((view) => shownOf(view, 'indicators').map(({ shown }) => shown)),
    ruleTexts: [...views.values()].flatMap((view) => shownOf(view, 'rule-texts').map(({ shown }) => shown)),
    bundles: [...views.values()].flatMap((view) => shownOf(view, 'bundles').map(({ shown }) => shown)),
  };
}

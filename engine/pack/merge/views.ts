import { fail, ok, type Problem, type Result } from '../../result.ts';
import { orderPacks, upstreamOf } from '../order.ts';
import { isTouched } from '../resolve.ts';
import type { Pack } from '../types.ts';
import { type View, type ViewOptions, viewOf } from '../view.ts';

/** What every pack sees, upper packs first; nothing is compiled. */
export function viewsOf(packs: Pack[], options: ViewOptions = {}): Result<Map<Pack, View>> {
  const ordered = orderPacks(packs);
  if (!ordered.ok) return ordered;
  const problems: Problem[] = [];
  const views = new Map<Pack, View>();
  for (const pack of ordered.value) views.set(pack, viewOver(pack, views, options, problems));
  return problems.length > 0 ? fail(...problems) : ok(views);
}

/** The view of one pack over those that are there already. Overlaid items get the names by which lower packs know them. */
export function viewOver(pack: Pack, views: Map<Pack, View>, options: ViewOptions, problems: Problem[]): View {
  const above = upstreamOf(pack, [...views.keys()]).flatMap((upper) => views.get(upper) ?? []);
  const view = viewOf(pack, above, options, problems);
  for (const part of view.parts.items.values())
    if (part.home !== pack && isTouched(view, part))
      view.aliases.set(`${pack.manifest.wutong.namespace}:${part.value.id}`, part.ref);
  return view;
}

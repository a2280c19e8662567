import { fail, ok, type Problem, type Result } from '../../result.ts';
import { orderPacks } from '../order.ts';
import type { Pack } from '../types.ts';
import type { View } from '../view.ts';
import { carryOver, type OverlayUpgrade } from './carryOver.ts';
import { fitDependencies } from './dependencies.ts';
import type { Choices } from './types.ts';
import { viewOver, viewsOf } from './views.ts';

export interface UpgradeInput {
  /** The upper packs in the old and in the new version. */
  base: Pack[];
  theirs: Pack[];
  /** The packs whose overlays are carried over, in any order. */
  ours: Pack[];
  /** Packs that do not change but that ours depend on. */
  others?: Pack[];
}

export interface Upgrade {
  overlays: OverlayUpgrade[];
  /** The lower packs with their overlays and dependencies carried over. */
  packs: Pack[];
  /** Dependencies that the new versions needed written anew, as sentences. */
  dependencies: string[];
  /** Conflicts without a decision. */
  open: number;
}

/** Carries the overlays of lower packs over from the old versions of the packs above them to the new ones, top down. */
export function upgradeLayers(input: UpgradeInput, choices: Choices = {}): Result<Upgrade> {
  const { base, theirs, ours, others = [] } = input;
  const approved = rightsLeftToMerge([...base, ...theirs, ...ours, ...others]);
  const before = viewsOf([...base, ...others, ...ours.map((pack) => fitDependencies(pack, base).pack)], { approved });
  if (!before.ok) return before;
  const oldViews = new Map([...before.value].map(([pack, view]) => [pack.manifest.name, view]));
  const fitted = ours.map((pack) => fitDependencies(pack, theirs));
  const ordered = orderPacks([...theirs, ...others, ...fitted.map(({ pack }) => pack)]);
  if (!ordered.ok) return ordered;
  const problems: Problem[] = [];
  const after = new Map<Pack, View>();
  const overlays: OverlayUpgrade[] = [];
  const packs: Pack[] = [];
  for (const pack of ordered.value) {
    const old = oldViews.get(pack.manifest.name);
    if (!fitted.some((one) => one.pack === pack) || old === undefined) {
      after.set(pack, viewOver(pack, after, { approved }, problems));
      continue;
    }
    const above = viewOver({ ...pack, overlays: {} }, after, {}, problems);
    const carried = carryOver(pack, { old, above, uppers: [...after.keys()] }, choices);
    const next = {
      ...pack,
      overlays: Object.fromEntries(carried.flatMap(({ overlay }) => (overlay ? [[overlay.id, overlay]] : []))),
    };
    overlays.push(...carried);
    packs.push(next);
    // An overlay with open conflicts may not fit yet; that is said of the overlay, not of the pack.
    after.set(next, viewOver(next, after, { approved }, []));
  }
  if (problems.length > 0) return fail(...problems);
  const open = overlays.flatMap(({ conflicts }) => conflicts).filter(({ choice }) => choice === undefined).length;
  return ok({ overlays, packs, dependencies: fitted.flatMap(({ words }) => words), open });
}

/** Here rights are judged field by field, old version against new; the check of the pack must not stop before. */
function rightsLeftToMerge(packs: Pack[]): Record<string, string[]> {
  const every = [...new Set([...packs.flatMap(rightsIn), '/id', '/rights'])];
  return Object.fromEntries(
    packs.flatMap(({ manifest, overlays }) => Object.keys(overlays).map((id) => [`${manifest.name}/${id}`, every])),
  );
}

/** Every pointer for which a part of the pack gives a right. */
function rightsIn(pack: Pack): string[] {
  const { items, parameters, indicators, ruleTexts, campaigns, bundles, posters } = pack;
  return [items, parameters, indicators, ruleTexts, campaigns, bundles, posters].flatMap((parts) =>
    Object.values(parts as Record<string, { rights?: object }>).flatMap(({ rights = {} }) => Object.keys(rights)),
  );
}

import { fail, ok, type Problem, type Result } from '../../result.ts';
import { orderPacks } from '../order.ts';
import type { Pack } from '../types.ts';
import type { View, ViewOptions } from '../view.ts';
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

/** Here rights are judged field by field, old version against new; the check of the pack must not stop before. */
const LEFT_TO_MERGE: ViewOptions = { rights: 'ignored' };

/** Carries the overlays of lower packs over from the old versions of the packs above them to the new ones, top down. */
export function upgradeLayers(input: UpgradeInput, choices: Choices = {}): Result<Upgrade> {
  const { base, theirs, ours, others = [] } = input;
  const before = viewsOf([...base, ...others, ...ours.map((pack) => fitDependencies(pack, base).pack)], LEFT_TO_MERGE);
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
      after.set(pack, viewOver(pack, after, LEFT_TO_MERGE, problems));
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
    after.set(next, viewOver(next, after, LEFT_TO_MERGE, []));
  }
  if (problems.length > 0) return fail(...problems);
  const open = overlays.flatMap(({ conflicts }) => conflicts).filter(({ choice }) => choice === undefined).length;
  return ok({ overlays, packs, dependencies: fitted.flatMap(({ words }) => words), open });
}

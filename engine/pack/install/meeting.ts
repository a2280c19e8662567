import type { Problem } from '../../result.ts';
import { mergePacks, type OverlayUpgrade, upgradeLayers } from '../merge/index.ts';
import { openPack } from '../open.ts';
import { upstreamOf } from '../order.ts';
import type { Pack, PackFiles } from '../types.ts';
import { type PartChange, partChanges } from './parts.ts';
import { overlaying } from './removals.ts';
import type { LocalChange, OverlayEffect } from './types.ts';

/** Parts that were changed here since the publisher's version came, each with what the new version changes otherwise. */
export function localChanges(
  origin: PackFiles | undefined,
  former: Pack | undefined,
  next: Pack | undefined,
): LocalChange[] {
  if (!origin || !former || !next) return [];
  const base = openPack(origin);
  const merged = base.ok ? mergePacks({ base: base.value, theirs: next, ours: former }).merged : [];
  return partChanges(origin, former.files).map((change) => {
    const file = merged.find(({ path }) => path === change.path);
    return { ...change, conflicts: (file?.conflicts ?? []).map(({ text }) => text) };
  });
}

interface Layers {
  former: Pack | undefined;
  next: Pack | undefined;
  others: Pack[];
  problems: Problem[];
}

/** Overlays of other packs on parts that change: whether they still apply, and what a merge would make of them. */
export function overlayEffects(parts: PartChange[], layers: Layers): OverlayEffect[] {
  const { former, others, problems } = layers;
  const namespace = former?.manifest.wutong.namespace;
  if (namespace === undefined) return [];
  const effects = parts
    .filter(({ change }) => change !== 'added')
    .flatMap(({ part, title }) =>
      overlaying(others, namespace, part).map((one): OverlayEffect => {
        const own = problems.filter(({ file, message }) => file === one.overlay && message.includes(`“${one.pack}”`));
        return { ...one, part, title, state: own.length === 0 ? 'fits' : 'broken', problems: own };
      }),
    );
  const merges = effects.length === 0 ? [] : carried(layers);
  return effects.map((effect) => withMerge(effect, merges));
}

function carried({ former, next, others }: Layers): OverlayUpgrade[] {
  if (!former || !next) return [];
  const isBelow = (pack: Pack): boolean => upstreamOf(pack, [former, ...others]).includes(former);
  const ours = others.filter((pack) => isBelow(pack) && Object.keys(pack.overlays).length > 0);
  const rest = others.filter((pack) => !ours.includes(pack));
  const upgrade = upgradeLayers({ base: [former], theirs: [next], ours, others: rest });
  return upgrade.ok ? upgrade.value.overlays : [];
}

function withMerge(effect: OverlayEffect, merges: OverlayUpgrade[]): OverlayEffect {
  const merge = merges.find(({ pack, file }) => pack === effect.pack && file === effect.overlay);
  if (!merge) return effect;
  const { state, taken, kept, conflicts } = merge;
  return { ...effect, merge: { state, taken, kept, conflicts: conflicts.map(({ text }) => text) } };
}

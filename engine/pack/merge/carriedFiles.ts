import type { Pack, PackFiles } from '../types.ts';
import type { OverlayUpgrade } from './carryOver.ts';
import type { Upgrade } from './upgrade.ts';

/**
 * What becomes of an overlay that the new version has adopted. `drop`: its file goes. `keep`: it stays without an effect, so
 * that items keep the names by which the lower pack knows them.
 */
export type Adopted = 'keep' | 'drop';

/** The files of a lower pack with its overlays and dependencies carried over; what stands as it is keeps its text. */
export function carriedFiles(before: Pack, { overlays, packs }: Upgrade, adopted: Adopted): PackFiles {
  const { name } = before.manifest;
  const files = { ...before.files };
  for (const carried of overlays.filter(({ pack }) => pack === name)) {
    const text = textOf(files[carried.file], carried, adopted);
    if (text === undefined) delete files[carried.file];
    else files[carried.file] = text;
  }
  const after = packs.find(({ manifest }) => manifest.name === name);
  if (after && after.manifest !== before.manifest)
    files['package.json'] = rewritten(files['package.json'], { dependencies: after.manifest.dependencies });
  return files;
}

function textOf(
  text: string | undefined,
  { state, overlay, part }: OverlayUpgrade,
  adopted: Adopted,
): string | undefined {
  if (state === 'same') return text;
  if (overlay) return rewritten(text, { target: overlay.target, patch: overlay.patch });
  if (state === 'orphaned' || adopted === 'drop') return undefined;
  return rewritten(text, { patch: [{ op: 'test', path: '/id', value: part }] });
}

const rewritten = (text: string | undefined, members: object): string =>
  `${JSON.stringify({ ...JSON.parse(text ?? '{}'), ...members }, null, 2)}\n`;

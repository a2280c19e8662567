import type { Problem } from '../../result.ts';
import { overlayFile, targetOf } from '../overlayTarget.ts';
import { pointerTo } from '../pointer.ts';
import type { Overlay, Pack, Tombstone } from '../types.ts';
import { type PartChange, partOf } from './parts.ts';

/** A part that the new version no longer has. */
export interface Removal extends PartChange {
  tombstone?: Tombstone;
  /** Overlays of other packs that change it. */
  overlaidBy: { pack: string; overlay: string; reason: string }[];
  /** Whoever installs said that it may go although no tombstone says so. */
  accepted: boolean;
}

/** Removals that whoever installs accepts: names of parts, or all of them. */
export type AcceptedRemovals = readonly string[] | 'all';

/** What is gone, why, and what still holds on to it. */
export function removalsOf(
  changes: readonly PartChange[],
  next: Pack | undefined,
  others: readonly Pack[],
  namespace: string,
  accepted: AcceptedRemovals,
): Removal[] {
  const tombstones = next?.manifest.wutong.removed ?? [];
  return changes
    .filter(({ change }) => change === 'removed')
    .map((change) => {
      const tombstone = tombstones.find(({ part }) => part === change.part);
      return {
        ...change,
        ...(tombstone ? { tombstone } : {}),
        overlaidBy: overlaying(others, namespace, change.part),
        accepted: accepted === 'all' || accepted.includes(change.part),
      };
    });
}

/** Overlays of the packs on a part of the pack with this namespace. */
export const overlaying = (packs: readonly Pack[], namespace: string, part: string): Removal['overlaidBy'] =>
  packs.flatMap((pack) =>
    Object.values(pack.overlays)
      .filter((overlay) => isOn(overlay, namespace, part))
      .map((overlay) => ({ pack: pack.manifest.name, overlay: overlayFile(overlay), reason: overlay.reason })),
  );

function isOn(overlay: Overlay, namespace: string, part: string): boolean {
  const { folder, ref } = targetOf(overlay);
  const [owner, id] = ref.split(':');
  return owner === namespace && `${folder}/${id}` === part;
}

/** Removals that nobody meant, as far as one can see. */
export const vanished = (removals: readonly Removal[]): Problem[] =>
  removals
    .filter(({ tombstone, accepted }) => !tombstone && !accepted)
    .map(({ noun, title, path, part }) => ({
      code: 'pack.vanished',
      message: `${noun}“${title}”在新版本中不见了，也没有说明。若确要删除，请发布者在 wutong.removed 中列出“${part}”并写明理由，或由安装人确认删除。`,
      file: path,
    }));

/** Tombstones that contradict the pack that carries them. */
export function checkTombstones({ manifest, files }: Pack): Problem[] {
  const parts = new Set(Object.keys(files).flatMap((path) => partOf(path) ?? []));
  return (manifest.wutong?.removed ?? []).flatMap(({ part, replacedBy }, at): Problem[] => {
    const problem = (member: string, message: string): Problem => ({
      code: 'pack.tombstone',
      message,
      file: 'package.json',
      path: pointerTo('wutong', 'removed', at, member),
    });
    const alive = parts.has(part) ? [problem('part', `“${part}”仍在包中，不能列为已删除，请删去一处。`)] : [];
    const missing = replacedBy !== undefined && !parts.has(replacedBy);
    return missing ? [...alive, problem('replacedBy', `代替它的“${replacedBy}”不在包中，请改正。`)] : alive;
  });
}

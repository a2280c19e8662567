import type { PartTypes, RefFolder } from './partTypes.ts';
import type { Part, View } from './view.ts';

/** The parts of a folder that a pack brings: its own, and under its own name those from above that its overlays changed. */
export function shownParts<F extends RefFolder>(
  { pack, parts, touched }: View,
  folder: F,
): { ref: string; part: Part<PartTypes[F]> }[] {
  const { namespace } = pack.manifest.wutong;
  return [...parts[folder].values()].flatMap((part) => {
    if (part.home === pack) return [{ ref: part.ref, part }];
    if (!touched.has(`${folder}/${part.ref}`)) return [];
    return [{ ref: `${namespace}:${part.ref.slice(part.ref.indexOf(':') + 1)}`, part }];
  });
}

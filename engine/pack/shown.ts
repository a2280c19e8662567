import type { PartTypes, RefFolder } from './partTypes.ts';
import { shownParts } from './shownParts.ts';
import type { Shown } from './shownTypes.ts';
import type { Part, View } from './view.ts';

/** The parts of a folder that a pack brings, with where they hold. */
export const shownOf = <F extends RefFolder>(
  view: View,
  folder: F,
): { shown: Shown<PartTypes[F]>; part: Part<PartTypes[F]> }[] => {
  const { name, version, wutong } = view.pack.manifest;
  return shownParts(view, folder).map(({ ref, part }) => ({
    part,
    shown: {
      ref,
      ...(part.ref === ref ? {} : { base: part.ref }),
      pack: { name, version },
      ...(wutong.division === undefined ? {} : { division: wutong.division }),
      source: part.value,
    },
  }));
};

/** Those that hold in a division (twelve digits): an overlaid part gives way to the one that overlays it. */
export function shownFor<S extends Pick<Shown<unknown>, 'ref' | 'base' | 'division'>>(all: S[], division: string): S[] {
  const here = all.filter((one) => division.startsWith(one.division ?? ''));
  const replaced = new Set(here.map(({ base }) => base));
  return here.filter(({ ref }) => !replaced.has(ref));
}

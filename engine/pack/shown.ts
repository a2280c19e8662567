import { shownParts } from './shownParts.ts';
import type { Part, PartTypes, RefFolder, View } from './view.ts';

/** A part that people see as it stands: an indicator, a rule text. */
export interface Shown<T> {
  /** `namespace:id` */
  ref: string;
  /** Ref of the part that this one overlays. */
  base?: string;
  /** Pack name and version it came from. */
  pack: { name: string; version: string };
  /** Division code prefix of that pack; absent for national. */
  division?: string;
  source: T;
}

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

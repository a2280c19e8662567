import { type CompiledPoster, shownPosters } from '#engine';
import { type PacksInForce, printOfPacks } from './packs/inForce.ts';

export interface Posters {
  /** Every poster of the packs and local layers in force, as it stands today. */
  all(): Promise<CompiledPoster[]>;
}

/** Reads the posters once for every set of packs and every day: their diagrams take a while to read. */
export function posterReader(inForce: () => Promise<PacksInForce>): Posters {
  let cached: { key: string; value: Promise<CompiledPoster[]> } | undefined;
  return {
    async all() {
      const found = await inForce();
      const key = printOfPacks(found);
      if (cached?.key !== key) cached = { key, value: shownPosters(found.packs, found.options) };
      return cached.value;
    },
  };
}

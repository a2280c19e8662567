import { chainOf, localPack, type Pack, type ResolveOptions } from '#engine';
import { approvedOf } from '../localization/compileLayer.ts';
import { allLocalizations, inForce, todayOf } from '../localization/inForce.ts';
import type { Services } from '../services.ts';

/** What new cases run on today. */
export interface PacksInForce {
  packs: Pack[];
  options: Required<Pick<ResolveOptions, 'today' | 'approved'>>;
}

/** The installed packs, and over them the layers of cities and counties with the localizations that hold. */
export async function packsInForce({ store, packs, clock }: Services): Promise<PacksInForce> {
  const today = todayOf(clock);
  const entries = inForce(await allLocalizations(store), today);
  const found = (await packs.active()).map(({ pack }) => pack);
  const approved: Record<string, string[]> = {};
  const rows = [...(await store.localLayers())].sort((a, b) => a.division.length - b.division.length);
  for (const { division, title, active } of rows) {
    const own = entries.filter((entry) => entry.division === division && active.includes(entry.id));
    const overlays = own.map(({ overlay }) => overlay);
    const layer = localPack({ division, title, overlays }, chainOf(found, division));
    if (own.length === 0 || !layer.ok) continue;
    found.push(layer.value);
    Object.assign(approved, approvedOf(division, own));
  }
  return { packs: found, options: { today, approved } };
}

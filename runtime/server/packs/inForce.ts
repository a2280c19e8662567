import { chainOf, localPack, type Pack, type ResolveOptions, type View, viewAbove } from '#engine';
import { approvedOf } from '../localization/compileLayer.ts';
import { allLocalizations, inForce, todayOf } from '../localization/inForce.ts';
import { LruMap } from '../lruMap.ts';
import type { Services } from '../services.ts';

/** What new cases run on today. */
export interface PacksInForce {
  packs: Pack[];
  options: Required<Pick<ResolveOptions, 'today' | 'approved'>>;
}

type Needs = Pick<Services, 'store' | 'packs' | 'clock'>;

/** The installed packs, and over them the layers of cities and counties with the localizations that hold. */
export async function packsInForce({ store, packs, clock }: Needs): Promise<PacksInForce> {
  const today = todayOf(clock);
  const found = (await packs.active()).map(({ pack }) => pack);
  const approved: Record<string, string[]> = {};
  const layers = (await store.localLayers()).filter(({ active }) => active.length > 0);
  const entries = layers.length === 0 ? [] : inForce(await allLocalizations(store), today);
  for (const { division, title, active } of layers.sort((a, b) => a.division.length - b.division.length)) {
    const own = entries.filter((entry) => entry.division === division && active.includes(entry.id));
    const overlays = own.map(({ overlay }) => overlay);
    const layer = localPack({ division, title, overlays }, chainOf(found, division));
    if (own.length === 0 || !layer.ok) continue;
    found.push(layer.value);
    Object.assign(approved, approvedOf(division, own));
  }
  return { packs: found, options: { today, approved } };
}

/** Tells one state of the packs in force from another. */
export const printOfPacks = ({ packs, options }: PacksInForce): string =>
  [options.today, ...packs.map(({ digest }) => digest)].join(' ');

const views = new LruMap<string, View>(50);

/** All parts as they hold in a division (twelve digits), with what packs and localizations laid over them. */
export async function viewIn(services: Needs, division: string): Promise<View | undefined> {
  const inForceNow = await packsInForce(services);
  const key = `${division} ${printOfPacks(inForceNow)}`;
  const known = views.get(key);
  if (known) return known;
  const chain = chainOf(inForceNow.packs, division);
  const layer = localPack({ division, title: division, overlays: [] }, chain);
  const view = layer.ok ? viewAbove(chain, layer.value, inForceNow.options) : layer;
  if (!view.ok) return undefined;
  views.set(key, view.value);
  return view.value;
}

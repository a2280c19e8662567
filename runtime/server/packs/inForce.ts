import { chainOf, localPack, type Pack, type RefFolder, type ResolveOptions, type View, viewAbove } from '#engine';
import type { Store } from '../../store/port.ts';
import { approvedOf } from '../localization/compileLayer.ts';
import { allLocalizations, inForce, todayOf } from '../localization/inForce.ts';
import { LruMap } from '../lruMap.ts';
import type { InstalledPacks } from './installed.ts';

/** What new cases run on today. */
export interface PacksInForce {
  packs: Pack[];
  options: Required<Pick<ResolveOptions, 'today' | 'approved'>>;
}

interface Needs {
  store: Store;
  packs: InstalledPacks;
  clock(): number;
}

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

/** By the packs that hold in a division: villages of one county mostly share theirs. */
const views = new LruMap<string, View>(50);

/**
 * All parts as they hold in a division (twelve digits), with what packs and localizations laid over them; with `folders`
 * those of these folders only, which takes far less.
 */
export const viewIn = async (services: Needs, division: string, folders?: RefFolder[]): Promise<View | undefined> =>
  viewOver(await packsInForce(services), division, folders);

/** The same over packs that are at hand. */
export function viewOver(now: PacksInForce, division: string, folders?: RefFolder[]): View | undefined {
  const holding = now.packs.filter(({ manifest }) => division.startsWith(manifest.wutong.division ?? ''));
  const key = `${folders?.join() ?? ''} ${printOfPacks({ ...now, packs: holding })}`;
  const view = views.get(key) ?? laidView(now, division, folders);
  if (view) views.set(key, view);
  return view;
}

/** The same without keeping it, for whoever asks for many divisions once. */
export function laidView(now: PacksInForce, division: string, folders?: RefFolder[]): View | undefined {
  const chain = chainOf(now.packs, division);
  const layer = localPack({ division, title: division, overlays: [] }, chain);
  if (!layer.ok) return undefined;
  const view = viewAbove(chain, layer.value, { ...now.options, ...(folders ? { folders } : {}) });
  return view.ok ? view.value : undefined;
}

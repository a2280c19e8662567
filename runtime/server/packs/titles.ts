import { localPackName } from '#engine';
import type { Store } from '../../store/port.ts';
import type { InstalledPacks } from './installed.ts';

/** Titles of packs, and of the offices whose local layers parts come from; the name where neither is known. */
export async function titlesOf({
  packs,
  store,
}: {
  packs: InstalledPacks;
  store: Store;
}): Promise<(name: string) => string> {
  const [active, layers] = [await packs.active(), await store.localLayers()];
  const titles = new Map([
    ...active.map(({ row, pack }): [string, string] => [row.name, pack.manifest.wutong.title]),
    ...layers.map(({ division, title }): [string, string] => [localPackName(division), title]),
  ]);
  return (name) => titles.get(name) ?? name;
}

import { localPackName } from '#engine';
import type { Services } from '../services.ts';

/** Titles of packs, and of the offices whose local layers parts come from; the name where neither is known. */
export async function titlesOf({ packs, store }: Services): Promise<(name: string) => string> {
  const [active, layers] = [await packs.active(), await store.localLayers()];
  const titles = new Map([
    ...active.map(({ row, pack }): [string, string] => [row.name, pack.manifest.wutong.title]),
    ...layers.map(({ division, title }): [string, string] => [localPackName(division), title]),
  ]);
  return (name) => titles.get(name) ?? name;
}

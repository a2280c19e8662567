import { type Certification, resolvePacks } from '#engine';
import type { Services } from '../services.ts';
import { certify } from './certify.ts';
import { breather } from './changes/progress.ts';
import type { InstalledPack } from './installed.ts';

/**
 * Certifies an installed pack together with the others: every scenario on the processes that its items run, also those of
 * other packs' items. Whatever stands against it is in the result; nothing is changed.
 */
export async function certifyInstalled(
  { packs }: Services,
  { row }: InstalledPack,
  onProgress: (done: number, total: number) => void,
): Promise<Certification> {
  const active = (await packs.active()).map(({ pack }) => pack);
  const resolved = await resolvePacks(active, { onItem: breather() });
  if (!resolved.ok) return { outcomes: [], coverage: [], problems: resolved.problems };
  const own = new Set(resolved.value.filter((item) => item.pack.name === row.name).map(({ item }) => item.process));
  const changed = new Set(resolved.value.filter(({ item }) => own.has(item.process)).map(({ ref }) => ref));
  return certify(active, resolved.value, { changed, onProgress });
}

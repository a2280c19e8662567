import { type Certification, resolveContent } from '#engine';
import type { Services } from '../services.ts';
import { certify } from './certify.ts';
import { breather } from './changes/progress.ts';
import type { InstalledPack } from './installed.ts';

/**
 * Certifies an installed pack together with the others: every scenario on the processes that its items run, also those of
 * other packs' items, and every proof of its own. Whatever stands against it is in the result; nothing is changed.
 */
export async function certifyInstalled(
  { packs }: Services,
  { row }: InstalledPack,
  onProgress: (done: number, total: number) => void,
): Promise<Certification> {
  const active = (await packs.active()).map(({ pack }) => pack);
  const resolved = await resolveContent(active, { onItem: breather() });
  if (!resolved.ok) return { outcomes: [], proofs: [], coverage: [], problems: resolved.problems };
  const { items, ...content } = resolved.value;
  const own = new Set(items.filter((item) => item.pack.name === row.name).map(({ item }) => item.process));
  const changed = new Set(items.filter(({ item }) => own.has(item.process)).map(({ ref }) => ref));
  return certify(active, items, { changed, content, proven: [row.name], onProgress });
}

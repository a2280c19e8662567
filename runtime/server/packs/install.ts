import {
  type CompiledItem,
  checkUpgrade,
  openPack,
  type Pack,
  type PackFiles,
  type Problem,
  packDigest,
  resolvePacks,
  storeItem,
} from '#engine';
import type { ItemPartRow, ItemRow, PackRow, Store } from '../../store/port.ts';

export class PackProblems extends Error {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems.map(({ file, path, message }) => `${file ?? ''}${path ?? ''} ${message}`).join('\n'));
    this.problems = problems;
  }
}

export interface ItemRows {
  items: ItemRow[];
  parts: ItemPartRow[];
}

/** Rows of compiled items, with the parts that they share written once. */
export function itemRows(compiled: readonly CompiledItem[]): ItemRows {
  const parts = new Map<string, string>();
  const items = compiled.map((item): ItemRow => {
    const stored = storeItem(item);
    for (const [digest, content] of stored.parts) parts.set(digest, content);
    const { digest, ref, pack } = item;
    return { digest, ref, pack: pack.name, packVersion: pack.version, active: true, compiled: stored.text };
  });
  return { items, parts: [...parts].map(([digest, content]) => ({ digest, content })) };
}

/** Writes a pack with its items and makes them the active ones. */
export async function installItems(store: Store, pack: PackRow, compiled: readonly CompiledItem[]): Promise<void> {
  const { items, parts } = itemRows(compiled);
  await store.stageItems(items, parts);
  await store.installPack(pack, items);
}

export const packRow = (pack: Pack, installedAt: number, installedBy: string): PackRow => ({
  name: pack.manifest.name,
  version: pack.manifest.version,
  digest: pack.digest,
  installedAt,
  installedBy,
  active: true,
  files: pack.files,
});

const SHIPPED = 'system';

type Head = Omit<PackRow, 'files'>;

interface Manifest {
  name: string;
  version: string;
}

/**
 * What was shipped follows its folder. What was published or installed here stays, and what was removed stays away: the
 * studio offers the shipped version, and shows what it would change.
 */
function wanted(files: PackFiles, heads: Head[]): boolean {
  const { name, version } = JSON.parse(files['package.json'] ?? '{}') as Manifest;
  const own = heads.filter((row) => row.name === name);
  const current = own.find(({ active }) => active);
  if (!current) return own.length === 0;
  const digest = packDigest(files);
  if (current.digest === digest || current.installedBy !== SHIPPED) return false;
  const [objection] = checkUpgrade({ version, digest }, current);
  return objection === undefined || objection.code === 'pack.sameVersion';
}

function open(files: PackFiles): Pack {
  const opened = openPack(files);
  if (!opened.ok) throw new PackProblems(opened.problems);
  return opened.value;
}

/**
 * Installs the packs that ship, those that are new or changed. Nothing is compiled when nothing changed.
 * @returns names of the packs that were installed
 * @throws {PackProblems}
 */
export async function installShipped(store: Store, shipped: PackFiles[], now: number): Promise<string[]> {
  const heads = await store.packHeads();
  const changed = shipped.filter((files) => wanted(files, heads)).map(open);
  if (changed.length === 0) return [];
  const names = new Set(changed.map(({ manifest }) => manifest.name));
  const kept: Pack[] = [];
  for (const { name, version, active } of heads)
    if (active && !names.has(name)) kept.push(open((await store.packFiles(name, version)) ?? {}));
  const resolved = await resolvePacks([...kept, ...changed]);
  if (!resolved.ok) throw new PackProblems(resolved.problems);
  const isActive = new Set((await store.activeItems()).map(({ digest }) => digest));
  for (const pack of changed) {
    const items = resolved.value.filter(
      (item) => item.pack.name === pack.manifest.name || (!names.has(item.pack.name) && !isActive.has(item.digest)),
    );
    await installItems(store, packRow(pack, now, SHIPPED), items);
  }
  return [...names];
}

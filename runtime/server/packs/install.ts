import {
  type CompiledItem,
  checkUpgrade,
  openPack,
  type Pack,
  type PackFiles,
  type Problem,
  packDigest,
  resolvePacks,
} from '#engine';
import type { ItemRow, PackRow, Store } from '../../store/port.ts';

export class PackProblems extends Error {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems.map(({ file, path, message }) => `${file ?? ''}${path ?? ''} ${message}`).join('\n'));
    this.problems = problems;
  }
}

export const itemRow = (compiled: CompiledItem): ItemRow => ({
  digest: compiled.digest,
  ref: compiled.ref,
  pack: compiled.pack.name,
  packVersion: compiled.pack.version,
  active: true,
  compiled: JSON.stringify(compiled),
});

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

interface Manifest {
  name: string;
  version: string;
}

/** What was published here stays until a newer version is shipped; what was shipped follows its folder. */
function wanted(files: PackFiles, active: PackRow[]): boolean {
  const { name, version } = JSON.parse(files['package.json'] ?? '{}') as Manifest;
  const current = active.find((row) => row.name === name);
  const digest = packDigest(files);
  if (current?.digest === digest) return false;
  const [objection] = checkUpgrade({ version, digest }, current);
  return objection === undefined || (objection.code === 'pack.sameVersion' && current?.installedBy === SHIPPED);
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
  const active = (await store.packs()).filter((row) => row.active);
  const changed = shipped.filter((files) => wanted(files, active)).map(open);
  if (changed.length === 0) return [];
  const names = new Set(changed.map(({ manifest }) => manifest.name));
  const kept = active.filter(({ name }) => !names.has(name)).map(({ files }) => open(files));
  const resolved = await resolvePacks([...kept, ...changed]);
  if (!resolved.ok) throw new PackProblems(resolved.problems);
  const isActive = new Set((await store.activeItems()).map(({ digest }) => digest));
  for (const pack of changed) {
    const items = resolved.value.filter(
      (item) => item.pack.name === pack.manifest.name || (!names.has(item.pack.name) && !isActive.has(item.digest)),
    );
    await store.installPack(packRow(pack, now, SHIPPED), items.map(itemRow));
  }
  return [...names];
}

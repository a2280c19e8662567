import { type LocalEdit, openPack, type Pack, type PackFiles } from '#engine';
import type { PackChangeRow, PackRow, Store } from '../../../store/port.ts';
import { detailOf } from './detail.ts';

type Head = Omit<PackRow, 'files'>;
type ChangeHead = Omit<PackChangeRow, 'files' | 'before'>;

/** What the publisher delivered and people changed here since. */
export interface Origin {
  pack: Pack;
  edits: LocalEdit[];
}

const MOST_CHANGES = 10_000;
const SHIPPED = 'system';

/**
 * The publisher's version on which the active one stands, if that was changed here since: published in the studio, or merged
 * when it was installed. `nameOf`: a person by id.
 */
export async function originOf(
  store: Store,
  name: string,
  nameOf: (id: string) => string,
): Promise<Origin | undefined> {
  const rows = (await store.packHeads()).filter((row) => row.name === name);
  const active = rows.find((row) => row.active);
  if (!active) return undefined;
  const installs = await installsOf(store, name);
  const digests = new Set(installs.filter((change) => !isMerged(change)).map(({ toDigest }) => toDigest));
  const isDelivered = (row: Head): boolean => row.installedBy === SHIPPED || digests.has(row.digest);
  if (isDelivered(active)) return undefined;
  const found = await latest(store, rows.filter(isDelivered), installs.filter(isMerged));
  const pack = found && openPack(found.files);
  if (!found || !pack?.ok) return undefined;
  const later = rows
    .filter((row) => row.installedAt >= found.at && row.digest !== pack.value.digest)
    .sort((a, b) => a.installedAt - b.installedAt);
  return { pack: pack.value, edits: await editsOf(store, found.files, later, nameOf) };
}

const installsOf = async (store: Store, name: string): Promise<ChangeHead[]> =>
  (await store.packChanges(MOST_CHANGES)).filter(
    ({ pack, kind, status }) => pack === name && kind === 'install' && status === 'applied',
  );

/** Local changes were merged into what was delivered. */
const isMerged = (change: ChangeHead): boolean => {
  const { delivered, to } = detailOf(change).plan;
  return delivered !== undefined && delivered?.digest !== to?.digest;
};

interface Delivered {
  at: number;
  files: PackFiles;
}

/** The last delivery: as it was installed, or as it came before what was changed here was merged into it. */
async function latest(store: Store, rows: Head[], merged: ChangeHead[]): Promise<Delivered | undefined> {
  const [row] = rows.sort((a, b) => b.installedAt - a.installedAt);
  const [change] = merged.sort((a, b) => (b.appliedAt ?? 0) - (a.appliedAt ?? 0));
  if (change && (change.appliedAt ?? 0) >= (row?.installedAt ?? 0)) {
    const files = (await store.packChange(change.id))?.files;
    return files ? { at: change.appliedAt ?? 0, files } : undefined;
  }
  const files = row && (await store.packFiles(row.name, row.version));
  return files && { at: row.installedAt, files };
}

/** Who changed each file last, from one version to the next. */
async function editsOf(
  store: Store,
  from: PackFiles,
  versions: Head[],
  nameOf: (id: string) => string,
): Promise<LocalEdit[]> {
  const edits = new Map<string, LocalEdit>();
  let before = from;
  for (const { name, version, installedBy, installedAt } of versions) {
    const files = (await store.packFiles(name, version)) ?? before;
    for (const path of new Set([...Object.keys(before), ...Object.keys(files)]))
      if (before[path] !== files[path]) edits.set(path, { path, version, by: nameOf(installedBy), at: installedAt });
    before = files;
  }
  return [...edits.values()];
}

import { type LocalEdit, openPackInSteps, type Pack, type PackFiles } from '#engine';
import type { Store } from '../../../store/port.ts';
import { type ChangeHead, deliveredAmong, type Head, installsOf, isMerged } from './deliveries.ts';
import { breather } from './progress.ts';

/** What the publisher delivered and people changed here since. */
export interface Origin {
  pack: Pack;
  edits: LocalEdit[];
}

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
  const installs = (await installsOf(store, name)).filter(({ status }) => status === 'applied');
  const isDelivered = deliveredAmong(installs);
  if (isDelivered(active)) return undefined;
  const found = await latest(store, rows.filter(isDelivered), installs);
  const pack = found && (await openPackInSteps(found.files, breather()));
  if (!found || !pack?.ok) return undefined;
  const later = rows
    .filter((row) => row.installedAt >= found.at && row.digest !== pack.value.digest)
    .sort((a, b) => a.installedAt - b.installedAt);
  return { pack: pack.value, edits: await editsOf(store, found.files, later, nameOf) };
}

interface Delivered {
  at: number;
  files: PackFiles;
}

/** The last delivery: as it was installed, or as it came before what was changed here was merged into it. */
async function latest(store: Store, delivered: Head[], installs: ChangeHead[]): Promise<Delivered | undefined> {
  const rows = delivered.map((row) => ({ ...row, installedAt: deliveredAt(row, installs) }));
  const [row] = rows.sort((a, b) => b.installedAt - a.installedAt);
  const [change] = installs.filter(isMerged).sort((a, b) => (b.appliedAt ?? 0) - (a.appliedAt ?? 0));
  if (change && (change.appliedAt ?? 0) >= (row?.installedAt ?? 0)) {
    const files = (await store.packChange(change.id))?.files;
    return files ? { at: change.appliedAt ?? 0, files } : undefined;
  }
  const files = row && (await store.packFiles(row.name, row.version));
  return files && { at: row.installedAt, files };
}

/** The row alone does not tell: a version that was installed again and taken back since was delivered when it first came. */
function deliveredAt({ digest, installedAt }: Head, installs: ChangeHead[]): number {
  const times = installs.filter(({ toDigest }) => toDigest === digest).map(({ appliedAt }) => appliedAt ?? 0);
  return times.length > 0 ? Math.max(...times) : installedAt;
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

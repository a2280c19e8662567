import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backupsIn, readManifest, UPLOADS } from './manifest.ts';

/** Removes all but the newest backups, and uploaded files that none of those left has. Gives the names of those removed. */
export async function pruneBackups(target: string, keep: number): Promise<string[]> {
  const all = backupsIn(target);
  const old = all.slice(0, Math.max(0, all.length - keep));
  if (old.length === 0) return [];
  // The manifests that stay are read first: where one cannot be read, nothing is removed.
  const left = all.slice(old.length).map((name) => readManifest(join(target, name)));
  const needed = new Set(left.flatMap(({ uploads }) => uploads.map(({ hash }) => hash)));
  for (const name of old) await rm(join(target, name), { recursive: true });
  const files = join(target, UPLOADS);
  for (const first of await readdir(files).catch(() => []))
    for (const hash of await readdir(join(files, first))) if (!needed.has(hash)) await rm(join(files, first, hash));
  return old;
}

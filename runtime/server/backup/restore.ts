import { existsSync, readdirSync } from 'node:fs';
import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { settleRestored } from '../../store/sqlite/snapshot.ts';
import { copyWhole, syncFolder } from './copy.ts';
import { BackupError, DATABASE, type Manifest, nameOf, uploadPath } from './manifest.ts';
import { verifyBackup } from './verify.ts';

export interface RestoreBackup {
  /** Folder of the backup. */
  folder: string;
  /** Data folder to be: not there yet, or empty. */
  dataDir: string;
  /** Epoch ms. */
  now: number;
}

/**
 * Restores a backup into a new data folder, which appears only when all of it is written. Everything is verified before.
 * Nobody is signed in afterwards, and case numbers that may have been given out since are passed over.
 *
 * @throws {BackupError} when the backup is not whole, or the folder is in use
 */
export async function restoreBackup({ folder, dataDir, now }: RestoreBackup): Promise<Manifest> {
  const target = resolve(dataDir);
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new BackupError(`数据目录“${dataDir}”不是空的，没有恢复。请指定新的目录，或先把原有数据移走。`);
  const { manifest, faults } = await verifyBackup(folder);
  if (faults.length > 0) throw new BackupError(`备份不完整，没有恢复：\n${faults.map((one) => `  ${one}`).join('\n')}`);
  const part = `${target}.restoring`;
  // Of a restoration that was cut short.
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true, mode: 0o700 });
  for (const { path, sm3 } of manifest.entries) await copied(join(folder, path), join(part, path), sm3);
  for (const { hash } of manifest.uploads)
    await copied(uploadPath(dirname(resolve(folder)), hash), uploadPath(part, hash), hash);
  settleRestored(join(part, DATABASE), daysSince(manifest.at, now));
  await synced(join(part, DATABASE));
  await syncFolder(part);
  if (existsSync(target)) await rmdir(target);
  await rename(part, target);
  await syncFolder(dirname(target));
  return manifest;
}

async function copied(from: string, to: string, sm3: string): Promise<void> {
  if (!(await copyWhole(from, to, sm3))) throw new BackupError(`“${from}”在恢复时发生变化，没有恢复。`);
}

async function synced(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

const DAY = 86_400_000;
/** A backup older than this is not restored for the numbers of its last days. */
const MOST_DAYS = 366;

/** `20261122` for every day from the backup to now. */
function daysSince(at: number, now: number): string[] {
  const count = Math.min(MOST_DAYS, Math.max(0, Math.ceil((now - at) / DAY)) + 1);
  const days = Array.from({ length: count }, (_, index) => nameOf(Math.max(at, now) - index * DAY));
  return days.map((name) => name.slice(0, 10).replaceAll('-', ''));
}

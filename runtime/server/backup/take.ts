import { chmodSync, existsSync, statSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSnapshot, type Snapshot, takeSnapshot } from '../../store/sqlite/snapshot.ts';
import { KEYS_FILE } from '../packs/trust.ts';
import { copyWhole, digestOf, syncFolder } from './copy.ts';
import { BackupError, DATABASE, MANIFEST, type Manifest, nameOf, uploadPath } from './manifest.ts';

export interface TakeBackup {
  dataDir: string;
  /** Folder of all backups. */
  target: string;
  /** Epoch ms. */
  now: number;
  /** Version of the program. */
  program: string;
}

export interface Taken {
  /** Folder of the new backup. */
  folder: string;
  manifest: Manifest;
  /** Uploaded files that no earlier backup had. */
  copied: number;
  /** What is wrong with the data themselves, in sentences: the backup is there all the same. */
  faults: string[];
}

const PART = /\.part$/;

/**
 * Takes a backup while the server works: the database as it is at one moment, the uploaded files that it knows, and the list
 * of trusted keys. It appears under its name only when all of it is written. Called within `alone`.
 *
 * @throws {BackupError} when there is no database, or no room
 */
export async function takeBackup({ dataDir, target, now, program }: TakeBackup): Promise<Taken> {
  const source = join(dataDir, DATABASE);
  if (!existsSync(source)) throw new BackupError(`没有数据库“${source}”。请用 --data 指定数据目录。`);
  const folder = join(target, nameOf(now));
  if (existsSync(folder)) throw new BackupError(`备份“${folder}”已经存在，请稍后再试。`);
  await mkdir(target, { recursive: true, mode: 0o700 });
  await checkRoom(source, target);
  await removeLeftovers(target);
  const part = `${folder}.${process.pid}.part`;
  await mkdir(part, { mode: 0o700 });
  try {
    const database = join(part, DATABASE);
    takeSnapshot(source, database);
    chmodSync(database, 0o600);
    const snapshot = await readSnapshot(database);
    const uploads = await copyUploads(dataDir, target, snapshot.files);
    const keys = join(dataDir, KEYS_FILE);
    if (existsSync(keys)) await copyWhole(keys, join(part, KEYS_FILE));
    const manifest = await describe(part, { snapshot, uploads: uploads.present, now, program });
    await finish(part, folder, manifest);
    return { folder, manifest, copied: uploads.copied, faults: [...chainFaults(snapshot), ...uploads.faults] };
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}

/** The copy is no larger than the database; what is said beforehand need not be cleaned up. */
async function checkRoom(source: string, target: string): Promise<void> {
  const { bavail, bsize } = await statfs(target);
  const needed = statSync(source).size;
  if (bavail * bsize > needed) return;
  const megabytes = (bytes: number) => Math.ceil(bytes / 1_048_576);
  throw new BackupError(
    `“${target}”空间不足：数据库约 ${megabytes(needed)} MB，只剩 ${megabytes(bavail * bsize)} MB。请清理后重试。`,
  );
}

/** Of backups that were cut short: the lock of the folder lets only one be under way. */
async function removeLeftovers(target: string): Promise<void> {
  for (const name of (await readdir(target)).filter((one) => PART.test(one)))
    await rm(join(target, name), { recursive: true });
}

interface Uploads {
  present: Manifest['uploads'];
  copied: number;
  faults: string[];
}

async function copyUploads(dataDir: string, target: string, files: Snapshot['files']): Promise<Uploads> {
  const found: Uploads = { present: [], copied: 0, faults: [] };
  for (const { hash, size, kept } of files) {
    const [from, to] = [uploadPath(dataDir, hash), uploadPath(target, hash)];
    const known = existsSync(to) && statSync(to).size === size;
    if (!known && !existsSync(from)) {
      // What nobody handed in is cleared away after some days.
      if (kept) found.faults.push(`上传的文件 ${hash} 不在数据目录中。`);
      continue;
    }
    if (!known && !(await copyWhole(from, to, hash))) {
      found.faults.push(`上传的文件 ${hash} 内容已损坏，没有备份。`);
      continue;
    }
    if (!known) found.copied += 1;
    found.present.push({ hash, size });
  }
  return found;
}

const chainFaults = ({ chain }: Snapshot): string[] =>
  chain.ok ? [] : [`哈希链在第 ${chain.position} 步断裂：${chain.reason}。`];

async function describe(
  part: string,
  {
    snapshot,
    uploads,
    now,
    program,
  }: { snapshot: Snapshot; uploads: Manifest['uploads']; now: number; program: string },
): Promise<Manifest> {
  const names = (await readdir(part)).sort();
  const entries = [];
  for (const path of names) entries.push({ path, ...(await digestOf(join(part, path))) });
  const { chain, tables } = snapshot;
  return {
    format: 1,
    program,
    at: now,
    tables,
    chain: chain.ok ? { steps: chain.steps, head: chain.head } : { steps: chain.position, head: '' },
    entries,
    uploads,
  };
}

async function finish(part: string, folder: string, manifest: Manifest): Promise<void> {
  const file = join(part, MANIFEST);
  await writeFile(file, `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
  for (const name of [MANIFEST, ...manifest.entries.map(({ path }) => path)]) {
    const handle = await open(join(part, name), 'r+');
    await handle.sync();
    await handle.close();
  }
  await syncFolder(part);
  await rename(part, folder);
  await syncFolder(join(folder, '..'));
}

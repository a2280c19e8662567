import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readSnapshot } from '../../store/sqlite/snapshot.ts';
import { digestOf } from './copy.ts';
import { DATABASE, type Manifest, readManifest, uploadPath } from './manifest.ts';

export interface Verified {
  manifest: Manifest;
  /** What is wrong, in sentences; empty: it can be restored. */
  faults: string[];
}

/** Reads every byte of a backup: the database and its hash chain, and every uploaded file. @throws {BackupError} */
export async function verifyBackup(folder: string): Promise<Verified> {
  const manifest = readManifest(folder);
  const faults: string[] = [];
  for (const { path, size, sm3 } of manifest.entries) {
    const fault = await faultOf(join(folder, path), { sm3, size });
    if (fault !== undefined) faults.push(`${path} ${fault}。`);
  }
  if (!manifest.entries.some(({ path }) => path === DATABASE)) faults.push(`清单中没有 ${DATABASE}。`);
  if (faults.length === 0) faults.push(...(await databaseFaults(folder, manifest)));
  for (const { hash, size } of manifest.uploads) {
    const fault = await faultOf(uploadPath(dirname(folder), hash), { sm3: hash, size });
    if (fault !== undefined) faults.push(`上传的文件 ${hash} ${fault}。`);
  }
  return { manifest, faults };
}

async function faultOf(file: string, expected: { sm3: string; size: number }): Promise<string | undefined> {
  if (!existsSync(file)) return '不在备份中';
  const { sm3, size } = await digestOf(file);
  if (size !== expected.size) return `大小应为 ${expected.size} 字节，现为 ${size} 字节`;
  return sm3 === expected.sm3 ? undefined : '内容与清单中的摘要不符';
}

async function databaseFaults(folder: string, { chain: listed }: Manifest): Promise<string[]> {
  try {
    const { chain } = await readSnapshot(join(folder, DATABASE));
    if (!chain.ok) return [`哈希链在第 ${chain.position} 步断裂：${chain.reason}。`];
    return chain.steps === listed.steps && chain.head === listed.head ? [] : ['哈希链的链头与清单中的不符。'];
  } catch (error) {
    return [`${DATABASE} 已损坏：${error instanceof Error ? error.message : String(error)}`];
  }
}

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { PackFiles, Problem, Result, TrustFinding } from '#engine';
import { folderFaults, readPackFolder } from '../server/packs/folder.ts';
import { keptKeys, readKeys, trustIn } from '../server/packs/trust.ts';
import { isArchive, readArchiveFile, readBytes } from './archiveFile.ts';
import type { Invocation } from './command.ts';
import { readInput } from './inputs.ts';
import { packFolders } from './packFolders.ts';

export interface PackSource {
  name: string;
  files: PackFiles;
  trust: TrustFinding;
  signature?: Uint8Array | undefined;
  /** The list of trusted keys as it is now. */
  keys(): ReturnType<typeof keptKeys>;
}

export interface SourceOptions {
  /** List of trusted keys; else the one in the data folder, if there is one. */
  keys: string | undefined;
  signature: string | undefined;
  dataDir: string;
}

const LONGEST_SIGNATURE = 1024;

/** Files of an archive or folder, and whether they may be trusted. @throws {MisuseError} when there is none */
export async function packSource(
  { root }: Invocation,
  path: string,
  example: string,
  options: SourceOptions,
): Promise<Result<PackSource>> {
  const [folder = ''] = packFolders([path], example);
  const { keys: file, dataDir } = options;
  const keys = () => (file === undefined ? keptKeys(dataDir) : readKeys(readInput(file), file));
  if (isArchive(folder)) return fromArchive(folder, keys, options);
  const faults = folderFaults(folder);
  if (faults.length > 0) return { ok: false, problems: faults };
  const files = readPackFolder(folder);
  const shipped = dirname(folder) === resolve(join(root, 'packs'));
  const trust: TrustFinding = shipped ? { kind: 'shipped' } : trustIn(keys(), undefined, undefined, Date.now());
  return named({ files, trust, keys });
}

async function fromArchive(
  file: string,
  keys: PackSource['keys'],
  { signature }: SourceOptions,
): Promise<Result<PackSource>> {
  const opened = await readArchiveFile(file);
  if (!opened.ok) return opened;
  const sig = signature ?? `${file}.sig`;
  const bytes = signature !== undefined || existsSync(sig) ? readBytes(sig, '签名文件', LONGEST_SIGNATURE) : undefined;
  const { archive } = opened.value;
  const trust = trustIn(keys(), archive, bytes, Date.now());
  return named({ files: archive.files, trust, signature: bytes, keys });
}

/** The name decides which pack is replaced, so it is read before anything else. */
function named(source: Omit<PackSource, 'name'>): Result<PackSource> {
  try {
    const { name } = JSON.parse(source.files['package.json'] ?? '{}') as { name?: unknown };
    if (typeof name === 'string') return { ok: true, value: { name, ...source } };
  } catch {
    // Said below: a manifest that is no JSON names no pack.
  }
  const problem: Problem = { code: 'pack.noManifest', message: 'package.json 中没有包名。', file: 'package.json' };
  return { ok: false, problems: [problem] };
}

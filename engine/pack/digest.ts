import { sm3 } from '../digest.ts';
import type { PackFiles } from './types.ts';

/** SM3 over the list of `path SM3(content)`, one a line, sorted by path: equal files, equal digest, whatever the archive. */
export const packDigest = (files: PackFiles): string => digestOfHashes(hashesOf(files));

/** SM3 of each file by its path. */
export const hashesOf = (files: PackFiles): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, sm3(text)]));

/** The same, `pause` being waited for after every file. */
export async function hashesInSteps(
  files: PackFiles,
  pause: () => void | Promise<void>,
): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const path of Object.keys(files)) {
    hashes[path] = sm3(files[path] ?? '');
    await pause();
  }
  return hashes;
}

/** Digest of a pack from the SM3 of each of its files. */
export function digestOfHashes(hashes: Record<string, string>): string {
  const paths = Object.keys(hashes).sort();
  return sm3(paths.map((path) => `${path} ${hashes[path]}\n`).join(''));
}

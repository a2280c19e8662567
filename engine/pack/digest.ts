import { sm3 } from '../digest.ts';
import type { PackFiles } from './types.ts';

/** SM3 over the list of `path SM3(content)`, one a line, sorted by path: equal files, equal digest, whatever the archive. */
export function packDigest(files: PackFiles): string {
  const paths = Object.keys(files).sort();
  return sm3(paths.map((path) => `${path} ${sm3(files[path] ?? '')}\n`).join(''));
}

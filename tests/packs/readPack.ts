import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { PackFiles } from '#engine';

const root = new URL('../../packs/', import.meta.url).pathname;

/** The files of a pack of this checkout, by path inside it. */
export function readPackFiles(name: string): PackFiles {
  const folder = join(root, name);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  );
}

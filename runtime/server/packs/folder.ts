import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { PackFiles } from '#engine';

function walk(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.') && name !== 'node_modules')
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? walk(path) : [path];
    });
}

/** Files of one pack folder, by `/`-separated path inside it. */
export const readPackFolder = (folder: string): PackFiles =>
  Object.fromEntries(
    walk(folder).map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  );

/** Every folder below that is a pack. */
export function packFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, 'package.json')));
}

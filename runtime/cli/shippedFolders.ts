import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of the packs that ship with the program. */
export function shippedFolders(root: string): string[] {
  const packs = join(root, 'packs');
  const names = existsSync(packs) ? readdirSync(packs) : [];
  return names.map((name) => join(packs, name)).filter((folder) => existsSync(join(folder, 'package.json')));
}

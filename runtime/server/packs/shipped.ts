import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PackFiles, PackManifest } from '#engine';
import { SettingsError } from '../settings.ts';
import { packFolders, readPackFolder } from './folder.ts';

/** A pack that lies in the folder `packs/` of the installation. */
export interface ShippedPack {
  /** Name of its folder: `national`. */
  folder: string;
  path: string;
  manifest: PackManifest;
}

/** From above to below, as packs are installed. */
const LAYERS: readonly string[] = ['national', 'province', 'city', 'county'];

/** Every pack of the folder by its manifest alone; one that cannot be read is left out here and told when it is installed. */
export function shippedPacks(folder: string): ShippedPack[] {
  const found = packFolders(folder).flatMap((path) => {
    const manifest = manifestIn(path);
    return manifest ? [{ folder: basename(path), path, manifest }] : [];
  });
  return found.sort((a, b) => LAYERS.indexOf(a.manifest.wutong.layer) - LAYERS.indexOf(b.manifest.wutong.layer));
}

function manifestIn(path: string): PackManifest | undefined {
  try {
    const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Partial<PackManifest> | null;
    return manifest?.name !== undefined && manifest.wutong !== undefined ? (manifest as PackManifest) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Files of the named folders and of the packs that they depend on.
 * @throws {SettingsError} for a name that is no pack of the folder
 */
export function wantedPacks(folder: string, names: readonly string[]): PackFiles[] {
  if (!existsSync(folder)) return [];
  const all = shippedPacks(folder);
  const wanted = new Set<ShippedPack>();
  const take = (pack: ShippedPack | undefined): void => {
    if (!pack || wanted.has(pack)) return;
    wanted.add(pack);
    for (const name of Object.keys(pack.manifest.dependencies ?? {}))
      take(all.find(({ manifest }) => manifest.name === name));
  };
  for (const name of names) {
    const found = all.find((pack) => pack.folder === name);
    if (!found)
      throw new SettingsError(
        `WUTONG_PACKS 中的“${name}”不是 packs 目录中的内容包，现有：${all.map((pack) => pack.folder).join('、')}。`,
      );
    take(found);
  }
  return [...wanted].map(({ path }) => readPackFolder(path));
}

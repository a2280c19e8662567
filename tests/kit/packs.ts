import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type CompiledItem, type Content, openPack, type Pack, type PackFiles, resolveContent } from '#engine';

export const packsFolder = join(import.meta.dirname, '../../packs');

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

/** Files of a pack folder as the engine takes them. */
export function readPackFolder(folder: string): PackFiles {
  return Object.fromEntries(walk(folder).map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}

function openShipped(name: string): Pack {
  const opened = openPack(readPackFolder(join(packsFolder, name)));
  if (!opened.ok) throw new Error(`${name}: ${JSON.stringify(opened.problems, null, 1)}`);
  return opened.value;
}

export const openShippedPacks = (): Pack[] => readdirSync(packsFolder).map(openShipped);

async function contentOf(packs: Pack[]): Promise<Content> {
  const resolved = await resolveContent(packs);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems, null, 1));
  return resolved.value;
}

let compiled: Promise<Content> | undefined;

/** The shipped packs, compiled once for the files that a worker runs. */
export function shippedContent(): Promise<Content> {
  compiled ??= contentOf(openShippedPacks());
  return compiled;
}

/** Items as a province sees them: of the packs only its own and the nation's are compiled. */
export const itemsOfProvince = async (name: string): Promise<CompiledItem[]> =>
  (await contentOf(['national', name].map(openShipped))).items;

export const shippedItems = async (): Promise<CompiledItem[]> => (await shippedContent()).items;

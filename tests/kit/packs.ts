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

export function openShippedPacks(): Pack[] {
  return readdirSync(packsFolder).map((name) => {
    const opened = openPack(readPackFolder(join(packsFolder, name)));
    if (!opened.ok) throw new Error(`${name}: ${JSON.stringify(opened.problems, null, 1)}`);
    return opened.value;
  });
}

let compiled: Promise<Content> | undefined;

/** The shipped packs, compiled once per test file. */
export function shippedContent(): Promise<Content> {
  compiled ??= resolveContent(openShippedPacks()).then((resolved) => {
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems, null, 1));
    return resolved.value;
  });
  return compiled;
}

export const shippedItems = async (): Promise<CompiledItem[]> => (await shippedContent()).items;

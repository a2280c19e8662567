import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from '../conformance/suites.ts';

const root = join(import.meta.dirname, '../..');
/** Longer files only make every change slower. */
const LONGEST = 60_000;

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

/** Texts of all files with this ending that are here: our own, and those of the suites where they are. */
export function corpus(ending: RegExp, suites: string[]): string[] {
  const folders = [join(root, 'tests/fixtures'), join(root, 'packs'), ...suites.flatMap((name) => suite(name) ?? [])];
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap(walk)
    .filter((path) => ending.test(path) && statSync(path).size <= LONGEST)
    .sort()
    .map((path) => readFileSync(path, 'utf8'));
}

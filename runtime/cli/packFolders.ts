import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type Content, openPack, type Pack, type Problem, type Result, resolveContent } from '#engine';
import { folderFaults, readPackFolder } from '../server/packs/folder.ts';
import { isArchive, openArchiveFile } from './archiveFile.ts';
import { MisuseError } from './command.ts';

/** Absolute paths of folders or archives (`.tgz`) that must hold packs. @throws {MisuseError} */
export function packFolders(folders: string[], example: string): string[] {
  if (folders.length === 0) throw new MisuseError(`请给出内容包的目录或归档，例如：${example}`);
  for (const folder of folders)
    if (!isArchive(folder) && !existsSync(join(folder, 'package.json')))
      throw new MisuseError(`“${folder}”不是内容包：其中没有 package.json。`);
  return folders.map((folder) => resolve(folder));
}

/** One pack, or what is wrong with its files, named with the folder or archive. */
export async function openFolder(folder: string): Promise<{ pack?: Pack; problems: Problem[] }> {
  const opened = isArchive(folder) ? await openArchiveFile(folder) : openFiles(folder);
  if (opened.ok) return { pack: opened.value, problems: [] };
  const name = basename(folder);
  const place = (file: string | undefined) => (file === undefined ? name : `${name}/${file}`);
  const named = opened.problems.map((problem) => ({ ...problem, file: place(problem.file) }));
  return { problems: named };
}

function openFiles(folder: string): Result<Pack> {
  const faults = folderFaults(folder);
  return faults.length > 0 ? { ok: false, problems: faults } : openPack(readPackFolder(folder));
}

const NOTHING: Content = { items: [], campaigns: [], bundles: [], posters: [], indicators: [], ruleTexts: [] };

/** Packs with every item, campaign and bundle of them compiled together, or all the problems. */
export async function compileFolders(folders: string[]): Promise<{ packs: Pack[]; problems: Problem[] } & Content> {
  const opened = await Promise.all(folders.map(openFolder));
  const problems = opened.flatMap((one) => one.problems);
  const packs = opened.flatMap(({ pack }) => (pack ? [pack] : []));
  if (problems.length > 0) return { packs, problems, ...NOTHING };
  const resolved = await resolveContent(packs);
  return resolved.ok ? { packs, problems, ...resolved.value } : { packs, problems: resolved.problems, ...NOTHING };
}

import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { openPack, type Pack, type Problem, resolvePacks } from '#engine';
import { readPackFolder } from '../server/packs/folder.ts';
import { type Command, MisuseError, readArguments } from './command.ts';
import { printProblems } from './problems.ts';

function openFolder(folder: string): { pack?: Pack; problems: Problem[] } {
  const opened = openPack(readPackFolder(folder));
  if (opened.ok) return { pack: opened.value, problems: [] };
  const named = opened.problems.map((problem) => ({ ...problem, file: join(basename(folder), problem.file ?? '') }));
  return { problems: named };
}

function foldersOf(argv: string[]): string[] {
  const { positionals } = readArguments(argv, []);
  if (positionals.length === 0)
    throw new MisuseError('请给出内容包目录，例如：wutong pack check packs/national packs/beijing');
  for (const folder of positionals)
    if (!existsSync(join(folder, 'package.json')))
      throw new MisuseError(`“${folder}”不是内容包：其中没有 package.json。`);
  return positionals.map((folder) => resolve(folder));
}

/** Opens the packs and compiles every item of them together. */
export const packCheck: Command = async ({ argv }) => {
  const opened = foldersOf(argv).map(openFolder);
  const problems = opened.flatMap((one) => one.problems);
  const packs = opened.flatMap(({ pack }) => (pack ? [pack] : []));
  const resolved = problems.length === 0 ? await resolvePacks(packs) : undefined;
  const all = [...problems, ...(resolved?.ok === false ? resolved.problems : [])];
  if (all.length > 0 || !resolved?.ok) {
    printProblems(all);
    console.error(`共 ${all.length} 处问题。`);
    return 1;
  }
  for (const { manifest, digest } of packs) console.log(`${manifest.name}@${manifest.version} 合格，摘要 ${digest}`);
  console.log(`共 ${resolved.value.length} 个事项。`);
  return 0;
};

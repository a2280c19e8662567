import { basename, join } from 'node:path';
import { lintPack } from '../server/packs/lint.ts';
import { type Command, readArguments } from './command.ts';
import { findingLine } from './findings.ts';
import { compileFolders, packFolders } from './packFolders.ts';
import { printProblems } from './problems.ts';

/** Opens the packs, compiles every item of them together, and says what the rules of `docs/lint` find. */
export const packCheck: Command = async ({ argv }) => {
  const { positionals } = readArguments(argv, []);
  const folders = packFolders(positionals, 'wutong pack check packs/national packs/beijing');
  const { packs, items, problems } = await compileFolders(folders);
  if (problems.length > 0) {
    printProblems(problems);
    console.error(`共 ${problems.length} 处问题。`);
    return 1;
  }
  let errors = 0;
  for (const [index, pack] of packs.entries()) {
    const name = basename(folders[index] ?? '');
    for (const finding of await lintPack(pack, Object.keys(pack.files))) {
      if (finding.severity === 'error') errors += 1;
      console.error(findingLine(join(name, finding.file ?? ''), finding));
    }
  }
  if (errors > 0) {
    console.error(`共 ${errors} 处错误。`);
    return 1;
  }
  for (const { manifest, digest } of packs) console.log(`${manifest.name}@${manifest.version} 合格，摘要 ${digest}`);
  console.log(`共 ${items.length} 个事项。`);
  return 0;
};

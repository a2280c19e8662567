import { basename, join } from 'node:path';
import { OWN_SCHEMAS } from '#engine';
import { lintPack } from '../server/packs/lint.ts';
import { type Command, readArguments } from './command.ts';
import { findingLine } from './findings.ts';
import { compileFolders, packFolders } from './packFolders.ts';
import { hasStaleSchemas } from './packSchemas.ts';
import { printProblems } from './problems.ts';

/** Opens the packs, compiles every item of them together, and says what the rules of `docs/lint` find. */
export const packCheck: Command = async ({ argv }) => {
  const { positionals } = readArguments(argv, []);
  const folders = packFolders(positionals, 'wutong pack check packs/national packs/beijing');
  const { packs, items, problems } = await compileFolders(folders);
  for (const [index, folder] of folders.entries())
    if (hasStaleSchemas(folder))
      console.error(
        `提示：${basename(folder)}/${OWN_SCHEMAS} 不是当前版本的格式，编辑器的补全和提示可能有误。更新：wutong pack schemas ${positionals[index]}`,
      );
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

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { PackFiles } from '#engine';
import { importItems } from '../server/excel/importItems.ts';
import { isArchive, writeWhole } from './archiveFile.ts';
import { type Command, MisuseError, readArguments } from './command.ts';
import { mappingOf } from './packExport.ts';
import { openFolder, packFolders } from './packFolders.ts';
import { reportProblems } from './results.ts';

const EXAMPLE = 'wutong pack import packs/national 事项.xlsx --write';

/**
 * Items of a workbook taken over into a pack. Every cell that is wrong is named by table, row and column; the pack is
 * checked with the items in it before anything is written, and without `--write` nothing is.
 */
export const packImport: Command = async ({ argv }) => {
  const { values, on, positionals } = readArguments(argv, ['mapping'], ['list', 'write', 'json']);
  const [, file] = positionals;
  if (positionals.length !== 2 || file === undefined)
    throw new MisuseError(`请给出一个内容包目录和一个 Excel 文件，例如：${EXAMPLE}`);
  if (!existsSync(file)) throw new MisuseError(`没有找到文件“${file}”。`);
  const [folder = ''] = packFolders(positionals.slice(0, 1), EXAMPLE);
  if (on.has('write') && isArchive(folder))
    throw new MisuseError('归档不能改写，请对内容包的目录导入，再用 wutong pack build 打包。');
  const mapping = mappingOf(values.mapping);
  const { pack, problems } = await openFolder(folder);
  const wrong = [...problems, ...(mapping.ok ? [] : mapping.problems)];
  if (!pack || !mapping.ok) return reportProblems(wrong, on.has('json'));
  const read = await importItems(readFileSync(resolve(file)), pack, on.has('list') ? mapping.value : undefined);
  // A place in the workbook is a cell; what the pack would lack names its own file.
  const named = read.ok ? [] : read.problems.map((problem) => ({ file: basename(file), ...problem }));
  if (!read.ok) return reportProblems(named, on.has('json'));
  const { items, changed } = read.value;
  if (on.has('write')) write(folder, changed);
  report(Object.keys(changed), items.length, on);
  return 0;
};

function write(folder: string, changed: PackFiles): void {
  for (const [path, text] of Object.entries(changed)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeWhole(join(folder, path), Buffer.from(text));
  }
}

function report(changed: string[], total: number, on: Set<string>): void {
  if (on.has('json')) {
    console.log(JSON.stringify({ type: 'result', items: total, changed, written: on.has('write') }));
    return;
  }
  if (changed.length === 0) console.log(`共读入 ${total} 个事项，与内容包完全一致，没有改动。`);
  else
    console.log(
      `共读入 ${total} 个事项，有变化 ${changed.length} 个：\n${changed.map((path) => `  ${path}`).join('\n')}`,
    );
  if (changed.length > 0 && !on.has('write')) console.log('以上改动尚未写入；确认无误后加 --write 再运行一次。');
}

import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { importItems } from '../server/excel/importItems.ts';
import { isArchive } from './archiveFile.ts';
import { type Command, MisuseError, readArguments } from './command.ts';
import { mappingOf } from './packExport.ts';
import { openFolder, packFolders } from './packFolders.ts';
import { reportProblems } from './results.ts';
import { recover, writeTogether } from './writeTogether.ts';

const EXAMPLE = 'wutong pack import packs/national 事项.xlsx --write';

/**
 * Items of a workbook taken over into a pack. Every cell that is wrong is named by table, row and column; the pack is
 * checked with the items in it before anything is written, and without `--write` nothing is. All of it is written or nothing.
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
  if (recovered(folder, on.has('json')) > 0) return 1;
  const { pack, problems } = await openFolder(folder);
  const wrong = [...problems, ...(mapping.ok ? [] : mapping.problems)];
  if (!pack || !mapping.ok) return reportProblems(wrong, on.has('json'));
  const read = await importItems(readFileSync(resolve(file)), pack, on.has('list') ? mapping.value : undefined);
  // A place in the workbook is a cell; what the pack would lack names its own file.
  const named = read.ok ? [] : read.problems.map((problem) => ({ file: basename(file), ...problem }));
  if (!read.ok) return reportProblems(named, on.has('json'));
  const { items, changed } = read.value;
  const written = on.has('write') ? writeTogether(folder, changed) : undefined;
  if (written && !written.ok) return reportProblems(written.problems, on.has('json'));
  report(Object.keys(changed), items.length, on);
  return 0;
};

/** What an import left half written is taken back before anything is read. */
function recovered(folder: string, json: boolean): number {
  if (isArchive(folder)) return 0;
  const back = recover(folder);
  if (!back.ok) return reportProblems(back.problems, json);
  if (back.value) console.error('上次写入中断，已经恢复原样。');
  return 0;
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

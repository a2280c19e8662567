import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  canonicalJson,
  itemPath,
  type Json,
  openPack,
  type Pack,
  type PackFiles,
  type PlatformMapping,
  type Problem,
  type Result,
  readImplementationList,
  readItems,
  type ServiceItemSource,
} from '#engine';
import { readWorkbook } from '../server/excel/readWorkbook.ts';
import { readPackFolder } from '../server/packs/folder.ts';
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
  const mapping = mappingOf(values.mapping);
  const { pack, problems } = await openFolder(folder);
  const wrong = [...problems, ...(mapping.ok ? [] : mapping.problems)];
  if (!pack || !mapping.ok) return reportProblems(wrong, on.has('json'));
  const read = await itemsFrom(readFileSync(resolve(file)), pack, on.has('list') ? mapping.value : undefined);
  if (!read.ok) return reportProblems(read.problems, on.has('json'));
  const changed = changedFiles(pack, read.value);
  const faults = checkWith(readPackFolder(folder), changed);
  if (faults.length > 0) return reportProblems(faults, on.has('json'));
  if (on.has('write')) for (const [path, text] of Object.entries(changed)) writeFileSync(join(folder, path), text);
  report(Object.keys(changed), read.value.length, on);
  return 0;
};

/** Items of the bytes of a workbook, as tables or, with a mapping, as an implementation list. */
async function itemsFrom(
  bytes: Uint8Array,
  pack: Pack,
  mapping: PlatformMapping | undefined,
): Promise<Result<ServiceItemSource[]>> {
  const sheets = await readWorkbook(bytes);
  if (!sheets.ok) return sheets;
  if (mapping) return readImplementationList(sheets.value, pack.items, mapping);
  const { namespace, calendar } = pack.manifest.wutong;
  return readItems(sheets.value, { current: pack.items, namespace, ...(calendar === undefined ? {} : { calendar }) });
}

/** Files of the items that are not as they were. */
function changedFiles({ items }: Pack, read: readonly ServiceItemSource[]): PackFiles {
  const isSame = (item: ServiceItemSource): boolean => {
    const before = Object.hasOwn(items, item.id) ? items[item.id] : undefined;
    return before !== undefined && canonicalJson(before as unknown as Json) === canonicalJson(item as unknown as Json);
  };
  const changed = read.filter((item) => !isSame(item));
  return Object.fromEntries(changed.map((item) => [itemPath(item.id), `${JSON.stringify(item, null, 2)}\n`]));
}

function checkWith(files: PackFiles, changed: PackFiles): Problem[] {
  const opened = openPack({ ...files, ...changed });
  return opened.ok ? [] : opened.problems;
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

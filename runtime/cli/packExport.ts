import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import {
  fail,
  NATIONAL_LIST,
  type PlatformMapping,
  type Result,
  readMapping,
  silentFields,
  writeImplementationList,
  writeItems,
} from '#engine';
import { itemsInOrder } from '../server/excel/importItems.ts';
import { writeWorkbook } from '../server/excel/writeWorkbook.ts';
import { type Command, MisuseError, readArguments } from './command.ts';
import { openFolder, packFolders } from './packFolders.ts';
import { reportProblems } from './results.ts';

const EXAMPLE = 'wutong pack export packs/national --out 事项.xlsx';

/**
 * The items of a pack as a workbook: tables to be filled in and imported again, or (`--list`) the national implementation
 * list in the codes of a platform (`--mapping`; the national codes without it).
 */
export const packExport: Command = async ({ argv }) => {
  const { values, on, positionals } = readArguments(argv, ['out', 'mapping'], ['list', 'json']);
  if (positionals.length !== 1 || values.out === undefined)
    throw new MisuseError(`请给出一个内容包目录和 --out 文件，例如：${EXAMPLE}`);
  const [folder = ''] = packFolders(positionals, EXAMPLE);
  const { pack, problems } = await openFolder(folder);
  const mapping = mappingOf(values.mapping);
  const wrong = [...problems, ...(mapping.ok ? [] : mapping.problems)];
  if (!pack || !mapping.ok) return reportProblems(wrong, on.has('json'));
  const items = itemsInOrder(pack);
  const sheets = on.has('list') ? writeImplementationList(items, mapping.value) : writeItems(items);
  writeFileSync(resolve(values.out), await writeWorkbook(sheets));
  if (on.has('json')) console.log(JSON.stringify({ type: 'result', items: items.length, file: values.out }));
  else sayDone(items.length, values.out, on.has('list') ? silentFields(items) : []);
  return 0;
};

function sayDone(count: number, file: string, silent: string[]): void {
  console.log(`已导出 ${count} 个事项：${file}`);
  if (silent.length > 0) console.log(`下列字段各事项都没有填写，留空：${silent.join('、')}`);
}

/** The mapping of a platform; the national one when none is named. @throws {MisuseError} when there is no such file */
export function mappingOf(file: string | undefined): Result<PlatformMapping> {
  if (file === undefined) return { ok: true, value: NATIONAL_LIST };
  if (!existsSync(file)) throw new MisuseError(`没有找到映射表“${file}”。`);
  try {
    const read = readMapping(JSON.parse(readFileSync(file, 'utf8')));
    return read.ok ? read : fail(...read.problems.map((problem) => ({ ...problem, file: basename(file) })));
  } catch {
    return fail({ code: 'mapping.wrong', message: '映射表不是有效的 JSON。', file: basename(file) });
  }
}

import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { editorFiles, openPack, starterPack } from '#engine';
import { type Command, MisuseError, readArguments } from './command.ts';
import { reportProblems } from './results.ts';

const USAGE = '用法：wutong pack init 目录 --name 包名 --title 名称 [--division 区划代码]';

/** Writes a small pack that can be checked and tested at once, with what an editor needs to complete its files. */
export const packInit: Command = async ({ argv }) => {
  const { values, positionals } = readArguments(argv, ['name', 'title', 'division']);
  const [target, ...more] = positionals;
  const { name, title, division } = values;
  if (!target || more.length > 0 || !name || !title) throw new MisuseError(USAGE);
  if (division !== undefined && !/^(?:\d{2}|\d{4}|\d{6})$/.test(division))
    throw new MisuseError(`区划代码“${division}”不正确：省级写2位，市级4位，县级6位。`);
  const folder = resolve(target);
  refuseOccupied(folder, target);
  const files = starterPack({ name, title, ...(division === undefined ? {} : { division }) });
  const opened = openPack(files);
  if (!opened.ok) return reportProblems(opened.problems, false);
  for (const [path, text] of Object.entries({ ...files, ...editorFiles() })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { flag: 'wx' });
  }
  for (const path of Object.keys(files)) console.log(`已写入 ${join(target, path)}`);
  console.log(`已写入 ${join(target, '.vscode')}（编辑器的设置和各类文件的格式）`);
  console.log(`接下来：wutong pack check ${target}`);
  return 0;
};

function refuseOccupied(folder: string, target: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new MisuseError(`“${target}”是文件，不是目录，请换一个位置。`);
  if (readdirSync(folder).length > 0) throw new MisuseError(`目录“${target}”不是空的，请换一个目录。`);
}

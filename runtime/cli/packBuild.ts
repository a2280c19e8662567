import { relative, resolve, sep } from 'node:path';
import { openPack, type Pack } from '#engine';
import { archiveOf, openArchive } from '../server/packs/archive.ts';
import { folderFaults, readPackFolder } from '../server/packs/folder.ts';
import { writeWhole } from './archiveFile.ts';
import { type Command, MisuseError, readArguments } from './command.ts';
import { packFolders } from './packFolders.ts';
import { reportProblems } from './results.ts';

const EXAMPLE = 'wutong pack build packs/beijing --out 北京.tgz';

/** Writes the archive of a pack folder. What the reader would refuse is not written. */
export const packBuild: Command = async ({ argv }) => {
  const { values, positionals } = readArguments(argv, ['out']);
  const [folder = '', ...more] = packFolders(positionals, EXAMPLE);
  if (more.length > 0 || folder.endsWith('.tgz')) throw new MisuseError(`请给出一个内容包目录，例如：${EXAMPLE}`);
  const faults = folderFaults(folder);
  if (faults.length > 0) return reportProblems(faults, false);
  const opened = openPack(readPackFolder(folder));
  if (!opened.ok) return reportProblems(opened.problems, false);
  const out = resolve(values.out ?? fileName(opened.value));
  if (!relative(folder, out).startsWith('..'))
    throw new MisuseError('归档不能写在内容包目录之内，请用 --out 另指定位置。');
  return write(opened.value, out);
};

/** As `npm pack` names it: `@wutong/beijing` 1.0.0 → `wutong-beijing-1.0.0.tgz`. */
const fileName = ({ manifest: { name, version } }: Pack): string =>
  `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`;

async function write(pack: Pack, out: string): Promise<number> {
  const bytes = archiveOf(pack);
  const read = await openArchive(bytes);
  if (!read.ok) return reportProblems(read.problems, false);
  writeWhole(out, bytes);
  const { name, version } = pack.manifest;
  console.log(
    `已生成 ${out.split(sep).at(-1)}：${name}@${version}，${Object.keys(pack.files).length} 个文件，摘要 ${pack.digest}`,
  );
  return 0;
}

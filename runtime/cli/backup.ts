import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from '../server/backup/lock.ts';
import { BackupError, backupsIn, readManifest } from '../server/backup/manifest.ts';
import { pruneBackups } from '../server/backup/prune.ts';
import { restoreBackup } from '../server/backup/restore.ts';
import { takeBackup } from '../server/backup/take.ts';
import { verifyBackup } from '../server/backup/verify.ts';
import { readSettings } from '../server/settings.ts';
import { type Command, type Invocation, MisuseError, readArguments } from './command.ts';

const LARGEST_KEEP = 10_000;

/** The one folder that a command names. @throws {MisuseError} */
function folderOf(positionals: string[], what: string): string {
  const [folder, ...rest] = positionals;
  if (folder === undefined || rest.length > 0) throw new MisuseError(`请给出${what}。运行 wutong --help 查看用法。`);
  return folder;
}

function keepOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const keep = Number(text);
  if (Number.isInteger(keep) && keep >= 1 && keep <= LARGEST_KEEP) return keep;
  throw new MisuseError(`--keep“${text}”不正确，应为 1 至 ${LARGEST_KEEP} 的份数。`);
}

/** Data folder of the SQLite database. @throws {MisuseError} for PostgreSQL, which has its own tools */
function dataOf({ root, env }: Invocation, data: string | undefined): string {
  if (data !== undefined) return data;
  const { databaseUrl, dataDir } = readSettings(root, [], env);
  if (databaseUrl.startsWith('sqlite:')) return dataDir;
  throw new MisuseError('数据在 PostgreSQL 中：数据库请用 pg_dump 备份，数据目录中的 files 另行复制。');
}

/** What stands in the way is said in one sentence. */
async function told(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    console.error(error.message);
    return 1;
  }
}

const versionOf = (root: string): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

/** Takes a backup while the server works; exit code 1 when it could not, or when the data themselves are damaged. */
export const backup: Command = async (invocation) => {
  const { values, on, positionals } = readArguments(invocation.argv, ['data', 'keep'], ['json']);
  const target = folderOf(positionals, '存放备份的目录');
  const keep = keepOf(values.keep);
  const dataDir = dataOf(invocation, values.data);
  const program = versionOf(invocation.root);
  return told(() =>
    alone(target, async () => {
      const taken = await takeBackup({ dataDir, target, now: Date.now(), program });
      const removed = keep === undefined ? [] : await pruneBackups(target, keep);
      const { folder, copied, faults, manifest } = taken;
      const { chain, uploads } = manifest;
      if (on.has('json'))
        console.log(JSON.stringify({ folder, chain, uploads: uploads.length, copied, removed, faults }));
      else {
        console.log(`已备份到 ${folder}：${chain.steps} 步，上传的文件 ${uploads.length} 个（新复制 ${copied} 个）。`);
        console.log(`链头 ${chain.head}，请另行抄存，恢复后可以核对。`);
        if (removed.length > 0) console.log(`已删除较早的备份 ${removed.length} 份。`);
      }
      for (const fault of faults) console.error(fault);
      return faults.length === 0 ? 0 : 1;
    }),
  );
};

/** Reads every byte of a backup; exit code 1 when something is wrong. */
export const backupVerify: Command = async ({ argv }) => {
  const { on, positionals } = readArguments(argv, [], ['json']);
  const folder = folderOf(positionals, '备份的目录');
  return told(async () => {
    const { manifest, faults } = await verifyBackup(folder);
    if (on.has('json')) console.log(JSON.stringify({ chain: manifest.chain, at: manifest.at, faults }));
    else if (faults.length === 0)
      console.log(
        `备份完整：共 ${manifest.chain.steps} 步，链头 ${manifest.chain.head}，上传的文件 ${manifest.uploads.length} 个。`,
      );
    if (!on.has('json')) for (const fault of faults) console.error(fault);
    return faults.length === 0 ? 0 : 1;
  });
};

export const backupList: Command = async ({ argv }) => {
  const { positionals } = readArguments(argv, []);
  const target = folderOf(positionals, '存放备份的目录');
  return told(async () => {
    const names = backupsIn(target);
    if (names.length === 0) console.log('没有备份。');
    for (const name of names) {
      const { chain, uploads, program } = readManifest(join(target, name));
      console.log(`${name}　${chain.steps} 步，上传的文件 ${uploads.length} 个，程序版本 ${program}`);
    }
    return 0;
  });
};

/** Restores a backup into a new data folder. */
export const restore: Command = async ({ argv }) => {
  const { values, positionals } = readArguments(argv, ['data']);
  const folder = folderOf(positionals, '备份的目录');
  const dataDir = values.data;
  if (dataDir === undefined) throw new MisuseError('请用 --data 指定恢复到哪个新的数据目录。');
  return told(async () => {
    const { chain, uploads } = await restoreBackup({ folder, dataDir, now: Date.now() });
    console.log(`已恢复到 ${dataDir}：${chain.steps} 步，链头 ${chain.head}，上传的文件 ${uploads.length} 个。`);
    console.log('所有人须重新登录；备份之后发出的编号不会重复使用。用 --data 指定这个目录启动服务即可。');
    return 0;
  });
};

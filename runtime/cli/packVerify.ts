import { checkSignature, checkUpgrade, type PublisherKey } from '#engine';
import type { OpenedArchive } from '../server/packs/archive.ts';
import { deliveriesOf } from '../server/packs/changes/deliveries.ts';
import { originOf } from '../server/packs/changes/origin.ts';
import { verify } from '../server/packs/sm2/signature.ts';
import { readKeys } from '../server/packs/trust.ts';
import { readArchiveFile, readBytes } from './archiveFile.ts';
import { type Command, type Invocation, MisuseError, readArguments } from './command.ts';
import { withStore } from './database.ts';
import { readInput } from './inputs.ts';
import { reportProblems } from './results.ts';

const USAGE = '用法：wutong pack verify 归档.tgz --keys 密钥清单.json [--sig 签名文件] [--data 目录]';
const LONGEST_SIGNATURE = 1024;

/**
 * Whether an archive is whole, signed by a key that may sign it today and, with `--data`, no step back from what is
 * or was installed there. Exit code 1 with the reasons if not.
 */
export const packVerify: Command = async (invocation) => {
  const { values, positionals } = readArguments(invocation.argv, ['keys', 'sig', 'data']);
  const [file, ...more] = positionals;
  if (!file || !values.keys || more.length > 0) throw new MisuseError(USAGE);
  const keys = readKeys(readInput(values.keys), values.keys);
  if (!keys.ok) return reportProblems(keys.problems, false);
  const opened = await readArchiveFile(file);
  if (!opened.ok) return reportProblems(opened.problems, false);
  const signature = readBytes(values.sig ?? `${file}.sig`, '签名文件', LONGEST_SIGNATURE);
  const key = checkSignature(opened.value.archive, signature, { keys: keys.value, verify, now: Date.now() });
  if (!key.ok)
    return reportProblems(
      key.problems.map((problem) => ({ ...problem, file })),
      false,
    );
  if (values.data !== undefined && (await stepsBack(invocation, values.data, opened.value))) return 1;
  print(opened.value, key.value);
  return 0;
};

function stepsBack(invocation: Invocation, data: string, { pack }: OpenedArchive): Promise<boolean> {
  const { name, version } = pack.manifest;
  return withStore(invocation, data, async (store) => {
    const origin = await originOf(store, name, (id) => id);
    const active = (await store.packHeads()).find((row) => row.name === name && row.active);
    const stands = origin ? { version: origin.pack.manifest.version, digest: origin.pack.digest } : active;
    const back = checkUpgrade({ version, digest: pack.digest }, stands, await deliveriesOf(store, name));
    return reportProblems(back, false) > 0;
  });
}

function print({ pack }: OpenedArchive, { publisher, id, validUntil }: PublisherKey): void {
  console.log(`${pack.manifest.name}@${pack.manifest.version} 签名有效，摘要 ${pack.digest}`);
  console.log(`发布者：${publisher}（密钥 ${id}，有效期至 ${validUntil}）`);
}

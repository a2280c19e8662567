import { readPrivateKey } from '../server/packs/sm2/keyFiles.ts';
import { sign } from '../server/packs/sm2/signature.ts';
import { readArchiveFile, readBytes, writeWhole } from './archiveFile.ts';
import { type Command, MisuseError, readArguments } from './command.ts';
import { reportProblems } from './results.ts';

const USAGE = '用法：wutong pack sign 归档.tgz --key 私钥.pem [--out 签名文件]';
const LONGEST_KEY = 4096;

/** Signs the list of files of an archive (SM2 with SM3). The signature is DER in a file of its own, as OpenSSL has it. */
export const packSign: Command = async ({ argv }) => {
  const { values, positionals } = readArguments(argv, ['key', 'out']);
  const [file, ...more] = positionals;
  if (!file || !values.key || more.length > 0) throw new MisuseError(USAGE);
  const pair = readPrivateKey(readBytes(values.key, '私钥文件', LONGEST_KEY));
  if (pair === undefined)
    throw new MisuseError(
      `“${values.key}”不是 SM2 私钥（PKCS#8，未加密）。可用 openssl pkey -in 原文件 -out 新文件 转换，或用 wutong pack keygen 生成。`,
    );
  const opened = await readArchiveFile(file);
  if (!opened.ok) return reportProblems(opened.problems, false);
  const out = values.out ?? `${file}.sig`;
  const { archive } = opened.value;
  writeWhole(out, sign(archive.signed, pair));
  console.log(`已签名 ${archive.list.name}@${archive.list.version}，签名文件 ${out}`);
  return 0;
};

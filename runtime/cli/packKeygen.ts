import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { addMonths, type PublisherKey, toLocalDate } from '#engine';
import { newKeys, privateKeyPem, publicKeyPem } from '../server/packs/sm2/keyFiles.ts';
import { type Command, MisuseError, readArguments } from './command.ts';

const USAGE = '用法：wutong pack keygen 名称 --publisher 发布者 --packs 包名[,包名…]，例如 --packs @wutong/beijing';
const MONTHS_VALID = 36;
const BEIJING = 480;

/** Makes the SM2 keys of a publisher: private and public key for OpenSSL too, and a list of trusted keys to hand out. */
export const packKeygen: Command = async ({ argv }) => {
  const { values, positionals } = readArguments(argv, ['publisher', 'packs']);
  const [name, ...more] = positionals;
  const { publisher, packs } = values;
  if (!name || !publisher || !packs || more.length > 0) throw new MisuseError(USAGE);
  const files = { secret: `${name}.key.pem`, open: `${name}.pub.pem`, list: `${name}.keys.json` };
  const there = Object.values(files).find((file) => existsSync(file));
  if (there !== undefined) throw new MisuseError(`“${there}”已经存在，不会覆盖。请换一个名称。`);
  const pair = newKeys();
  const publicKey = publicKeyPem(pair.publicKey);
  const from = toLocalDate(Date.now(), BEIJING);
  const key: PublisherKey = {
    id: basename(name),
    publisher,
    publicKey,
    packs: packs.split(',').map((one) => one.trim()),
    validFrom: from,
    validUntil: addMonths(from, MONTHS_VALID),
  };
  writeFileSync(files.secret, privateKeyPem(pair), { mode: 0o600, flag: 'wx' });
  writeFileSync(files.open, publicKey, { flag: 'wx' });
  writeFileSync(files.list, `${JSON.stringify({ formatVersion: 1, keys: [key] }, null, 2)}\n`, { flag: 'wx' });
  console.log(`私钥 ${files.secret}（仅本人可读，请妥善保管，不得外传）`);
  console.log(`公钥 ${files.open}`);
  console.log(`密钥清单 ${files.list}（交给安装方；有效期 ${key.validFrom} 至 ${key.validUntil}）`);
  return 0;
};

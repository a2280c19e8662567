import { toLocalDate } from '../../deadline/localDate.ts';
import { fail, ok, type Problem, type Result } from '../../result.ts';
import type { PackArchive } from '../archive/readArchive.ts';
import type { PublisherKey } from './keyList.ts';

/** Port: whether a signature (DER, GM/T 0009) over the UTF-8 bytes of a text is that of a public key (PEM). Never throws. */
export type Verify = (text: string, signature: Uint8Array, publicKey: string) => boolean;

export interface Trust {
  keys: PublisherKey[];
  verify: Verify;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

/** Minutes east of UTC. */
const BEIJING = 480;

/** The key that signed the archive's list of files, if it may sign this pack today. */
export function checkSignature(
  { list, signed }: PackArchive,
  signature: Uint8Array,
  { keys, verify, now }: Trust,
): Result<PublisherKey> {
  const signers = keys.filter(({ publicKey }) => verify(signed, signature, publicKey));
  if (signers.length === 0)
    return fail({
      code: 'pack.unknownSigner',
      message: '签名不是清单中任何一个密钥对这份归档所作。请核对归档、签名文件和密钥清单是否来自发布者。',
    });
  const today = toLocalDate(now, BEIJING);
  const judged = signers.map((key) => ({ key, problems: objections(key, list.name, today) }));
  const good = judged.find(({ problems }) => problems.length === 0);
  // One key listed twice, once revoked, is a revoked key.
  const revoked = judged.filter(({ key }) => key.revoked !== undefined);
  if (good !== undefined && revoked.length === 0) return ok(good.key);
  return fail(...(revoked.length > 0 ? revoked : judged).flatMap(({ problems }) => problems));
}

function objections(key: PublisherKey, pack: string, today: string): Problem[] {
  const name = `${key.publisher}的密钥“${key.id}”`;
  const problems: Problem[] = [];
  const object = (code: string, message: string) => problems.push({ code, message });
  if (key.revoked !== undefined)
    object('keys.revoked', `${name}已于 ${key.revoked.date} 吊销（${key.revoked.reason}），请向发布者索取新的签名。`);
  if (today < key.validFrom) object('keys.notYetValid', `${name}自 ${key.validFrom} 起才有效。`);
  if (today > key.validUntil)
    object('keys.expired', `${name}已于 ${key.validUntil} 到期，请向发布者索取用新密钥所作的签名。`);
  if (!key.packs.some((pattern) => covers(pattern, pack)))
    object('keys.wrongPack', `${name}无权为“${pack}”签名，请核对密钥清单中的 packs。`);
  return problems;
}

const covers = (pattern: string, pack: string): boolean =>
  pattern === '*' || pattern === pack || (pattern.endsWith('/*') && pack.startsWith(pattern.slice(0, -1)));

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  archived,
  checkSignature,
  type PackArchive,
  type PackFiles,
  type Problem,
  type PublisherKey,
  type Result,
  readKeyList,
  type TrustFinding,
} from '#engine';
import { breather } from './changes/progress.ts';
import { readPublicKey } from './sm2/keyFiles.ts';
import { verify } from './sm2/signature.ts';

/** Publishers whose packs may be installed, in the data folder. Without the file nothing can be checked. */
export const KEYS_FILE = 'publisher-keys.json';

/** The list of trusted keys, every one of them an SM2 key. */
export function readKeys(text: string, file: string): Result<PublisherKey[]> {
  const keys = readKeyList(text, file);
  if (!keys.ok) return keys;
  const problems = keys.value.flatMap(({ id, publicKey }, index): Problem[] => {
    if (readPublicKey(Buffer.from(publicKey)) !== undefined) return [];
    const message = `密钥“${id}”不是 SM2 公钥（PEM，未压缩的点），请用 openssl pkey -pubout 或 wutong pack keygen 重新导出。`;
    return [{ code: 'keys.format', message, file, path: `/keys/${index}/publicKey` }];
  });
  return problems.length === 0 ? keys : { ok: false, problems };
}

/** The installation's own list; nothing when it keeps none. */
export function keptKeys(dataDir: string): Result<PublisherKey[]> | undefined {
  const file = join(dataDir, KEYS_FILE);
  return existsSync(file) ? readKeys(readFileSync(file, 'utf8'), KEYS_FILE) : undefined;
}

/** Whether the archive may be installed here, by the list of keys, if there is one. */
export function trustIn(
  keys: Result<PublisherKey[]> | undefined,
  archive: PackArchive | undefined,
  signature: Uint8Array | undefined,
  now: number,
): TrustFinding {
  if (keys === undefined) return { kind: 'unchecked' };
  if (!keys.ok) return { kind: 'refused', problems: keys.problems };
  if (archive === undefined || signature === undefined) return { kind: 'refused', problems: [unsigned] };
  const key = checkSignature(archive, signature, { keys: keys.value, verify, now });
  if (!key.ok) return { kind: 'refused', problems: key.problems };
  const { publisher, id, validUntil } = key.value;
  return { kind: 'signed', publisher, key: id, validUntil };
}

/** What is known of the origin of files that wait to be installed. */
export interface Evidence {
  /** What was found when they came. */
  trust: TrustFinding;
  /** As the publisher delivered them; absent: a pack is removed. */
  files?: PackFiles | null;
  signature?: Uint8Array | undefined;
}

/** From whom they come by the list of keys as it is now. */
export async function trustNow(
  { trust, files, signature }: Evidence,
  keys: Result<PublisherKey[]> | undefined,
  now: number,
): Promise<TrustFinding> {
  if (!files || trust.kind === 'shipped') return trust;
  const archive = signature && (await archived(files, breather()));
  return trustIn(keys, archive, signature, now);
}

/**
 * Looks once more before anything is written: a key may have been revoked or run out since, the list be another one. Nothing
 * when all is as it was found, else why it may not go on.
 */
export async function trustAgain(
  evidence: Evidence,
  keys: Result<PublisherKey[]> | undefined,
  now: number,
): Promise<Problem[]> {
  const { trust } = evidence;
  const found = await trustNow(evidence, keys, now);
  if (found.kind === 'refused') return found.problems;
  return found.kind === trust.kind && keyOf(found) === keyOf(trust) ? [] : [changed];
}

const keyOf = (trust: TrustFinding): string | undefined => (trust.kind === 'signed' ? trust.key : undefined);

const changed: Problem = {
  code: 'pack.trustChanged',
  message: '做出计划之后，本机的发布者密钥清单有变化，来源与计划中写的不同。请重新生成计划，核对来源后再安装。',
};

const unsigned: Problem = {
  code: 'pack.unsigned',
  message: '本机设有发布者密钥清单，只能安装带签名的归档。请向发布者索取签名文件（.sig）一并提交。',
};

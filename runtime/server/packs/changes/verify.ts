import { type JsonObject, type Problem, sm3 } from '#engine';
import type { PackRow, Store } from '../../../store/port.ts';
import { breather, type Progress } from './progress.ts';

export interface Written {
  /** Of items. */
  digests: readonly string[];
  /** Digests of what they share. */
  parts: Iterable<string>;
  /** What was written under a digest, if it is at hand: text that came back the same need not be hashed again. */
  texts?: ReadonlyMap<string, string>;
}

/**
 * Reads items back as they lie in the store and computes their digests anew, from their text and from every part that
 * they share. A whole item, written by an older program, names its own digest and cannot be computed.
 */
export async function verifyItems(
  store: Store,
  { digests, parts, texts }: Written,
  progress: Progress,
): Promise<Problem[]> {
  const breathe = breather();
  const problems: Problem[] = [];
  for (let at = 0; at < digests.length; at += ROWS) {
    const some = digests.slice(at, at + ROWS);
    const rows = new Map((await store.storedItems(some)).map((row) => [row.digest, row]));
    for (const digest of some) {
      const row = rows.get(digest);
      if (row === undefined || (row.compiled !== texts?.get(digest) && !holds(row.compiled, digest)))
        problems.push(broken(`事项 ${row?.ref ?? digest}`));
      await breathe();
    }
    progress('verifying', at + some.length, digests.length);
  }
  return [...problems, ...(await verifyParts(store, [...parts]))];
}

const ROWS = 100;

const holds = (compiled: string, digest: string): boolean =>
  sm3(compiled) === digest || (JSON.parse(compiled) as JsonObject).digest === digest;

async function verifyParts(store: Store, digests: string[]): Promise<Problem[]> {
  const breathe = breather();
  const problems: Problem[] = [];
  const found = new Set<string>();
  for (let at = 0; at < digests.length; at += ROWS) {
    for (const { digest, content } of await store.itemParts(digests.slice(at, at + ROWS))) {
      found.add(digest);
      if (sm3(content) !== digest) problems.push(broken(`共用内容 ${digest}`));
      await breathe();
    }
  }
  return [...problems, ...digests.filter((digest) => !found.has(digest)).map((digest) => broken(`共用内容 ${digest}`))];
}

/** The pack as it lies in the store is the one that was written. */
export async function verifyPack(store: Store, { name, version, digest }: Omit<PackRow, 'files'>): Promise<Problem[]> {
  const row = (await store.packHeads()).find((pack) => pack.name === name && pack.active);
  const holds = row?.digest === digest && row.version === version && (await store.packIntact(name, version));
  return holds ? [] : [broken(`内容包 ${name}`)];
}

const broken = (what: string): Problem => ({
  code: 'pack.verifyFailed',
  message: `${what}写入后与原文的摘要不符，可能是磁盘或数据库故障。请检查后重新安装。`,
});

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';

const HASH = /^[0-9a-f]{64}$/;

/** Uploaded files under the SM3 of their content; no part of a path comes from a user. */
export interface FileStore {
  /** `at`: epoch ms of the upload. */
  put(content: Uint8Array, at: number): Promise<string>;
  /** Removes a content that nobody has uploaded again since `before`. */
  remove(hash: string, before: number): Promise<void>;
  /** Undefined when there is none, or the name is no hash. */
  read(hash: string): ReadableStream | undefined;
}

export function fileStore(dataDir: string): FileStore {
  const pathOf = (hash: string) => join(dataDir, 'files', hash.slice(0, 2), hash);
  return {
    async put(content, at) {
      const hash = createHash('sm3').update(content).digest('hex');
      const path = pathOf(hash);
      if (existsSync(path)) {
        await utimes(path, at / 1000, at / 1000);
        return hash;
      }
      await mkdir(dirname(path), { recursive: true });
      // Written aside and renamed, so that a crash never leaves half a file under its hash.
      const aside = `${path}.${randomUUID()}`;
      const file = await open(aside, 'wx', 0o600);
      await file.writeFile(content);
      await file.utimes(at / 1000, at / 1000);
      await file.sync();
      await file.close();
      await rename(aside, path);
      return hash;
    },
    async remove(hash, before) {
      if (!HASH.test(hash) || !existsSync(pathOf(hash))) return;
      if ((await stat(pathOf(hash))).mtimeMs < before) await rm(pathOf(hash));
    },
    read(hash) {
      if (!HASH.test(hash) || !existsSync(pathOf(hash))) return undefined;
      return Readable.toWeb(createReadStream(pathOf(hash))) as ReadableStream;
    },
  };
}

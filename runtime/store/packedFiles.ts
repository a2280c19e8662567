import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

type Files = Record<string, string>;

/** The first byte of a packed form. JSON, which earlier programs stored as it is, begins with a brace. */
const PACKED = 1;
const HASH = 32;

/** Compressed text comes out in few large pieces: thousands of small ones take as long again. */
const chunkSize = 4 * 1024 * 1024;

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/**
 * Files of a pack as they lie in the store: one byte that says so, the SHA-256 of what follows, and compressed JSON, which
 * for a large pack takes a twentieth of its text. The quickest level of compression takes as long as writing the JSON
 * itself; better ones gain little.
 */
export function packFiles(files: Files): Buffer {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 1 };
  const compressed = brotliCompressSync(JSON.stringify(files), { params, chunkSize });
  return Buffer.concat([Buffer.of(PACKED), sha256(compressed), compressed]);
}

/** Whether a packed form is as it was written; JSON of earlier programs carries nothing to tell it by. */
export const isIntact = (stored: Uint8Array): boolean =>
  stored[0] !== PACKED || sha256(stored.subarray(1 + HASH)).equals(stored.subarray(1, 1 + HASH));

/**
 * The files of a packed form, or of JSON.
 * @throws when the packed form is not as it was written
 */
export function unpackFiles(stored: Uint8Array): Files {
  if (!isIntact(stored)) throw new Error('内容包在数据库中的文件已损坏，请检查磁盘，并从备份恢复或重新安装。');
  const packed = stored[0] === PACKED;
  const json = packed ? brotliDecompressSync(stored.subarray(1 + HASH), { chunkSize }) : Buffer.from(stored);
  return JSON.parse(json.toString()) as Files;
}

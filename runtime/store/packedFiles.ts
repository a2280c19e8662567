import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, brotliDecompress, brotliDecompressSync, constants } from 'node:zlib';

type Files = Record<string, string>;

/** The first byte of a packed form. JSON, which earlier programs stored as it is, begins with a brace. */
const PACKED = 1;
const HASH = 32;

/** Compressed text comes out in few large pieces: thousands of small ones take as long again. */
const chunkSize = 4 * 1024 * 1024;

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const compression = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 }, chunkSize };

const packed = (compressed: Uint8Array): Buffer => Buffer.concat([Buffer.of(PACKED), sha256(compressed), compressed]);

/**
 * Files of a pack as they lie in the store: one byte that says so, the SHA-256 of what follows, and compressed JSON, which
 * for a large pack takes a twentieth of its text. The quickest level of compression takes as long as writing the JSON
 * itself; better ones gain little.
 */
export const packFiles = (files: Files): Buffer => packed(brotliCompressSync(JSON.stringify(files), compression));

/** So many characters are worked on at a time; then other work has its turn. */
const STEP = 256 * 1024;

/** The same without keeping other work waiting, for packs that may be large. */
export async function packFilesInSteps(files: Files): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let text = '';
  for (const [path, content] of Object.entries(files)) {
    text += `${text === '' && pieces.length === 0 ? '{' : ','}${JSON.stringify(path)}:${JSON.stringify(content)}`;
    if (text.length < STEP) continue;
    pieces.push(Buffer.from(text));
    text = '';
    await setImmediate();
  }
  pieces.push(Buffer.from(`${pieces.length === 0 && text === '' ? '{' : ''}${text}}`));
  return packed(await promisify(brotliCompress)(Buffer.concat(pieces), compression));
}

/** Whether a packed form is as it was written; JSON of earlier programs carries nothing to tell it by. */
export const isIntact = (stored: Uint8Array): boolean =>
  stored[0] !== PACKED || sha256(stored.subarray(1 + HASH)).equals(stored.subarray(1, 1 + HASH));

/**
 * The files of a packed form, or of JSON.
 * @throws when the packed form is not as it was written
 */
export function unpackFiles(stored: Uint8Array): Files {
  assertIntact(stored);
  const json = stored[0] === PACKED ? brotliDecompressSync(stored.subarray(1 + HASH), { chunkSize }) : stored;
  return JSON.parse(Buffer.from(json).toString()) as Files;
}

/**
 * The same without keeping other work waiting, for packs that may be large.
 * @throws when the packed form is not as it was written
 */
export async function unpackFilesInSteps(stored: Uint8Array): Promise<Files> {
  assertIntact(stored);
  const json =
    stored[0] === PACKED ? await promisify(brotliDecompress)(stored.subarray(1 + HASH), { chunkSize }) : stored;
  const text = Buffer.from(json.buffer, json.byteOffset, json.byteLength).toString();
  const entries: [string, string][] = [];
  let paused = 0;
  for (let at = text.indexOf('"'); at !== -1; ) {
    const path = endOf(text, at);
    const from = text.indexOf('"', path);
    const end = endOf(text, from);
    entries.push([JSON.parse(text.slice(at, path)), JSON.parse(text.slice(from, end))]);
    at = text.indexOf('"', end);
    if (end - paused < STEP) continue;
    paused = end;
    await setImmediate();
  }
  return Object.fromEntries(entries);
}

function assertIntact(stored: Uint8Array): void {
  if (!isIntact(stored)) throw new Error('内容包在数据库中的文件已损坏，请检查磁盘，并从备份恢复或重新安装。');
}

/** Where the JSON string that begins here has ended: at a quotation mark that no odd number of backslashes stands before. */
function endOf(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text[before - 1] === '\\') before -= 1;
    if ((at - before) % 2 === 0) return at + 1;
  }
  throw new Error('内容包在数据库中的文件不是有效的 JSON，请检查磁盘，并从备份恢复或重新安装。');
}

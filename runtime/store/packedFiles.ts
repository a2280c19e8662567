import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

type Files = Record<string, string>;

/** The first byte of a packed form. JSON, which earlier programs stored as it is, begins with a brace. */
const BROTLI = 1;

/**
 * Files of a pack as they lie in the store: compressed JSON, for a large pack a twentieth of its text. The quickest level
 * takes as long as writing the JSON itself; better ones gain little.
 */
export function packFiles(files: Files): Buffer {
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 1 };
  return Buffer.concat([Buffer.of(BROTLI), brotliCompressSync(JSON.stringify(files), { params: quality })]);
}

/** The files of a packed form, or of JSON. */
export function unpackFiles(stored: Uint8Array): Files {
  const json = stored[0] === BROTLI ? brotliDecompressSync(stored.subarray(1)) : Buffer.from(stored);
  return JSON.parse(json.toString()) as Files;
}

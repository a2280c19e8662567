import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;

/** Bytes of a workbook as it is sent. */
export const MAX_FILE = 8 * 1024 * 1024;
/** Bytes of everything in it, unpacked. */
const MAX_UNPACKED = 64 * 1024 * 1024;
const MAX_ENTRIES = 1_000;

export type ZipFault = 'damaged' | 'tooLarge';

/**
 * Unpacks every entry within a budget, before a library that has none reads the file: a small file may unpack to
 * gigabytes, and what its directory says of sizes may be untrue.
 */
export function zipFault(bytes: Uint8Array): ZipFault | undefined {
  if (bytes.length > MAX_FILE) return 'tooLarge';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return 'damaged';
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) return 'tooLarge';
  try {
    return entriesFault(bytes, view, count, view.getUint32(end + 16, true));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'damaged';
  }
}

function endOfDirectory(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at -= 1) if (view.getUint32(at, true) === END) return at;
  return undefined;
}

/** Reading past the end throws, and so does unpacking past the budget. */
function entriesFault(bytes: Uint8Array, view: DataView, count: number, directory: number): ZipFault | undefined {
  let left = MAX_UNPACKED;
  let at = directory;
  for (let entry = 0; entry < count; entry += 1) {
    if (view.getUint32(at, true) !== ENTRY) return 'damaged';
    left -= unpackedSize(bytes, view, at, left);
    if (left < 0) return 'tooLarge';
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return undefined;
}

function unpackedSize(bytes: Uint8Array, view: DataView, entry: number, budget: number): number {
  const size = view.getUint32(entry + 20, true);
  const local = view.getUint32(entry + 42, true);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (view.getUint16(entry + 10, true) === 0) return size;
  return inflateRawSync(bytes.subarray(start, start + size), { maxOutputLength: Math.max(1, budget) }).length;
}

import { crc32, createInflateRaw, gzipSync } from 'node:zlib';
import type { Gunzip, Unzipped } from '#engine';

const HEADER = 10;
const TRAILER = 8;
/** "Unknown" in the field for the operating system, so that all systems write the same bytes. */
const OS_UNKNOWN = 255;

/** One gzip member without time or name. */
export function gzip(bytes: Uint8Array): Uint8Array {
  const packed = gzipSync(bytes, { level: 9 });
  packed[9] = OS_UNKNOWN;
  return packed;
}

/** gzip (1f 8b), deflate (8), and no flags: a name, comment or extra field could hide content. */
const isPlain = ([first, second, method, flags]: Uint8Array): boolean =>
  first === 0x1f && second === 0x8b && method === 8 && flags === 0;

/**
 * Unpacks in pieces. Node's own gunzip goes on with a second member and passes over what follows the last, so the
 * frame is read here and zlib sees the deflate stream alone.
 */
export const gunzip: Gunzip = async (archive, take) => {
  if (archive.length < HEADER + TRAILER || !isPlain(archive)) return 'damaged';
  const inflater = createInflateRaw();
  const seen = { crc: 0, length: 0 };
  inflater.end(archive.subarray(HEADER));
  try {
    for await (const piece of inflater as AsyncIterable<Buffer>) {
      seen.crc = crc32(piece, seen.crc);
      seen.length += piece.length;
      if (!take(piece)) return 'stopped';
    }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR' ? 'truncated' : 'damaged';
  }
  return checkTrailer(archive.subarray(HEADER + inflater.bytesWritten), seen);
};

/** CRC and length modulo 2³², little-endian, and nothing behind them. */
function checkTrailer(rest: Uint8Array, { crc, length }: { crc: number; length: number }): Unzipped {
  if (rest.length < TRAILER) return 'truncated';
  const view = new DataView(rest.buffer, rest.byteOffset);
  if (view.getUint32(0, true) !== crc || view.getUint32(4, true) !== length >>> 0) return 'damaged';
  return rest.length === TRAILER ? 'whole' : 'trailing';
}

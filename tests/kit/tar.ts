import { gzipSync } from 'node:zlib';
import { canonicalJson, type PackFiles } from '#engine';
import { digestOfHashes, hashesOf } from '../../engine/pack/digest.ts';

/** Fields of a tar header as they stand in the bytes; what is not given is what npm writes. */
export interface TarEntry {
  name: string | Uint8Array;
  content?: string | Uint8Array;
  type?: string;
  link?: string;
  /** Text of the fields of numbers. */
  size?: string;
  mode?: string;
  magic?: string;
  prefix?: string;
  /** Changes the block after the sum was taken. */
  damage?: (block: Uint8Array) => void;
  /** Changes the block before the sum is taken. */
  change?: (block: Uint8Array) => void;
  /** What fills the last block of the content. */
  filling?: number;
}

const BLOCK = 512;

/** Blocks of one entry, byte by byte. */
export function tarEntry(entry: TarEntry): Buffer {
  const content = Buffer.from(entry.content ?? '');
  const block = Buffer.alloc(BLOCK);
  block.set(Buffer.from(entry.name), 0);
  block.write(entry.mode ?? '0000644\0', 100, 'latin1');
  block.write('0000000\u00000000000\0', 108, 'latin1');
  block.write(entry.size ?? `${content.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  block.write('03560116604\0', 136, 'latin1');
  block.write(entry.type ?? '0', 156, 'latin1');
  block.write(entry.link ?? '', 157, 'latin1');
  block.write(entry.magic ?? 'ustar\u000000', 257, 'latin1');
  block.write(entry.prefix ?? '', 345, 'latin1');
  entry.change?.(block);
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  entry.damage?.(block);
  const filling = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK, entry.filling ?? 0);
  return Buffer.concat([block, content, filling]);
}

export const TAR_END: Buffer = Buffer.alloc(2 * BLOCK);

/** A whole archive. */
export const tgz = (...parts: (TarEntry | Uint8Array)[]): Buffer =>
  gzipSync(Buffer.concat([...parts.map((part) => (part instanceof Uint8Array ? part : tarEntry(part))), TAR_END]));

/** The list that fits these files, so that nothing but what a test is about is wrong with an archive. */
export function listOf(files: PackFiles, more: object = {}): TarEntry {
  const { name, version } = JSON.parse(files['package.json'] ?? '{}') ?? {};
  const hashes = hashesOf(files);
  const list = { formatVersion: 1, name, version, digest: digestOfHashes(hashes), files: hashes, ...more };
  return { name: 'package/wutong-manifest.json', content: canonicalJson(list) };
}

export const entriesOf = (files: PackFiles): TarEntry[] =>
  Object.entries(files).map(([path, content]) => ({ name: `package/${path}`, content }));

/** An archive of these files with the list that fits them. */
export const listed = (files: PackFiles): Buffer => tgz(listOf(files), ...entriesOf(files));

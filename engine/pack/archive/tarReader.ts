import type { Problem } from '../../result.ts';
import { fault, REBUILD } from './faults.ts';
import { BLOCK, isZeroBlock, readHeader } from './header.ts';
import { type ArchiveLimits, RATIO_FREE } from './limits.ts';
import { LIST_FILE } from './list.ts';
import { Names, packPath } from './names.ts';

/** A file whose bytes are arriving. */
interface Arriving {
  name: string;
  content: Uint8Array;
  got: number;
  /** Bytes that fill its last block. */
  padding: number;
}

/** An archive ends with two blocks of zeros; tar programs fill up to 20. */
const END_BLOCKS = 2;
const MOST_END_BLOCKS = 20;

/**
 * Reads a tar from pieces of any length and stops at the first fault. It holds no more than the files so far, and one
 * file at a time is of the length that its header claims, so memory is bounded by the limits.
 */
export class TarReader {
  /** Bytes by path inside the pack. */
  readonly files = new Map<string, Uint8Array>();
  problem: Problem | undefined;
  private readonly limits: ArchiveLimits;
  private readonly most: number;
  private readonly names = new Names();
  private readonly block = new Uint8Array(BLOCK);
  private filled = 0;
  private total = 0;
  private endBlocks = 0;
  private arriving: Arriving | undefined;

  /** @param packed length of the archive in bytes, against which the ratio is held */
  constructor(packed: number, limits: ArchiveLimits) {
    this.limits = limits;
    this.most = Math.min(limits.total, Math.max(RATIO_FREE, packed * limits.ratio));
  }

  /** @returns false when a fault was found: no more pieces are wanted */
  push(piece: Uint8Array): boolean {
    this.total += piece.length;
    if (this.total > this.most) this.refuseSize();
    for (let at = 0; at < piece.length && this.problem === undefined; ) {
      at += this.arriving === undefined ? this.takeHeader(piece, at) : this.takeContent(this.arriving, piece, at);
    }
    return this.problem === undefined;
  }

  /** Says whether the archive came to its proper end. */
  finish(): Problem | undefined {
    if (this.problem !== undefined) return this.problem;
    if (this.arriving === undefined && this.filled === 0 && this.endBlocks >= END_BLOCKS) return undefined;
    this.problem = fault('pack.archiveTruncated', `归档不完整，在此处中断。${REBUILD}`, this.arriving?.name);
    return this.problem;
  }

  private refuseSize(): void {
    const bomb = this.total <= this.limits.total;
    const what = bomb ? `解压后超过原来的 ${this.limits.ratio} 倍` : `解压后超过 ${megabytes(this.limits.total)} MB`;
    this.problem ??= fault('pack.archiveTooLarge', `归档${what}，已停止读取。请精简内容。`, this.arriving?.name);
  }

  private takeHeader(piece: Uint8Array, at: number): number {
    const taken = piece.subarray(at, at + BLOCK - this.filled);
    this.block.set(taken, this.filled);
    this.filled += taken.length;
    if (this.filled === BLOCK) {
      this.filled = 0;
      this.startFile();
    }
    return taken.length;
  }

  private startFile(): void {
    if (isZeroBlock(this.block)) {
      this.endBlocks++;
      if (this.endBlocks > MOST_END_BLOCKS) this.refuseTail();
      return;
    }
    if (this.endBlocks > 0) {
      this.refuseTail();
      return;
    }
    const header = readHeader(this.block);
    if (!header.ok) this.problem = header.problems[0];
    else this.accept(header.value.name, header.value.size);
  }

  private refuseTail(): void {
    this.problem = fault('pack.archiveTrailing', `归档的结尾之后还有多余内容。${REBUILD}`);
  }

  private accept(name: string, size: number): void {
    const path = packPath(name, this.limits);
    this.problem = path.ok ? (this.checkSize(path.value, name, size) ?? this.names.add(path.value)) : path.problems[0];
    if (this.problem !== undefined || !path.ok) return;
    const content = new Uint8Array(size);
    this.files.set(path.value, content);
    if (size > 0) this.arriving = { name, content, got: 0, padding: (BLOCK - (size % BLOCK)) % BLOCK };
  }

  private checkSize(path: string, name: string, size: number): Problem | undefined {
    const { entries, file, list } = this.limits;
    if (this.files.size >= entries)
      return fault('pack.archiveTooLarge', `归档中的文件超过 ${entries} 个，请拆分内容包。`, name);
    const most = path === LIST_FILE ? list : file;
    if (size <= most) return undefined;
    return fault('pack.archiveTooLarge', `文件超过 ${megabytes(most)} MB，请拆分或精简。`, name);
  }

  private takeContent(file: Arriving, piece: Uint8Array, at: number): number {
    const taken = piece.subarray(at, at + file.content.length - file.got);
    file.content.set(taken, file.got);
    file.got += taken.length;
    if (file.got < file.content.length) return taken.length;
    const filling = piece.subarray(at + taken.length, at + taken.length + file.padding);
    file.padding -= filling.length;
    if (filling.some((byte) => byte !== 0))
      this.problem = fault('pack.archiveDamaged', `文件之后的填充中藏有内容。${REBUILD}`, file.name);
    if (file.padding === 0) this.arriving = undefined;
    return taken.length + filling.length;
  }
}

const megabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024);

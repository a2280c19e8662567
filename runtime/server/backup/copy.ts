import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** SM3 and size of a file, read in pieces. */
export async function digestOf(file: string): Promise<{ sm3: string; size: number }> {
  const hash = createHash('sm3');
  let size = 0;
  for await (const piece of createReadStream(file)) {
    hash.update(piece as Buffer);
    size += (piece as Buffer).length;
  }
  return { sm3: hash.digest('hex'), size };
}

/**
 * Copies a file so that the target is there wholly and on the disk, or not at all. Readable for its owner only: it holds
 * what people have told. Nothing is written when the content has not the expected SM3; gives whether it had.
 */
export async function copyWhole(from: string, to: string, expected?: string): Promise<boolean> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const aside = `${to}.${randomUUID()}.part`;
  const out = await open(aside, 'wx', 0o600);
  try {
    const hash = createHash('sm3');
    for await (const piece of createReadStream(from)) {
      hash.update(piece as Buffer);
      await out.writeFile(piece as Buffer);
    }
    await out.sync();
    await out.close();
    if (expected !== undefined && hash.digest('hex') !== expected) {
      await rm(aside);
      return false;
    }
    await rename(aside, to);
    return true;
  } catch (error) {
    await out.close().catch(() => undefined);
    await rm(aside, { force: true });
    throw error;
  }
}

/** Brings what stands in a folder's list of names to the disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

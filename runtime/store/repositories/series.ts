import { sql } from 'drizzle-orm';
import type { Db } from '../db.ts';

const largestBlock = 256;

interface Block {
  next: number;
  last: number;
  size: number;
}

/**
 * Numbers are reserved in the database before they are given out, so that none comes twice after a crash. Blocks
 * double with use: a quiet series loses few numbers at a restart, a busy one rarely writes.
 */
export function numberSeries(db: Db): (series: string) => Promise<number> {
  const { series } = db.t;
  const blocks = new Map<string, Block>();
  const waiting = new Map<string, Promise<number>>();

  const reserve = (name: string, size: number): Promise<number> =>
    db.write(async (conn) => {
      const [row] = await conn
        .insert(series)
        .values({ name, reserved: size })
        .onConflictDoUpdate({ target: series.name, set: { reserved: sql`${series.reserved} + ${size}` } })
        .returning({ reserved: series.reserved });
      if (!row) throw new Error(`编号序列 ${name} 无法取号`);
      return row.reserved;
    });

  const take = async (name: string): Promise<number> => {
    const block = blocks.get(name);
    if (block && block.next <= block.last) return block.next++;
    const size = Math.min(largestBlock, (block?.size ?? 0) * 2 || 1);
    const last = await reserve(name, size);
    blocks.set(name, { next: last - size + 2, last, size });
    return last - size + 1;
  };

  // One at a time for each series: a second caller must not reserve while the first still does.
  return (name) => {
    const turn = (waiting.get(name) ?? Promise.resolve(0)).catch(() => 0).then(() => take(name));
    waiting.set(name, turn);
    return turn;
  };
}

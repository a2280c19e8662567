import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../runtime/store/open.ts';
import { casePlayer, installPacks } from './play.ts';

const writtenBytes = (): number => Number(/^wchar: (\d+)/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1] ?? 0);

/** Brings the write-ahead log into the database file, so that its size tells what is stored. */
function truncateLog(file: string): void {
  const db = new Database(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** Durable steps on a SQLite file of their own, and their bytes. */
export async function durable(root: string, folder: string) {
  const file = join(folder, 'wutong.db');
  const store = await openStore(`sqlite:${file}`);
  await installPacks(root, store);
  const player = await casePlayer(root, store);
  let steps = 0;
  let written = 0;
  const size = () => statSync(file).size;
  // What the installed packs took is not the steps' doing.
  truncateLog(file);
  const before = size();

  return {
    async stepsPerSecond(ms: number): Promise<number> {
      const writtenBefore = writtenBytes();
      const played = await player.play(ms);
      steps += played.steps;
      written += writtenBytes() - writtenBefore;
      return played.steps / played.seconds;
    },
    /** Verifies the chain and tells the bytes a step. */
    async close() {
      const verified = await store.verifyChain();
      if (!verified.ok || verified.steps !== steps)
        throw new Error(`chain: ${JSON.stringify(verified)}, ${steps} steps`);
      await store.close();
      truncateLog(file);
      const db = new Database(file, { readonly: true });
      const record = db.prepare('select avg(length(cast(record as blob))) from step').pluck().get() as number;
      db.close();
      return {
        steps,
        record,
        growth: (size() - before) / steps,
        written: written / steps,
      };
    },
  };
}

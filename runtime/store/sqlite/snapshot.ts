import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Conn, Db } from '../db.ts';
import type { Store } from '../port.ts';
import { verifyChain } from '../repositories/verify.ts';
import { tables } from '../tables.ts';

/**
 * Copies the database as it is at this moment into a new file, while others go on working: a read transaction that waits
 * for nobody and holds nobody up. Blocks this process until it is done.
 */
export function takeSnapshot(file: string, target: string): void {
  const db = new Database(file, { fileMustExist: true });
  try {
    db.pragma('busy_timeout = 5000');
    db.prepare('vacuum into ?').run(target);
  } finally {
    db.close();
  }
}

/** An uploaded file that the database knows. `kept`: handed in with a case; the others may be gone at any time. */
export interface KnownFile {
  hash: string;
  size: number;
  kept: boolean;
}

export interface Snapshot {
  /** Number of the newest migration. */
  tables: number;
  chain: Awaited<ReturnType<Store['verifyChain']>>;
  files: KnownFile[];
}

/** Reads a database file that nobody works on, without changing it. @throws when it is none, or is damaged */
export async function readSnapshot(file: string): Promise<Snapshot> {
  const client = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const found = client.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new Error(String(found));
    const files = client
      .prepare('select hash, max(size) as size, max(kept) as kept from file group by hash order by hash')
      .all() as { hash: string; size: number; kept: number }[];
    return {
      tables: client.pragma('user_version', { simple: true }) as number,
      chain: await verifyChain(readOnly(client)),
      files: files.map(({ hash, size, kept }) => ({ hash, size, kept: kept === 1 })),
    };
  } finally {
    client.close();
  }
}

function readOnly(client: Database.Database): Pick<Db, 't' | 'read' | 'rows'> {
  const reads = drizzle({ client });
  return { t: tables.sqlite, read: reads as unknown as Conn, rows: async <T>(query: never) => reads.all(query) as T[] };
}

/** Numbers that may have been given out after the snapshot was taken are passed over. */
const SKIPPED = 500;

/**
 * Makes a restored database fit for work: nobody is signed in any more, and no number is given out twice.
 *
 * @param days `20261122`: days from the backup to now, whose series may have begun after it
 */
export function settleRestored(file: string, days: string[]): void {
  const db = new Database(file, { fileMustExist: true });
  try {
    db.transaction(() => {
      db.exec('delete from session');
      const names = db.prepare('select name from series').pluck().all() as string[];
      const begun = new Set(names.flatMap((name) => days.map((day) => name.replace(/\d{8}$/, day))));
      const add = db.prepare('insert or ignore into series (name, reserved) values (?, 0)');
      for (const name of begun) add.run(name);
      db.prepare('update series set reserved = reserved + ?').run(SKIPPED);
    })();
  } finally {
    db.close();
  }
}

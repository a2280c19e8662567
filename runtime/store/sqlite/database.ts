import Database from 'better-sqlite3';
import type { SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Conn, Db } from '../db.ts';
import { tables } from '../tables.ts';

export interface SqliteDb extends Db {
  readonly writer: Database.Database;
  /** Runs the work when no other write is under way. */
  exclusive<T>(work: () => T | Promise<T>): Promise<T>;
}

/** One writer and one reader on the same file. `FULL`: an acknowledged commit survives the loss of power. */
export function openSqlite(file: string): SqliteDb {
  const writer = new Database(file);
  writer.pragma('journal_mode = WAL');
  writer.pragma('synchronous = FULL');
  writer.pragma('busy_timeout = 5000');
  writer.pragma('wal_autocheckpoint = 10000');
  writer.pragma('foreign_keys = ON');
  writer.pragma('cache_size = -65536');
  writer.pragma('temp_store = MEMORY');
  const reader = new Database(file);
  reader.pragma('busy_timeout = 5000');
  reader.pragma('cache_size = -65536');
  reader.pragma('query_only = ON');
  const writes = drizzle({ client: writer }) as unknown as Conn;
  const reads = drizzle({ client: reader });

  let tail: Promise<unknown> = Promise.resolve();
  const exclusive = <T>(work: () => T | Promise<T>): Promise<T> => {
    const run = tail.then(work);
    tail = run.catch(() => undefined);
    return run;
  };

  return {
    dialect: 'sqlite',
    t: tables.sqlite,
    read: reads as unknown as Conn,
    writer,
    exclusive,
    write: (work) => exclusive(() => inTransaction(writer, () => work(writes))),
    rows: async <T>(query: SQL) => reads.all(query) as T[],
    async close() {
      await tail;
      reader.close();
      writer.close();
    },
  };
}

async function inTransaction<T>(writer: Database.Database, work: () => Promise<T>): Promise<T> {
  writer.exec('begin immediate');
  try {
    const value = await work();
    writer.exec('commit');
    return value;
  } catch (error) {
    if (writer.inTransaction) writer.exec('rollback');
    throw error;
  }
}

import type { StoreOptions } from '../db.ts';
import type { Store } from '../port.ts';
import { fitting, groupCommit } from '../queue.ts';
import { sharedPart } from '../repositories/shared.ts';
import { openSqlite } from './database.ts';
import { migrate } from './migrations.ts';
import { sqliteFlush, sqlitePlanWriter } from './writer.ts';

/** A store in one SQLite file. */
export function sqliteStore(file: string, options: StoreOptions = {}): Store {
  const db = openSqlite(file);
  const largest = options.batch ?? 256;
  const writes = groupCommit(sqliteFlush(db), (waiting) => fitting(waiting, largest));
  return {
    ...sharedPart(db, sqlitePlanWriter(db), options),
    dialect: 'sqlite',
    migrate: () => db.exclusive(() => migrate(db.writer)),
    commit: writes.commit,
    commitAll: writes.commitAll,
    async close() {
      await writes.idle();
      await db.close();
    },
  };
}

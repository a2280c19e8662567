import type { StoreOptions } from '../db.ts';
import type { Store } from '../port.ts';
import { fitting, groupCommit } from '../queue.ts';
import { sharedPart } from '../repositories/shared.ts';
import { independent } from './batch.ts';
import { type Driver, postgresDb } from './database.ts';
import { migrate } from './migrations.ts';
import { serverDriver } from './server.ts';
import { postgresFlush, postgresPlanWriter } from './writer.ts';

/** A store in a PostgreSQL database; several server processes may share it. */
export const postgresStore = (url: string, options: StoreOptions = {}): Store => ({
  ...storeOver(serverDriver(url), options),
  // A new index on millions of rows takes longer than any answer may.
  async migrate() {
    const patient = postgresDb(serverDriver(url, 0));
    try {
      await migrate(patient);
    } finally {
      await patient.close();
    }
  },
});

/** The same over any driver: where no server is installed, the contract suite runs it in the process. */
export function storeOver(driver: Driver, options: StoreOptions = {}): Store {
  const db = postgresDb(driver);
  const largest = options.batch ?? 256;
  const writes = groupCommit(postgresFlush(db), (waiting) =>
    independent(waiting.slice(0, fitting(waiting, largest)).map(({ plans }) => plans)),
  );
  return {
    ...sharedPart(db, postgresPlanWriter(db), options),
    dialect: 'postgres',
    migrate: () => migrate(db),
    commit: writes.commit,
    commitAll: writes.commitAll,
    async close() {
      await writes.idle();
      await db.close();
    },
  };
}

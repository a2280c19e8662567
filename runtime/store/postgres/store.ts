import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import type { StoreOptions } from '../db.ts';
import type { Store } from '../port.ts';
import { fitting, groupCommit } from '../queue.ts';
import { sharedPart } from '../repositories/shared.ts';
import { independent } from './batch.ts';
import { type Driver, postgresDb } from './database.ts';
import { migrate } from './migrations.ts';
import { postgresFlush, postgresPlanWriter } from './writer.ts';

/** A store in a PostgreSQL database; several server processes may share it. */
export function postgresStore(url: string, options: StoreOptions = {}): Store {
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5000 });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return storeOver(drizzle({ client: pool }), () => pool.end(), options);
}

/** The same over any drizzle PostgreSQL driver: the contract suite runs it in the process, without a server. */
export function storeOver(driver: Driver, end: () => Promise<void>, options: StoreOptions = {}): Store {
  const db = postgresDb(driver, end);
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

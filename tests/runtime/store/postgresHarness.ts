import { PGlite } from '@electric-sql/pglite';
import { Pool } from 'pg';
import { openStore } from '../../../runtime/store/open.ts';
import { storeOver } from '../../../runtime/store/postgres/store.ts';
import { pgliteDriver } from '../../kit/pglite.ts';
import { hasPostgres, sharedCluster } from '../../kit/postgres.ts';
import type { OpenHarness } from './contract/harness.ts';

/**
 * Empties every table of a database whose migrations ran. Truncating makes new files for every table and index, and
 * takes four times as long as deleting the few rows.
 */
const emptied = `do $$ declare name text; begin
  set local session_replication_role = replica;
  for name in select tablename from pg_tables where schemaname = 'public' and tablename <> 'migration' loop
    execute format('delete from %I', name);
  end loop;
  insert into chain_head (id, position, hash) values (1, 0, decode(repeat('00', 32), 'hex'));
end $$`;

export interface PostgresUnderTest {
  name: string;
  /** Harness over one database that each test finds emptied: starting and creating tables takes seconds. */
  open: OpenHarness;
  close(): Promise<void>;
}

/** The real server where one is installed; elsewhere the one from npm, which has no second connection. */
export const postgresUnderTest = (): PostgresUnderTest =>
  hasPostgres('store on a PostgreSQL server') ? onServer() : onPglite();

function onServer(): PostgresUnderTest {
  let opened: Promise<{ url: string; pool: Pool }> | undefined;
  const begin = async () => {
    const url = await (await sharedCluster()).create('contract');
    const pool = new Pool({ connectionString: url, max: 1 });
    return { url, pool };
  };
  return {
    name: 'a PostgreSQL server',
    async open(options) {
      const isFirst = opened === undefined;
      opened ??= begin();
      const { url, pool } = await opened;
      const again = () => openStore(url, options);
      const store = await again();
      if (!isFirst) await pool.query(emptied);
      return {
        store,
        again,
        tamper: async (sql) => void (await pool.query(sql)),
        query: async (sql) => (await pool.query<Record<string, unknown>>(sql)).rows,
        close: store.close,
      };
    },
    close: async () => (await opened)?.pool.end(),
  };
}

function onPglite(): PostgresUnderTest {
  let client: PGlite | undefined;
  return {
    name: 'PGlite',
    async open(options) {
      const isFirst = client === undefined;
      client ??= await PGlite.create();
      const database = client;
      const again = async () => {
        const store = storeOver(pgliteDriver(database), options);
        await store.migrate();
        return store;
      };
      const store = await again();
      if (!isFirst) await database.exec(emptied);
      return {
        store,
        again,
        tamper: async (sql) => void (await database.exec(sql)),
        query: async (sql) => (await database.query<Record<string, unknown>>(sql)).rows,
        close: store.close,
      };
    },
    close: async () => client?.close(),
  };
}

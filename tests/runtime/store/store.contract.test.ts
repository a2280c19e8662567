import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/pglite';
import { Pool } from 'pg';
import { afterAll } from 'vitest';
import { openStore } from '../../../runtime/store/open.ts';
import { storeOver } from '../../../runtime/store/postgres/store.ts';
import type { OpenHarness } from './contract/harness.ts';
import { storeContract } from './contract.ts';

const onSqlite: OpenHarness = async (options) => {
  const folder = await mkdtemp(join(tmpdir(), 'wutong-store-'));
  const file = join(folder, 'wutong.db');
  const again = () => openStore(`sqlite:${file}`, options);
  const store = await again();
  const other = new Database(file);
  other.pragma('foreign_keys = OFF');
  return {
    store,
    again,
    tamper: async (sql) => void other.exec(sql),
    query: async (sql) => other.prepare(sql).all() as Record<string, unknown>[],
    async close() {
      other.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
};

// Starting PGlite and creating its tables takes seconds, so all tests share one and find it emptied.
let pglite: PGlite | undefined;

// Truncating makes new files for every table and index, and takes four times as long as deleting the few rows.
const emptied = `do $$ declare name text; begin
  set local session_replication_role = replica;
  for name in select tablename from pg_tables where schemaname = 'public' and tablename <> 'migration' loop
    execute format('delete from %I', name);
  end loop;
  insert into chain_head (id, position, hash) values (1, 0, decode(repeat('00', 32), 'hex'));
end $$`;

const onPglite: OpenHarness = async (options) => {
  const isFirst = pglite === undefined;
  pglite ??= await PGlite.create();
  const client = pglite;
  const again = async () => {
    const store = storeOver(drizzle({ client }), async () => undefined, options);
    await store.migrate();
    return store;
  };
  const store = await again();
  if (!isFirst) await client.exec(emptied);
  return {
    store,
    again,
    tamper: async (sql) => void (await client.exec(sql)),
    query: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
    close: store.close,
  };
};

let schemas = 0;
const server = process.env.WUTONG_TEST_POSTGRES;

const onServer: OpenHarness = async (options) => {
  const pool = new Pool({ connectionString: server, max: 2 });
  const schema = `wutong_test_${process.pid}_${++schemas}`;
  await pool.query(`create schema ${schema}`);
  const url = new URL(server ?? '');
  url.searchParams.set('options', `-c search_path=${schema}`);
  const again = () => openStore(url.href, options);
  const store = await again();
  return {
    store,
    again,
    tamper: async (sql) => void (await pool.query(`set search_path to ${schema}; ${sql}; reset search_path`)),
    async query(sql) {
      const client = await pool.connect();
      await client.query(`set search_path to ${schema}`);
      const { rows } = await client.query<Record<string, unknown>>(sql);
      await client.query('reset search_path');
      client.release();
      return rows;
    },
    async close() {
      await store.close();
      await pool.query(`drop schema ${schema} cascade`);
      await pool.end();
    },
  };
};

afterAll(async () => {
  await pglite?.close();
});

storeContract('store on SQLite', onSqlite);
storeContract('store on PGlite', onPglite);
if (server) storeContract('store on a PostgreSQL server', onServer);

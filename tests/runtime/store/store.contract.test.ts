import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll } from 'vitest';
import { openStore } from '../../../runtime/store/open.ts';
import type { OpenHarness } from './contract/harness.ts';
import { storeContract } from './contract.ts';
import { postgresUnderTest } from './postgresHarness.ts';

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

const postgres = postgresUnderTest();
afterAll(postgres.close);

storeContract('store on SQLite', onSqlite);
storeContract(`store on ${postgres.name}`, postgres.open);

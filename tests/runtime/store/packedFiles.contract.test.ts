import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/pglite';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../runtime/store/open.ts';
import { packFiles, unpackFiles } from '../../../runtime/store/packedFiles.ts';
import type { Store } from '../../../runtime/store/port.ts';
import { storeOver } from '../../../runtime/store/postgres/store.ts';

const files = { 'package.json': '{"name":"@wutong/beijing"}', 'README.md': '䶮𠮷·"引号"\n', 'forms/空.json': '' };
const BEFORE = 12;

/** The tables as they were before files were packed, statement by statement. */
function earlier(dialect: string): string[] {
  const folder = join(import.meta.dirname, '../../../runtime/store', dialect, 'migrations');
  const names = readdirSync(folder).sort().slice(0, BEFORE);
  return names.map((name) => readFileSync(join(folder, name), 'utf8'));
}

const PACK = `insert into pack (name, version, digest, installed_at, installed_by, active, files)
  values ('@wutong/beijing', '1.0.0', 'd1', 0, 'system', `;
const CHANGE = `insert into pack_change (id, kind, pack, status, planned_at, planned_by, updated_at, done, total, detail, files)
  values ('c1', 'install', '@wutong/beijing', 'planned', 0, 'u-wang', 0, 0, 0, '{}', `;

async function holds(store: Store): Promise<void> {
  expect(await store.packFiles('@wutong/beijing', '1.0.0')).toEqual(files);
  expect((await store.packChange('c1'))?.files).toEqual(files);
  const change = await store.packChange('c1');
  if (!change) throw new Error('the change is gone');
  await store.savePackChange({ ...change, id: 'c2' });
  expect((await store.packChange('c2'))?.files).toEqual(files);
  await store.savePackChange({ ...change, files: null });
  expect((await store.packChange('c1'))?.files).toBeNull();
}

describe('files of packs', () => {
  it('come back as they were packed, and large ones take a fraction of their text', () => {
    expect(unpackFiles(packFiles(files))).toEqual(files);
    const large = { 'items/a.json': JSON.stringify(Array.from({ length: 5_000 }, () => '失业登记受理条件')) };
    expect(packFiles(large).length).toBeLessThan((large['items/a.json'].length * 3) / 20);
    expect(unpackFiles(packFiles(large))).toEqual(large);
  });

  it('that an earlier program stored as text are read after the upgrade of a SQLite file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wutong-packed-'));
    const file = join(folder, 'wutong.db');
    const old = new Database(file);
    for (const sql of earlier('sqlite')) old.exec(sql);
    old.pragma(`user_version = ${BEFORE}`);
    old.prepare(`${PACK} 1, ?)`).run(JSON.stringify(files));
    old.prepare(`${CHANGE} ?)`).run(JSON.stringify(files));
    old.close();
    const store = await openStore(`sqlite:${file}`);
    await holds(store);
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('that an earlier program stored as text are read after the upgrade of a PostgreSQL database', async () => {
    const client = await PGlite.create();
    for (const sql of earlier('postgres')) await client.exec(sql);
    await client.exec(`create table migration (number bigint primary key); insert into migration values (${BEFORE})`);
    await client.query(`${PACK} true, $1)`, [JSON.stringify(files)]);
    await client.query(`${CHANGE} $1)`, [JSON.stringify(files)]);
    const store = storeOver(drizzle({ client }), async () => undefined);
    await store.migrate();
    await holds(store);
    await client.close();
  });
});

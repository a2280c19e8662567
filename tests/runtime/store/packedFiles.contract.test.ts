import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../runtime/store/open.ts';
import { packFiles, packFilesInSteps, unpackFiles, unpackFilesInSteps } from '../../../runtime/store/packedFiles.ts';
import type { Store } from '../../../runtime/store/port.ts';
import { hasPostgres, sharedCluster } from '../../kit/postgres.ts';

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

  it('come out the same whether they are packed and read at once or step by step', async () => {
    const odd = {
      'a\\".json': '\\',
      'b.json': '"\\"\\\\',
      'c.json': '{"x":"\\"y\\\\\\""}',
      '䶮.md': '㐂'.repeat(300_000),
    };
    for (const one of [files, odd, {}, JSON.parse('{"__proto__":"x"}')]) {
      expect(await packFilesInSteps(one)).toEqual(packFiles(one));
      expect(await unpackFilesInSteps(packFiles(one))).toEqual(one);
    }
    expect(await unpackFilesInSteps(Buffer.from(JSON.stringify(odd, null, 2)))).toEqual(odd);
    const damaged = packFiles(files);
    damaged[40] = (damaged[40] ?? 0) ^ 0xff;
    await expect(unpackFilesInSteps(damaged)).rejects.toThrow('已损坏');
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

  it.runIf(hasPostgres('upgrade of a PostgreSQL database'))(
    'that an earlier program stored as text are read after the upgrade of a PostgreSQL database',
    async () => {
      const cluster = await sharedCluster();
      const url = await cluster.create('packed');
      const old = new Client({ connectionString: url });
      await old.connect();
      for (const sql of earlier('postgres')) await old.query(sql);
      await old.query(`create table migration (number bigint primary key); insert into migration values (${BEFORE})`);
      await old.query(`${PACK} true, $1)`, [JSON.stringify(files)]);
      await old.query(`${CHANGE} $1)`, [JSON.stringify(files)]);
      await old.end();
      const store = await openStore(url);
      await holds(store);
      await store.close();
    },
  );
});

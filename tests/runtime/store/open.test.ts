import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../runtime/store/open.ts';
import { planOf } from './fixtures.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wutong-open-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Copies the open database as it lies on the disk right now. */
function leaveFiles(name: string): string {
  const copy = join(folder, `${name}.db`);
  for (const end of ['', '-wal']) copyFileSync(join(folder, `wutong.db${end}`), `${copy}${end}`);
  return copy;
}

describe('openStore', () => {
  it.each(['mysql://x', 'wutong.db', ''])('refuses the address %j', async (url) => {
    await expect(openStore(url)).rejects.toThrow('不认识的数据库地址');
  });

  it('does not repeat a password of a refused address', async () => {
    await expect(openStore('mysql://u:secret@h/d')).rejects.not.toThrow('secret');
  });

  it('finds every acknowledged step, and repeats no number, in the files that a killed process leaves', async () => {
    const store = await openStore(`sqlite:${join(folder, 'wutong.db')}`);
    const given: number[] = [];
    for (let round = 0; round < 5; round++) {
      const ids = Array.from({ length: 20 }, (_, index) => `c${round}-${index}`);
      await Promise.all(ids.map((id) => store.commit(planOf(id, 0))));
      for (let index = 0; index < 3; index++) given.push(await store.nextNumber('s'));
      const left = await openStore(`sqlite:${leaveFiles(`copy-${round}`)}`);
      expect(await left.verifyChain()).toMatchObject({ ok: true, steps: (round + 1) * 20 });
      expect(given).not.toContain(await left.nextNumber('s'));
      expect(await left.commit(planOf('next', 0))).toEqual({ kind: 'committed', position: (round + 1) * 20 + 1 });
      await left.close();
    }
    await store.close();
  });

  it('upgrades a database of the first version, whose officers are kept as they were', async () => {
    const file = join(folder, 'wutong.db');
    const old = new Database(file);
    old.exec(readFileSync(join(import.meta.dirname, '../../../runtime/store/sqlite/migrations/0001.sql'), 'utf8'));
    old.pragma('user_version = 1');
    const posts = [{ post: 'approval', office: '110105' }];
    old
      .prepare('insert into account values (?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run('u-wang', 'wang', '王㛃', 'scrypt$1', '110105', JSON.stringify(posts), 0, 0, null);
    old.close();
    const store = await openStore(`sqlite:${file}`);
    expect(await store.user('u-wang')).toMatchObject({ name: '王㛃', posts, established: null, idNo: null });
    await store.close();
  });

  it('refuses a database that a newer program has upgraded', async () => {
    const file = join(folder, 'wutong.db');
    const newer = new Database(file);
    newer.pragma('user_version = 99');
    newer.close();
    await expect(openStore(`sqlite:${file}`)).rejects.toThrow('新版程序');
  });

  it('refuses a file that is no database', async () => {
    await expect(openStore(`sqlite:${folder}`)).rejects.toThrow();
  });
});

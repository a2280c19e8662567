import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../../../runtime/cli/main.ts';
import { nameOf } from '../../../runtime/server/backup/manifest.ts';
import { restoreBackup } from '../../../runtime/server/backup/restore.ts';
import { unemploymentCase, workCase } from '../../kit/caseWork.ts';
import { Client } from '../../kit/client.ts';
import { type Acknowledged, Office } from '../../kit/office.ts';
import { packsFolder } from '../../kit/packs.ts';
import { type ServerProcess, startDemoServer, startServerProcess } from '../../kit/server.ts';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'wutong-backup-'));
const [data, target] = [join(folder, 'data'), join(folder, 'backups')];
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const uploaded = createHash('sm3').update(PNG).digest('hex');
const NAMED = { 'x-file-name': encodeURIComponent('证件照.png') };
const OFFICE = '和平里街道政务服务中心';

interface Said {
  code: number;
  out: string;
  err: string;
}

/** `wutong …`, here or as a process of its own. */
async function wutong(...argv: string[]): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void out.push(`${line}\n`));
  const error = vi.spyOn(console, 'error').mockImplementation((line) => void err.push(`${line}\n`));
  try {
    const code = await run({ root, argv, env: {} });
    return { code, out: out.join(''), err: err.join('') };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}

async function wutongAside(...args: string[]): Promise<Said> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    join(root, 'runtime/cli/wutong.mjs'),
    ...args,
  ]);
  return { code: 0, out: stdout, err: stderr };
}

interface Taken {
  folder: string;
  chain: { steps: number; head: string };
  uploads: number;
  copied: number;
  removed: string[];
}

async function backup(more: string[] = [], call = wutong): Promise<Taken> {
  const said = await call('backup', target, '--data', data, '--json', ...more);
  if (said.code !== 0) throw new Error(said.err);
  return JSON.parse(said.out) as Taken;
}

const second = () => new Promise((resolve) => setTimeout(resolve, 1_100));

/** Hash of the chain at a position. */
function hashAt(file: string, position: number): string {
  const db = new Database(file, { readonly: true });
  const hash = db.prepare('select hash from step where position = ?').pluck().get(position) as Buffer;
  db.close();
  return hash.toString('hex');
}

const versionsIn = (file: string): Map<string, number> => {
  const db = new Database(file, { readonly: true });
  const rows = db.prepare('select id, version from case_state join kase on seq = kase').raw().all() as [
    string,
    number,
  ][];
  db.close();
  return new Map(rows);
};

/** Changes one byte in the middle. */
function flip(file: string): void {
  const bytes = readFileSync(file);
  const at = bytes.length >> 1;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

let server: ServerProcess | undefined;
let taken: Taken;
const before: Acknowledged[] = [];

beforeAll(async () => {
  server = await startDemoServer(data);
  const running = server;
  const office = await Office.open(() => running.base, OFFICE);
  expect((await office.officer('受理').raw('POST', '/api/files', { body: PNG, headers: NAMED })).status).toBe(201);
  const journal: Acknowledged[] = [];
  const acknowledged = ({ id, version }: { id: string; version: number }) => void journal.push({ caseId: id, version });
  const work = { ...unemploymentCase(packsFolder), office, acknowledged };
  await workCase(work, 0);
  let working = true;
  const clients = Array.from({ length: 4 }, async (_, turn) => {
    while (working) await workCase(work, turn);
  });
  await second();
  before.push(...journal);
  taken = await backup([], wutongAside);
  await second();
  working = false;
  await Promise.all(clients);
}, 120_000);

afterAll(async () => {
  await server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

describe('a backup taken while the server works', () => {
  it('has every step acknowledged before it, and is a prefix of the chain as it went on', () => {
    expect(before.length).toBeGreaterThan(10);
    expect(hashAt(join(data, 'wutong.db'), taken.chain.steps)).toBe(taken.chain.head);
    const versions = versionsIn(join(taken.folder, 'wutong.db'));
    const missing = before.filter(({ caseId, version }) => (versions.get(caseId) ?? 0) < version);
    expect(missing).toEqual([]);
    expect(versionsIn(join(data, 'wutong.db')).size).toBeGreaterThan(versions.size - 1);
  });

  it('has the uploaded file, can be read by its owner only, and verifies', async () => {
    expect(taken).toMatchObject({ uploads: 1, copied: 1 });
    const file = join(target, 'files', uploaded.slice(0, 2), uploaded);
    expect(createHash('sm3').update(readFileSync(file)).digest('hex')).toBe(uploaded);
    for (const one of [file, join(taken.folder, 'wutong.db'), join(taken.folder, 'manifest.json')])
      expect(statSync(one).mode & 0o077, one).toBe(0);
    const said = await wutong('backup', 'verify', taken.folder);
    expect(said.err).toBe('');
    expect(said.out).toContain(`共 ${taken.chain.steps} 步，链头 ${taken.chain.head}，上传的文件 1 个`);
  });

  it('is restored to a folder on which a server works: same facts, nobody signed in, no number twice', async () => {
    const restored = join(folder, 'restored');
    const said = await wutong('restore', taken.folder, '--data', restored);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('所有人须重新登录');
    expect(versionsIn(join(restored, 'wutong.db'))).toEqual(versionsIn(join(taken.folder, 'wutong.db')));
    const again = await startServerProcess(restored, 0);
    const office = await Office.open(() => again.base, OFFICE);
    const last = versionsIn(join(data, 'wutong.db')).size;
    const view = await workCase({ ...unemploymentCase(packsFolder), office, acknowledged: () => undefined }, 0);
    expect(Number(view.no.split('-').at(-1))).toBeGreaterThan(last);
    expect((await office.officer('受理').raw('GET', `/api/files/${uploaded}`)).status).toBe(200);
    await again.stop();
    expect((await wutong('audit', 'verify', '--data', restored)).code).toBe(0);
  }, 60_000);

  it('signs everybody out', () => {
    const restored = join(folder, 'signed-out');
    return restoreBackup({ folder: taken.folder, dataDir: restored, now: Date.now() }).then(() => {
      const count = (file: string) => {
        const db = new Database(file, { readonly: true });
        const sessions = db.prepare('select count(*) from session').pluck().get();
        db.close();
        return sessions;
      };
      expect(count(join(taken.folder, 'wutong.db'))).toBeGreaterThan(0);
      expect(count(join(restored, 'wutong.db'))).toBe(0);
    });
  });

  it('passes over numbers of days that began after it', async () => {
    const restored = join(folder, 'later');
    const later = Date.now() + 2 * 86_400_000;
    await restoreBackup({ folder: taken.folder, dataDir: restored, now: later });
    const db = new Database(join(restored, 'wutong.db'), { readonly: true });
    const day = nameOf(later).slice(0, 10).replaceAll('-', '');
    const reserved = db.prepare('select reserved from series where name like ?').pluck().all(`case:%-${day}`);
    db.close();
    expect(new Set(reserved)).toEqual(new Set([500]));
  });
});

describe('a backup that is not whole', () => {
  const damaged = (name: string): { at: string; files: string } => {
    const copy = join(folder, name);
    cpSync(target, copy, { recursive: true });
    return { at: join(copy, taken.folder.slice(target.length + 1)), files: join(copy, 'files') };
  };
  const faults: [string, (where: { at: string; files: string }) => void, string][] = [
    ['a changed database', ({ at }) => flip(join(at, 'wutong.db')), 'wutong.db 内容与清单中的摘要不符'],
    ['a shortened database', ({ at }) => writeFileSync(join(at, 'wutong.db'), ''), '现为 0 字节'],
    ['a missing database', ({ at }) => rmSync(join(at, 'wutong.db')), 'wutong.db 不在备份中'],
    [
      'a changed upload',
      ({ files }) => flip(join(files, uploaded.slice(0, 2), uploaded)),
      `上传的文件 ${uploaded} 内容与清单中的摘要不符`,
    ],
    ['a missing upload', ({ files }) => rmSync(files, { recursive: true }), `上传的文件 ${uploaded} 不在备份中`],
    ['a broken manifest', ({ at }) => writeFileSync(join(at, 'manifest.json'), '{"format":1'), 'manifest.json 已损坏'],
    ['no manifest', ({ at }) => rmSync(join(at, 'manifest.json')), '不是备份'],
  ];
  it.each(faults)('%s is named, and nothing is restored', async (name, damage, words) => {
    const where = damaged(name.replaceAll(' ', '-'));
    damage(where);
    const verified = await wutong('backup', 'verify', where.at);
    expect(verified).toMatchObject({ code: 1 });
    expect(verified.err).toContain(words);
    const to = join(folder, `${name}-restored`);
    const restored = await wutong('restore', where.at, '--data', to);
    expect(restored.code).toBe(1);
    expect(restored.err).toContain(words);
    expect(existsSync(to) || existsSync(`${to}.restoring`)).toBe(false);
  });

  it('a rewritten step is found although every digest was made to fit', async () => {
    const { at } = damaged('rewritten');
    const file = join(at, 'wutong.db');
    const db = new Database(file);
    db.exec(
      "update step set record = replace(record, '同意', '不同意') where position = (select max(position) from step where record like '%同意%')",
    );
    db.close();
    const manifest = JSON.parse(readFileSync(join(at, 'manifest.json'), 'utf8'));
    const bytes = readFileSync(file);
    manifest.entries[0] = { path: 'wutong.db', size: bytes.length, sm3: createHash('sm3').update(bytes).digest('hex') };
    writeFileSync(join(at, 'manifest.json'), JSON.stringify(manifest));
    const said = await wutong('backup', 'verify', at);
    expect(said.code).toBe(1);
    expect(said.err).toMatch(/哈希链在第 \d+ 步断裂/);
  });
});

describe('the folder of backups', () => {
  it('copies an upload once, keeps the newest, and clears away what only the removed ones had', async () => {
    const next = await backup();
    expect(next).toMatchObject({ uploads: 1, copied: 0, removed: [] });
    const orphan = join(target, 'files', 'ab', 'ab'.repeat(32));
    mkdirSync(join(target, 'files', 'ab'), { recursive: true });
    writeFileSync(orphan, '旧');
    const newest = await backup(['--keep', '2']);
    expect(newest.removed).toEqual([taken.folder.slice(target.length + 1)]);
    expect(existsSync(orphan)).toBe(false);
    const listed = await wutong('backup', 'list', target);
    expect(listed.out.trim().split('\n')).toHaveLength(2);
    expect((await wutong('backup', 'verify', newest.folder)).code).toBe(0);
    expect(readdirSync(target).filter((name) => name.endsWith('.part') || name === '.lock')).toEqual([]);
  });

  it('goes on after a process that was killed, and refuses a second one at the same time', async () => {
    writeFileSync(join(target, '.lock'), String(process.pid));
    const refused = await wutong('backup', target, '--data', data);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('另一个备份正在进行');
    // The machine was started anew, and this number is somebody else's now.
    const yesterday = Date.now() / 1000 - 86_400;
    utimesSync(join(target, '.lock'), yesterday, yesterday);
    expect((await wutong('backup', target, '--data', data)).code).toBe(0);
    mkdirSync(join(target, '2026-11-20T01-00-00-000.17.part'));
    writeFileSync(join(target, '.lock'), '999999999');
    expect((await wutong('backup', target, '--data', data)).code).toBe(0);
    expect(readdirSync(target).filter((name) => name.endsWith('.part') || name === '.lock')).toEqual([]);
  });

  it('says what is wrong with the data, and is taken all the same', async () => {
    const copy = join(folder, 'gone');
    await restoreBackup({ folder: (await backup()).folder, dataDir: copy, now: Date.now() });
    const db = new Database(join(copy, 'wutong.db'));
    db.exec('update file set kept = 1');
    db.close();
    renameSync(join(copy, 'files'), join(copy, 'away'));
    const said = await wutong('backup', join(folder, 'elsewhere'), '--data', copy);
    expect(said.code).toBe(1);
    expect(said.err).toContain(`上传的文件 ${uploaded} 不在数据目录中`);
    expect(said.out).toContain('已备份到');
  });
});

describe('wrongly called', () => {
  it.each([
    [['backup'], 2, '请给出存放备份的目录'],
    [['backup', target, '--keep', '0'], 2, '--keep“0”不正确'],
    [['backup', target, '--data', join(folder, 'nowhere')], 1, '没有数据库'],
    [['restore', 'x'], 2, '请用 --data 指定'],
    [['restore', join(folder, 'nowhere'), '--data', join(folder, 'new')], 1, '不是备份'],
  ])('%j', async (args, code, words) => {
    const said = await wutong(...args);
    expect(said.code).toBe(code);
    expect(said.err).toContain(words);
  });

  it('does not restore over data that are there', async () => {
    const said = await wutong('restore', join(target, readdirSync(target).sort()[0] ?? ''), '--data', data);
    expect(said.code).toBe(1);
    expect(said.err).toContain('不是空的，没有恢复');
  });
});

describe('the server’s own backup', () => {
  it('is taken once a day in the background', async () => {
    const own = join(folder, 'own');
    const running = await startServerProcess(join(folder, 'restored'), 0, [], { WUTONG_BACKUP: own });
    const hour = Number(nameOf(Date.now()).slice(11, 13));
    const due = hour >= 1;
    for (let wait = 0; wait < 100 && due && !running.output().includes('backup.'); wait += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(running.output().includes('backup.done')).toBe(due);
    expect((await new Client(() => running.base).get('/api/health')).status).toBe(200);
    await running.stop();
    expect(existsSync(own) && readdirSync(own).some((name) => name.startsWith('20'))).toBe(due);
  }, 60_000);
});

import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import type { PackFiles } from '#engine';
import { openPack } from '#engine';
import { run } from '../../../runtime/cli/main.ts';
import { packRow } from '../../../runtime/server/packs/install.ts';
import { openStore } from '../../../runtime/store/open.ts';
import { kiteFiles } from '../../engine/pack/kitePack.ts';
import { HOSTILE } from '../../kit/hostile/index.ts';
import { packsFolder } from '../../kit/packs.ts';

const folder = mkdtempSync(join(tmpdir(), 'wutong-archive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeFiles(name: string, files: PackFiles): string {
  const target = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(target, path, '..'), { recursive: true });
    writeFileSync(join(target, path), text);
  }
  return target;
}

const versioned = (version: string, more: PackFiles = {}): PackFiles => {
  const files = { ...kiteFiles(), ...more };
  return { ...files, 'package.json': (files['package.json'] ?? '').replace('1.2.0', version) };
};

/** Everything below a folder with its size, to see that nothing was written. */
const tree = (at: string): string[] =>
  readdirSync(at, { recursive: true, withFileTypes: true })
    .map((entry) => `${join(entry.parentPath, entry.name)} ${lstatSync(join(entry.parentPath, entry.name)).size}`)
    .sort();

let out: MockInstance;
let err: MockInstance;
beforeEach(() => {
  out = vi.spyOn(console, 'log').mockImplementation(() => {});
  err = vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

async function cli(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  out.mockClear();
  err.mockClear();
  const code = await run({ root: folder, argv, env: {} });
  const text = (spy: MockInstance) => spy.mock.calls.map(([line]) => line).join('\n');
  return { code, out: text(out), err: text(err) };
}

/** A signed archive of the kite pack; the key is made once. */
async function signed(
  version = '1.2.0',
  more: PackFiles = {},
): Promise<{ archive: string; keys: string; key: string }> {
  const name = `kite-${version}-${Object.keys(more).length}`;
  const archive = join(folder, `${name}.tgz`);
  const key = join(folder, '某省人社厅');
  if (!existsSync(`${key}.key.pem`))
    await cli('pack', 'keygen', key, '--publisher', '某省人社厅', '--packs', '@wutong/kite');
  await cli('pack', 'build', writeFiles(name, versioned(version, more)), '--out', archive);
  expect(await cli('pack', 'sign', archive, '--key', `${key}.key.pem`)).toMatchObject({ code: 0 });
  return { archive, keys: `${key}.keys.json`, key: `${key}.key.pem` };
}

/** A copy of the key list with its one key changed. */
function changedKeys(keys: string, change: object): string {
  const list = JSON.parse(readFileSync(keys, 'utf8'));
  const file = join(folder, `keys-${Math.abs(JSON.stringify(change).length)}-${Object.keys(change).join('-')}.json`);
  writeFileSync(file, JSON.stringify({ ...list, keys: [{ ...list.keys[0], ...change }] }));
  return file;
}

describe('wutong pack build', () => {
  it('writes an archive that tar reads, the same each time', async () => {
    const source = writeFiles('build', kiteFiles());
    const [first, second] = [join(folder, 'first.tgz'), join(folder, 'second.tgz')];
    expect(await cli('pack', 'build', source, '--out', first)).toMatchObject({
      code: 0,
      out: expect.stringContaining('@wutong/kite@1.2.0'),
    });
    await cli('pack', 'build', source, '--out', second);
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
    expect(execFileSync('tar', ['xzOf', first, 'package/README.md'], { encoding: 'utf8' })).toBe('# 风筝\n');
  });

  it('writes archives that check takes like folders', async () => {
    const archives = ['national', 'beijing'].map((name) => join(folder, `${name}.tgz`));
    for (const archive of archives)
      await cli('pack', 'build', join(packsFolder, basename(archive, '.tgz')), '--out', archive);
    const checked = await cli('pack', 'check', ...archives);
    expect(checked).toMatchObject({ code: 0, out: expect.stringContaining('@wutong/beijing@1.0.0 合格') });
    const folders = archives.map((archive) => join(packsFolder, basename(archive, '.tgz')));
    expect((await cli('pack', 'check', ...folders)).out).toBe(checked.out);
  }, 60_000);

  it('refuses links, bytes that are no text, a pack with faults, and a place inside the pack', async () => {
    const source = writeFiles('linked', kiteFiles());
    symlinkSync('/etc/passwd', join(source, 'LICENSE'));
    const target = join(folder, 'never.tgz');
    expect(await cli('pack', 'build', source, '--out', target)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^LICENSE：这是符号链接.*archiveType/),
    });
    symlinkSync('nowhere', join(source, 'README.zh-CN.md'));
    expect(await cli('pack', 'build', source, '--out', target)).toMatchObject({
      code: 1,
      err: expect.stringContaining('README.zh-CN.md：这是符号链接'),
    });
    const gbk = writeFiles('gbk', kiteFiles());
    writeFileSync(join(gbk, 'README.md'), Buffer.from([0xce, 0xe0, 0xcd, 0xa9]));
    expect(await cli('pack', 'build', gbk, '--out', target)).toMatchObject({
      code: 1,
      err: expect.stringContaining('README.md：文件不是 UTF-8 文本'),
    });
    const scripted = writeFiles('scripted', { ...kiteFiles(), 'items/run.sh': 'rm -rf /' });
    expect(await cli('pack', 'build', scripted, '--out', target)).toMatchObject({
      code: 1,
      err: expect.stringContaining('items/run.sh'),
    });
    const device = writeFiles('device', {
      ...kiteFiles(),
      'code-tables/CON.json': '{"id": "CON", "title": "甲", "entries": [{"code": "1", "label": "乙"}]}',
    });
    expect(await cli('pack', 'build', device, '--out', target)).toMatchObject({
      code: 1,
      err: expect.stringContaining('Windows 的设备名'),
    });
    expect(existsSync(target)).toBe(false);
    const inside = writeFiles('inside', kiteFiles());
    expect(await cli('pack', 'build', inside, '--out', join(inside, 'x.tgz'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('目录之内'),
    });
    expect(readdirSync(inside)).not.toContain('x.tgz');
  });
});

describe('wutong pack check and verify with hostile archives', () => {
  it('refuse each one and write nothing', async () => {
    const { keys } = await signed();
    const place = mkdtempSync(join(folder, 'hostile-'));
    const wrong: string[] = [];
    for (const [index, { name, bytes, code }] of HOSTILE.entries()) {
      const file = join(place, `${index}.tgz`);
      writeFileSync(file, bytes);
      const before = tree(folder);
      const checked = await cli('pack', 'check', file);
      const verified = await cli('pack', 'verify', file, '--keys', keys);
      const said = [checked, verified].every(
        (one) => one.code === 1 && one.err.includes(code) && one.err.includes(`${index}.tgz`),
      );
      if (!said || JSON.stringify(tree(folder)) !== JSON.stringify(before))
        wrong.push(`${name}: ${checked.err} ${verified.err}`);
      rmSync(file);
    }
    expect(wrong).toEqual([]);
    expect(HOSTILE.length).toBeGreaterThan(100);
  }, 120_000);
});

describe('wutong pack keygen, sign and verify', () => {
  it('make, sign and verify; the private key is for its owner only and never overwritten', async () => {
    const { archive, keys, key } = await signed();
    expect(await cli('pack', 'verify', archive, '--keys', keys)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/签名有效.*\n.*某省人社厅/),
    });
    expect(statSync(key).mode & 0o077).toBe(0);
    const before = readFileSync(key);
    const again = key.replace(/\.key\.pem$/, '');
    expect(await cli('pack', 'keygen', again, '--publisher', '他人', '--packs', '*')).toMatchObject({
      code: 2,
      err: expect.stringContaining('不会覆盖'),
    });
    expect(readFileSync(key).equals(before)).toBe(true);
  });

  it('two signatures of one archive differ and are both valid', async () => {
    const { archive, keys, key } = await signed();
    const [first, second] = [join(folder, 'a.sig'), join(folder, 'b.sig')];
    await cli('pack', 'sign', archive, '--key', key, '--out', first);
    await cli('pack', 'sign', archive, '--key', key, '--out', second);
    expect(readFileSync(first).equals(readFileSync(second))).toBe(false);
    for (const sig of [first, second])
      expect((await cli('pack', 'verify', archive, '--keys', keys, '--sig', sig)).code).toBe(0);
  });

  it.each([
    ['revoked', { revoked: { date: '2026-05-01', reason: '私钥遗失' } }, 'keys.revoked'],
    ['expired', { validFrom: '2020-01-01', validUntil: '2022-12-31' }, 'keys.expired'],
    ['not yet valid', { validFrom: '2190-01-01', validUntil: '2192-12-31' }, 'keys.notYetValid'],
    ['for another pack', { packs: ['@wutong/beijing', '@wutong/kite-2', '@other/*'] }, 'keys.wrongPack'],
    ['misspelled', { revokd: { date: '2026-05-01', reason: '私钥遗失' } }, 'keys.format'],
    ['without a pack', { packs: [] }, 'keys.format'],
    ['no key of SM2', { publicKey: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n' }, 'keys.format'],
  ])('refuses a key that is %s', async (_, change, code) => {
    const { archive, keys } = await signed();
    const refused = await cli('pack', 'verify', archive, '--keys', changedKeys(keys, change));
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(`（${code}）`) });
  });

  it('accepts a key for a scope or for everything', async () => {
    const { archive, keys } = await signed();
    for (const packs of [['@wutong/*'], ['*']])
      expect(
        (await cli('pack', 'verify', archive, '--keys', changedKeys(keys, { packs, id: String(packs) }))).code,
      ).toBe(0);
  });

  it('refuses a signature by a stranger, of another archive, or none', async () => {
    const { archive, keys } = await signed();
    const other = await signed('1.3.0');
    expect(await cli('pack', 'verify', archive, '--keys', keys, '--sig', `${other.archive}.sig`)).toMatchObject({
      code: 1,
      err: expect.stringContaining('pack.unknownSigner'),
    });
    const stranger = join(folder, 'stranger');
    await cli('pack', 'keygen', stranger, '--publisher', '他人', '--packs', '*');
    await cli('pack', 'sign', archive, '--key', `${stranger}.key.pem`, '--out', join(folder, 's.sig'));
    expect(await cli('pack', 'verify', archive, '--keys', keys, '--sig', join(folder, 's.sig'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('pack.unknownSigner'),
    });
    expect(await cli('pack', 'verify', archive, '--keys', keys, '--sig', join(folder, 'none.sig'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有签名文件'),
    });
  });

  it('refuses a step back from what is installed, and other content under the same version', async () => {
    const data = mkdtempSync(join(folder, 'data-'));
    const store = await openStore(`sqlite:${join(data, 'wutong.db')}`);
    const opened = openPack(versioned('1.3.0'));
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
    await store.installPack(packRow(opened.value, Date.UTC(2026, 0, 5), 'system'), []);
    await store.close();
    const verify = async (archive: { archive: string; keys: string }) =>
      cli('pack', 'verify', archive.archive, '--keys', archive.keys, '--data', data);
    expect(await verify(await signed('1.2.0'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('pack.downgrade'),
    });
    expect(await verify(await signed('1.3.0-rc.1'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('pack.downgrade'),
    });
    expect(await verify(await signed('1.3.0', { 'CHANGELOG.md': '# 改动\n' }))).toMatchObject({
      code: 1,
      err: expect.stringContaining('pack.sameVersion'),
    });
    expect(await verify(await signed('1.3.0'))).toMatchObject({ code: 0 });
    expect(await verify(await signed('1.10.0'))).toMatchObject({ code: 0 });
  });

  it('tells misuse', async () => {
    const { archive, keys } = await signed();
    expect(await cli('pack', 'verify', archive)).toMatchObject({ code: 2, err: expect.stringContaining('--keys') });
    expect(await cli('pack', 'sign', archive, '--key', keys)).toMatchObject({
      code: 2,
      err: expect.stringContaining('不是 SM2 私钥'),
    });
    expect(await cli('pack', 'sign', join(folder, 'no.tgz'), '--key', keys)).toMatchObject({ code: 2 });
    expect(await cli('pack', 'keygen', 'x')).toMatchObject({ code: 2, err: expect.stringContaining('--publisher') });
    expect(await cli('pack', 'build')).toMatchObject({ code: 2 });
  });
});

/** A check against the OpenSSL command line is worth nothing where that is missing: CI must have it. */
const openssl = spawnSync('openssl', ['version'], { encoding: 'utf8' });
const missing = openssl.status !== 0;
if (missing) console.warn('未安装 openssl 命令行，SM2 签名的互通没有得到验证！');

describe('with the OpenSSL command line', () => {
  const DISTID = ['-pkeyopt', 'distid:1234567812345678'];
  const ssl = (...args: string[]) => spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
  const list = (archive: string): string => {
    const file = `${archive}.list`;
    writeFileSync(file, execFileSync('tar', ['xzOf', archive, 'package/wutong-manifest.json']));
    return file;
  };

  it.runIf(process.env.CI === 'true')('openssl is there on CI', () => expect(missing).toBe(false));

  it.skipIf(missing)('it verifies what we sign, with the key file that we write', async () => {
    const { archive, key } = await signed();
    const pub = key.replace('.key.pem', '.pub.pem');
    expect(ssl('pkey', '-in', key, '-pubout').stdout).toBe(readFileSync(pub, 'utf8'));
    const verify = (file: string) =>
      ssl(
        'pkeyutl',
        '-verify',
        '-rawin',
        '-digest',
        'sm3',
        '-pubin',
        '-inkey',
        pub,
        '-in',
        file,
        '-sigfile',
        `${archive}.sig`,
        ...DISTID,
      );
    expect(verify(list(archive)).stdout).toContain('Signature Verified Successfully');
    writeFileSync(join(folder, 'other.list'), `${readFileSync(list(archive), 'utf8')} `);
    expect(verify(join(folder, 'other.list')).status).not.toBe(0);
  });

  it.skipIf(missing)('we verify what it signs with its own keys, and sign with them', async () => {
    const { archive, keys } = await signed();
    const [key, pub, sig] = ['ssl.pem', 'ssl.pub.pem', 'ssl.sig'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    ssl('genpkey', '-algorithm', 'SM2', '-out', key);
    ssl('pkey', '-in', key, '-pubout', '-out', pub);
    ssl('pkeyutl', '-sign', '-rawin', '-digest', 'sm3', '-inkey', key, '-in', list(archive), '-out', sig, ...DISTID);
    const trusted = changedKeys(keys, { publicKey: readFileSync(pub, 'utf8'), id: 'openssl' });
    expect(await cli('pack', 'verify', archive, '--keys', trusted, '--sig', sig)).toMatchObject({ code: 0 });
    expect(await cli('pack', 'verify', archive, '--keys', keys, '--sig', sig)).toMatchObject({ code: 1 });
    for (const convert of [['pkey'], ['pkcs8', '-topk8', '-nocrypt']]) {
      ssl(...convert, '-in', key, '-outform', 'DER', '-out', `${key}.der`);
      expect(await cli('pack', 'sign', archive, '--key', `${key}.der`, '--out', sig)).toMatchObject({ code: 0 });
      expect(await cli('pack', 'verify', archive, '--keys', trusted, '--sig', sig)).toMatchObject({ code: 0 });
    }
  });

  it.skipIf(missing)('another user id, and keys of another curve, are refused', async () => {
    const { archive, keys, key } = await signed();
    const sig = join(folder, 'id.sig');
    ssl(
      'pkeyutl',
      '-sign',
      '-rawin',
      '-digest',
      'sm3',
      '-inkey',
      key,
      '-in',
      list(archive),
      '-out',
      sig,
      '-pkeyopt',
      'distid:someone-else',
    );
    expect(await cli('pack', 'verify', archive, '--keys', keys, '--sig', sig)).toMatchObject({
      code: 1,
      err: expect.stringContaining('pack.unknownSigner'),
    });
    ssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', join(folder, 'p256.pem'));
    expect(await cli('pack', 'sign', archive, '--key', join(folder, 'p256.pem'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('不是 SM2 私钥'),
    });
  });
});

describe('an archive as npm sees it', () => {
  it('installs with npm, offline, and runs nothing', async () => {
    const { archive } = await signed();
    const home = mkdtempSync(join(folder, 'npm-'));
    writeFileSync(join(home, 'package.json'), '{"name": "home", "version": "1.0.0", "private": true}');
    cpSync(archive, join(home, 'kite.tgz'));
    execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', './kite.tgz'], {
      cwd: home,
      stdio: 'pipe',
    });
    const installed = join(home, 'node_modules/@wutong/kite');
    expect(readFileSync(join(installed, 'README.md'), 'utf8')).toBe('# 风筝\n');
    expect(statSync(join(installed, 'README.md')).mode & 0o111).toBe(0);
  }, 60_000);
});

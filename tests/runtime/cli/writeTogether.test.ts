import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recover, writeTogether } from '../../../runtime/cli/writeTogether.ts';
import { folderFaults, readPackFolder, UNFINISHED } from '../../../runtime/server/packs/folder.ts';

const PROGRAM = join(import.meta.dirname, '../../../runtime/cli/writeTogether.ts');
let folder = '';
const built = mkdtempSync(join(tmpdir(), 'wutong-built-'));
afterAll(() => rmSync(built, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wutong-together-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function given(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

describe('files of a pack folder written together', () => {
  it('change, come with their folders, and go', () => {
    given({ 'package.json': '旧', 'items/a.json': '甲', 'items/b.json': '乙' });
    const changes = { 'items/a.json': '龘', 'items/b.json': undefined, 'forms/new/c.json': '丙' };
    expect(writeTogether(folder, changes)).toEqual({ ok: true, value: undefined });
    expect(readPackFolder(folder)).toEqual({ 'package.json': '旧', 'items/a.json': '龘', 'forms/new/c.json': '丙' });
    expect(existsSync(join(folder, '.wutong-write'))).toBe(false);
  });

  it.each([
    ['a folder in the place of a file', 'items/z.json/readme.md', 'items/z.json'],
    ['a file in the place of a folder', 'zforms', 'zforms/z.json'],
  ])('stay as they were when one cannot be written: %s', (_, obstacle, path) => {
    const before = { 'items/a.json': '甲', 'items/b.json': '乙', [obstacle]: '' };
    given(before);
    const changes = { 'items/a.json': '新', 'ledgers/new/x.json': '新', 'items/b.json': undefined, [path]: '新' };
    const written = writeTogether(folder, changes);
    expect(written).toMatchObject({ ok: false, problems: [{ code: 'pack.notWritten', file: path }] });
    expect(written.ok ? '' : written.problems[0]?.message).toContain('内容包目录保持原样');
    expect(readPackFolder(folder)).toEqual(before);
    expect(existsSync(join(folder, 'ledgers'))).toBe(false);
    expect(existsSync(join(folder, '.wutong-write'))).toBe(false);
  });

  it('are not touched while another command writes', () => {
    given({ 'items/a.json': '甲', '.wutong-write/pid': String(process.ppid) });
    expect(writeTogether(folder, { 'items/a.json': '新' })).toMatchObject({ problems: [{ code: 'pack.busy' }] });
    expect(readPackFolder(folder)).toEqual({ 'items/a.json': '甲' });
  });

  it('are the old or the new ones after a crash, once somebody cleans up', async () => {
    const files = (word: string) =>
      Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`items/i${at}.json`, `${word}${at}`]));
    given(files('旧'));
    const { 'items/i7.json': _, ...known } = files('旧');
    rmSync(join(folder, 'items/i7.json'));
    await build({
      configFile: false,
      logLevel: 'warn',
      build: {
        ssr: PROGRAM,
        outDir: built,
        emptyOutDir: false,
        rollupOptions: { output: { entryFileNames: 'writeTogether.mjs' } },
      },
    });
    const script = `
      import { writeTogether } from ${JSON.stringify(join(built, 'writeTogether.mjs'))};
      process.stdout.write('go');
      for (let round = 0; ; round += 1)
        writeTogether(${JSON.stringify(folder)}, Object.fromEntries(
          Array.from({ length: 60 }, (_, at) => ['items/i' + at + '.json', (round % 2 ? '旧' : '新') + at])));`;
    for (const wait of [9, 23, 47]) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      await new Promise((done) => setTimeout(done, wait));
      child.kill('SIGKILL');
      await once(child, 'exit');
      if (existsSync(join(folder, UNFINISHED)))
        expect(folderFaults(folder)).toMatchObject([{ code: 'pack.unfinishedWrite' }]);
      expect(recover(folder).ok).toBe(true);
      const found = readPackFolder(folder);
      const { 'items/i7.json': seventh, ...rest } = found;
      const words = new Set(Object.values(found).map((text) => text[0]));
      expect(seventh === undefined ? rest : words.size).toEqual(seventh === undefined ? known : 1);
      expect(existsSync(join(folder, '.wutong-write'))).toBe(false);
      expect(folderFaults(folder)).toEqual([]);
    }
    expect(readFileSync(join(folder, 'items/i0.json'), 'utf8')).toMatch(/^[旧新]0$/);
  });
});

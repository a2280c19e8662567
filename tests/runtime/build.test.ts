import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const checkout = mkdtempSync(join(tmpdir(), 'wutong-build-'));
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(checkout, path)), { recursive: true });
  writeFileSync(join(checkout, path), text);
}

/** The command line says what it was called with, and whether the pages were there when it was. */
const PROGRAM = `import { existsSync } from 'node:fs';
export const run = async ({ root, argv }: { root: string; argv: string[] }) => {
  console.log(JSON.stringify({ argv, pages: existsSync(root + '/dist/web/index.html') }));
  return 3;
};`;

function wutong(...argv: string[]): { code: number; said: { argv: string[]; pages: boolean } } {
  try {
    execFileSync(process.execPath, [join(checkout, 'runtime/cli/wutong.mjs'), ...argv], { cwd: tmpdir() });
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: Buffer; stderr: Buffer };
    const [last] = String(stdout).trim().split('\n').slice(-1);
    if (!last?.startsWith('{')) throw new Error(String(stderr));
    return { code: status, said: JSON.parse(last) };
  }
  throw new Error('the exit code of the command was lost');
}

const stamp = (target: string): string => readFileSync(join(checkout, 'dist', `.${target}`), 'utf8');

describe('what the command line builds before it runs', () => {
  beforeAll(() => {
    for (const path of ['runtime/build.mjs', 'runtime/guard.mjs', 'runtime/cli/wutong.mjs', 'package.json'])
      cpSync(join(root, path), join(checkout, path));
    symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'));
    write('package-lock.json', '{}');
    write('runtime/cli/main.ts', PROGRAM);
    write('runtime/server/main.ts', 'export const main = 1;');
    write('runtime/desk/page.ts', "document.title = '梧桐';");
    write('index.html', '<!doctype html><script type="module" src="/runtime/desk/page.ts"></script>');
    write('vite.config.ts', "export default { build: { outDir: 'dist/web' } };");
  });

  it('is the program alone, as long as no pages are to be served', () => {
    expect(wutong('pack', 'list')).toEqual({ code: 3, said: { argv: ['pack', 'list'], pages: false } });
    expect(existsSync(join(checkout, 'dist/.web'))).toBe(false);
  });

  it('is the pages as well for `wutong serve`', () => {
    expect(wutong('serve', '--port', '0').said).toEqual({ argv: ['serve', '--port', '0'], pages: true });
  });

  it('is nothing that did not change, and all of it that did', () => {
    const before = [stamp('server'), stamp('web')];
    write('dist/web/index.html', '旧');
    wutong('serve');
    expect([stamp('server'), stamp('web')]).toEqual(before);
    expect(readFileSync(join(checkout, 'dist/web/index.html'), 'utf8')).toBe('旧');
    write('runtime/desk/page.ts', "document.title = '梧桐㐂';");
    wutong('serve');
    expect([stamp('server') === before[0], stamp('web') === before[1]]).toEqual([true, false]);
    expect(readFileSync(join(checkout, 'dist/web/index.html'), 'utf8')).toContain('script');
  });
});

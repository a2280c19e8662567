import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { applyDiff, type Block, blocksOf, missingLines } from './guide.ts';

const root = resolve(import.meta.dirname, '../..');
const blocks = blocksOf(readFileSync(join(root, 'docs/packs/first-pack.md'), 'utf8'));

/** A newcomer's machine: an empty folder, and `wutong` on the path. */
const home = mkdtempSync(join(tmpdir(), 'wutong-guide-'));
const desk = join(home, 'desk');
const bin = join(home, 'bin');
mkdirSync(desk);
mkdirSync(bin);
writeFileSync(join(bin, 'wutong'), `#!/bin/sh\nexec "${process.execPath}" "${root}/runtime/cli/wutong.mjs" "$@"\n`);
chmodSync(join(bin, 'wutong'), 0o755);
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** What a person sees of one command line. */
function shell(line: string): string {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  const { stdout, stderr, status } = spawnSync('sh', ['-c', line], { cwd: desk, env, encoding: 'utf8' });
  return `${stdout}${stderr}${status === 0 ? '' : `退出码 ${status}\n`}`;
}

let seen = '';

const ACTIONS: Record<string, (block: Block) => void> = {
  sh: ({ text }) => {
    seen = text.split('\n').map(shell).join('');
  },
  text: ({ text }) => {
    expect(missingLines(text, seen), seen).toEqual([]);
  },
  diff: ({ file, text }) => {
    const path = join(desk, file);
    writeFileSync(path, applyDiff(readFileSync(path, 'utf8'), text));
  },
  json: ({ file, text }) => {
    mkdirSync(dirname(join(desk, file)), { recursive: true });
    writeFileSync(join(desk, file), text, { flag: 'wx' });
  },
};

describe('十五分钟做出第一个内容包', () => {
  it('begins with a command and shows what every check says', () => {
    expect(blocks[0]?.language).toBe('sh');
    expect(blocks.map(({ language }) => language)).toEqual(expect.arrayContaining(['sh', 'text', 'diff', 'json']));
    execFileSync(process.execPath, [join(root, 'runtime/cli/wutong.mjs'), '--help'], { cwd: desk });
  }, 180_000);

  it.each(
    blocks.map(
      (block, at) => [`${at + 1} ${block.language} ${block.file || block.text.split('\n')[0]}`, block] as const,
    ),
  )(
    '%s',
    (_name, block) => {
      const action = ACTIONS[block.language];
      if (!action) throw new Error(`nobody knows what to do with ${block.language}`);
      action(block);
    },
    60_000,
  );
});

describe('what the guide test itself would catch', () => {
  it('misses a line that was not printed, or not in that order', () => {
    expect(missingLines('甲\n乙', '甲\n丙\n乙')).toEqual([]);
    expect(missingLines('乙\n甲', '甲\n乙')).toEqual(['甲']);
    expect(missingLines('摘要 …（完）', '摘要 abc（完）')).toEqual([]);
    expect(missingLines('摘要 …', '没有摘要 abc')).toEqual(['摘要 …']);
  });

  it('refuses a change of lines that do not stand in the file once', () => {
    expect(applyDiff('a\nb\nc', ' a\n-b\n+B')).toBe('a\nB\nc');
    expect(() => applyDiff('a\nb', ' a\n-c\n+d')).toThrow(/stands 0 times/);
    expect(() => applyDiff('b\nb', '-b\n+c')).toThrow(/stands 2 times/);
  });
});

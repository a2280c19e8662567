import { describe, expect, it } from 'vitest';
import { openPack, type PackFiles } from '#engine';
import { type Converter, toCurrentFormat } from '../../../../engine/pack/format/index.ts';
import { changed, kiteFiles } from '../kitePack.ts';

const inFormat = (formatVersion: unknown): PackFiles =>
  changed(kiteFiles(), 'package.json', (manifest) => {
    (manifest.wutong as Record<string, unknown>).formatVersion = formatVersion;
  });

/** Each adds a line to the readme, so that their order can be seen. */
const step =
  (name: string): Converter =>
  (files) => ({ ...files, 'README.md': `${files['README.md']}${name}\n` });

describe('formats of packs', () => {
  it('go through every converter from their own on, in order, and tell the newest', () => {
    const chain = [step('1→2'), step('2→3'), step('3→4')];
    const told = (files: PackFiles) => {
      const read = toCurrentFormat(files, chain);
      if (!read.ok) return read.problems;
      const { formatVersion } = JSON.parse(read.value['package.json'] ?? '').wutong;
      return [formatVersion, ...(read.value['README.md'] ?? '').trim().split('\n').slice(1)];
    };
    expect(told(inFormat(1))).toEqual([4, '1→2', '2→3', '3→4']);
    expect(told(inFormat(3))).toEqual([4, '3→4']);
    expect(told(inFormat(4))).toEqual([4]);
  });

  it('leave what was given as it is', () => {
    const files = inFormat(1);
    expect(toCurrentFormat(files, [step('1→2')]).ok).toBe(true);
    expect(files).toEqual(kiteFiles());
  });

  it('newer than the program are refused by name, alone, with what to do', () => {
    const opened = openPack({ ...inFormat(2), 'items/unheard-of.json': '{' });
    expect(opened).toMatchObject({
      ok: false,
      problems: [{ code: 'pack.formatTooNew', file: 'package.json', path: '/wutong/formatVersion' }],
    });
    expect(opened.ok ? '' : opened.problems[0]?.message).toBe(
      '内容包的格式版本为 2，本程序只认识到 1。请升级程序，或者向发布者索取旧格式的包。',
    );
  });

  it.each([0, -1, 1.5, '1', null, undefined])('%j is no format, says the check', (format) => {
    const opened = openPack(inFormat(format));
    expect(opened.ok ? [] : opened.problems.map(({ code }) => code)).toEqual(['pack.schema']);
  });
});

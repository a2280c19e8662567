import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sm3 as library } from 'sm-crypto-v2';
import { describe, expect, it } from 'vitest';
import { sm3 } from '../../engine/sm3.ts';

describe('SM3', () => {
  it('标准附录的两个例子（GB/T 32905-2016 附录A）', () => {
    expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(sm3('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
  });

  it('任何文字都与 OpenSSL 和 sm-crypto 的结果相同', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
    );
    fc.assert(
      fc.property(text, (one) => {
        expect(sm3(one)).toBe(createHash('sm3').update(one, 'utf8').digest('hex'));
      }),
      { numRuns: 2000 },
    );
    expect(sm3('买买提·艾合买提𠮷')).toBe(library('买买提·艾合买提𠮷'));
  });

  it.each([0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000])('长度 %i 的边界', (length) => {
    const text = 'x'.repeat(length);
    expect(sm3(text)).toBe(createHash('sm3').update(text).digest('hex'));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../../../engine/pack/archive/utf8.ts';

/** The platform's codec is the reference. */
const platform = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

describe('UTF-8', () => {
  it.each(['', '梧桐', '买买提·䶮', '𠮷𡈽', '\u007f\u0080\u07ff\u0800\uffff\u{10000}\u{10ffff}', '\ufeff{}'])(
    'writes and reads %j as the platform does',
    (text) => {
      expect(Buffer.from(encodeUtf8(text))).toEqual(Buffer.from(text));
      expect(decodeUtf8(Buffer.from(text))).toBe(text);
    },
  );

  it('reads long texts in pieces', () => {
    const text = '梧桐𠮷a'.repeat(3000);
    expect(decodeUtf8(Buffer.from(text)) === text).toBe(true);
  });

  it.each([
    ['an overlong slash', [0xc0, 0xaf]],
    ['an overlong slash of three bytes', [0xe0, 0x80, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a point behind the last', [0xf4, 0x90, 0x80, 0x80]],
    ['five bytes', [0xf8, 0x88, 0x80, 0x80, 0x80]],
    ['a lone continuation', [0x80]],
    ['a sequence cut short', [0xe6, 0xa2]],
    ['GBK', [0xce, 0xe0, 0xcd, 0xa9]],
  ])('refuses %s', (_, bytes) => expect(decodeUtf8(Uint8Array.from(bytes))).toBeUndefined());

  it('agrees with the platform on any bytes', () => {
    const nearly = fc.array(fc.constantFrom(0x00, 0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0x90), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(nearly, (list) => {
        const bytes = Uint8Array.from(list);
        expect(decodeUtf8(bytes)).toBe(platform(bytes));
      }),
      { numRuns: 3000, seed: 20260105 },
    );
  });

  it('agrees with the platform on any text, lone surrogates included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(Buffer.from(encodeUtf8(text))).toEqual(Buffer.from(text));
      }),
      { numRuns: 300, seed: 20260105 },
    );
    expect(Buffer.from(encodeUtf8('a\ud800b'))).toEqual(Buffer.from('a\ud800b'));
  });
});

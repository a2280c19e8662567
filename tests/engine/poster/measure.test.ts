import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { widthOf, wrap } from '../../../engine/poster/measure.ts';

const require = createRequire(import.meta.url);

/** The fonts that posters are printed in. */
const fontFile = (weight: '400Regular' | '700Bold') =>
  require.resolve(`@expo-google-fonts/noto-serif-sc/${weight}/NotoSerifSC_${weight}.ttf`);

describe('widths', () => {
  it.each([
    ['400Regular', false],
    ['700Bold', true],
  ] as const)('are those of the font %s, within a hundredth', async (weight, bold) => {
    // fontkit comes with pdfmake: here it is the judge of the widths that are written down.
    const { openSync } = require('fontkit') as {
      openSync(path: string): {
        unitsPerEm: number;
        ascent: number;
        glyphForCodePoint(code: number): { advanceWidth: number };
      };
    };
    const font = openSync(fontFile(weight));
    for (const character of 'AZaz09 .,:;()-/@%·欧阳㛃，。（）“”《》、：；')
      expect(widthOf(character, 1, bold), character).toBeCloseTo(
        font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm,
        2,
      );
  });
});

describe('lines', () => {
  const lines = (text: string, characters: number) => wrap(text, characters * 10, 10);

  it('are no wider than their room', () => {
    const text =
      '材料不齐的（包括12333热线登记的），当场或者5个工作日内一次性书面告知，逾期不告知的自收到之日起即为受理。';
    for (const room of [4, 7, 11, 30]) {
      const found = lines(text, room);
      expect(found.join('')).toBe(text);
      for (const line of found) expect(widthOf(line, 10), line).toBeLessThanOrEqual(room * 10 + 1e-6);
    }
  });

  it('begin with no closing punctuation and end with no opening one', () => {
    expect(lines('甲乙丙丁，戊己', 4)).toEqual(['甲乙丙', '丁，戊己']);
    expect(lines('甲乙丙《丁戊》己', 4)).toEqual(['甲乙丙', '《丁戊》', '己']);
  });

  it('keep numbers and words whole, and cut what no line can hold', () => {
    expect(lines('电话：12345678', 5)).toEqual(['电话：', '12345678']);
    const long = lines('https://wutong.example/portal/guides/national', 6);
    expect(long.length).toBeGreaterThan(3);
    expect(long.join('')).toBe('https://wutong.example/portal/guides/national');
  });

  it('break where the text does', () => {
    expect(lines('一\n二', 9)).toEqual(['一', '二']);
  });
});

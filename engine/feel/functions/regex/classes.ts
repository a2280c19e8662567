import { type CharTest, PatternError } from './tree.ts';

const ASCII = 128;

/** A class that the platform knows; its answers for ASCII are looked up once. */
function matcher(pattern: RegExp): CharTest {
  const ascii = Array.from({ length: ASCII }, (_, codePoint) => pattern.test(String.fromCharCode(codePoint)));
  return (codePoint) => ascii[codePoint] ?? pattern.test(String.fromCodePoint(codePoint));
}

const isSpace: CharTest = (c) => c === 0x20 || c === 0x09 || c === 0x0a || c === 0x0d;
const isDigit: CharTest = matcher(/^\p{Nd}$/u);
const isWord: CharTest = matcher(/^[^\p{P}\p{Z}\p{C}]$/u);
const startsName: CharTest = matcher(/^[\p{L}\p{Nl}_:]$/u);
const continuesName: CharTest = matcher(/^[\p{L}\p{Nl}\p{Nd}\p{M}_:.\u00b7-]$/u);

export const not =
  (test: CharTest): CharTest =>
  (codePoint) =>
    !test(codePoint);

/** The classes of one letter (XML Schema part 2, appendix G.4.2.5); the capital is the complement. */
export const LETTER_CLASSES: Readonly<Record<string, CharTest>> = {
  s: isSpace,
  S: not(isSpace),
  d: isDigit,
  D: not(isDigit),
  w: isWord,
  W: not(isWord),
  i: startsName,
  I: not(startsName),
  c: continuesName,
  C: not(continuesName),
};

/** The blocks that Chinese forms and the languages of the standard's examples need. */
const BLOCKS: Readonly<Record<string, readonly [first: number, last: number]>> = {
  BasicLatin: [0x0000, 0x007f],
  'Latin-1Supplement': [0x0080, 0x00ff],
  'LatinExtended-A': [0x0100, 0x017f],
  'LatinExtended-B': [0x0180, 0x024f],
  GreekandCoptic: [0x0370, 0x03ff],
  Cyrillic: [0x0400, 0x04ff],
  Tibetan: [0x0f00, 0x0fff],
  Mongolian: [0x1800, 0x18af],
  GeneralPunctuation: [0x2000, 0x206f],
  CJKSymbolsandPunctuation: [0x3000, 0x303f],
  Hiragana: [0x3040, 0x309f],
  Katakana: [0x30a0, 0x30ff],
  HangulSyllables: [0xac00, 0xd7af],
  CJKUnifiedIdeographs: [0x4e00, 0x9fff],
  CJKUnifiedIdeographsExtensionA: [0x3400, 0x4dbf],
  CJKUnifiedIdeographsExtensionB: [0x20000, 0x2a6df],
  CJKCompatibilityIdeographs: [0xf900, 0xfaff],
  HalfwidthandFullwidthForms: [0xff00, 0xffef],
};

const CATEGORY = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/;

/** `\p{Lu}`, `\p{IsCJKUnifiedIdeographs}`. */
export function propertyClass(name: string): CharTest {
  if (CATEGORY.test(name)) return matcher(new RegExp(`^\\p{${name}}$`, 'u'));
  const block = name.startsWith('Is') && Object.hasOwn(BLOCKS, name.slice(2)) ? BLOCKS[name.slice(2)] : undefined;
  if (!block) throw new PatternError(`no category ${name}`);
  return rangeClass(block[0], block[1]);
}

export const rangeClass =
  (first: number, last: number): CharTest =>
  (codePoint) =>
    codePoint >= first && codePoint <= last;

/** Also true of the other case of a character, where that is one character. */
export function ignoringCase(test: CharTest): CharTest {
  return (codePoint) => {
    if (test(codePoint)) return true;
    const char = String.fromCodePoint(codePoint);
    return [char.toLowerCase(), char.toUpperCase()].some((other) => {
      const point = other.codePointAt(0) ?? codePoint;
      return point !== codePoint && other.length === String.fromCodePoint(point).length && test(point);
    });
  };
}

export function anyOf(tests: readonly CharTest[]): CharTest {
  const [only] = tests;
  if (only && tests.length === 1) return only;
  return (codePoint) => tests.some((test) => test(codePoint));
}

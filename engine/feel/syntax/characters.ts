/**
 * What names are made of (DMN 1.5 §10.3.1.2 rules 28 and 29). The full-width punctuation marks that these ranges hold
 * are left out: with them `a，b` would be one name, and nobody means that.
 */
const START =
  'A-Za-z_\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f' +
  '\\u2c00-\\u2fef\\u3005-\\u3007\\u3021-\\u302f\\u3031-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufefe\\uff21-\\uff3a\\uff41-\\uff5a' +
  '\\uff66-\\uffef\\u{10000}-\\u{effff}';
const PART = `${START}0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040\\uff10-\\uff19`;

/** One word, or `?`, the input of a unary test. */
export const WORD = new RegExp(`\\?|[${START}][${PART}]*`, 'uy');
/** A name where any may stand, as the key of a context or a parameter: words, spaces and the signs `.-/'+*`. */
export const LOOSE_NAME = new RegExp(`[${START}?][${PART}.\\-/'+* ]*`, 'uy');
/** A name of one word: such names need not be declared to be read as one. */
export const ONE_WORD = new RegExp(`^(?:\\?|[${START}][${PART}]*)$`, 'u');
export const NAME_PART = new RegExp(`[${PART}]`, 'uy');
export const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
/** White space (rules 61 and 62) and comments. */
export const SPACE =
  /(?:[\t-\r \u0085\u00a0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]|\/\/[^\n\r\u2028\u2029]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*/y;
/** A string literal; what follows a backslash is looked at later. */
export const STRING = /"(?:[^"\\\n\r\u2028\u2029]|\\[^\n\r\u2028\u2029])*"/y;

/** Where a sticky pattern that begins at `at` ends, -1 when it does not match. */
export const endOf = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

const SHORT: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' };
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gsu;

/** The text that a string literal without its quotes means. An unknown escape stays as it is: `"\s"` is for patterns. */
export const unescaped = (literal: string): string =>
  literal.includes('\\')
    ? literal.replace(ESCAPE, (whole, four?: string, six?: string, letter?: string) =>
        letter === undefined ? codePoint(four ?? six ?? '', whole) : (SHORT[letter] ?? whole),
      )
    : literal;

const codePoint = (hex: string, whole: string): string => {
  const code = Number.parseInt(hex, 16);
  return code > 0x10ffff ? whole : String.fromCodePoint(code);
};

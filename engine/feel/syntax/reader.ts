import { endOf, SPACE, WORD } from './characters.ts';
import type { NameBook } from './names.ts';
import type { TypeDefinition } from './tree.ts';

export const MAX_DEPTH = 40;

/** Reads along the text of one expression. */
export interface Reader {
  readonly text: string;
  at: number;
  depth: number;
  /** At the end of a range, where `[` may close it instead of opening a filter. */
  rangeEnd: boolean;
  readonly names: NameBook;
  /** Names of functions of more than one word. */
  readonly functions: NameBook;
  /** Types that the model defines. */
  readonly types: Readonly<Record<string, TypeDefinition>>;
  readonly typeNames: NameBook;
}

/** A place where the text is no expression; thrown inside the parser only. */
export class Unreadable extends Error {
  readonly at: number;
  /** What is missing or wrong, in Chinese; none when the place says all. */
  readonly advice: string | undefined;
  readonly code: 'feel.syntax' | 'feel.tooDeep';

  constructor(at: number, advice?: string, code: 'feel.syntax' | 'feel.tooDeep' = 'feel.syntax') {
    super(code);
    this.at = at;
    this.advice = advice;
    this.code = code;
  }
}

export const skip = (reader: Reader): void => {
  reader.at = Math.max(reader.at, endOf(SPACE, reader.text, reader.at));
};

/** Whether `sign` comes next; the reader then stands right before it. */
export const seesSign = (reader: Reader, sign: string): boolean => {
  skip(reader);
  return reader.text.startsWith(sign, reader.at);
};

export const takeSign = (reader: Reader, sign: string): boolean => {
  const found = seesSign(reader, sign);
  if (found) reader.at += sign.length;
  return found;
};

export const expectSign = (reader: Reader, sign: string): void => {
  if (!takeSign(reader, sign)) throw new Unreadable(reader.at, `缺少“${sign}”`);
};

/** The word that comes next, empty when there is none. */
export const wordAhead = (reader: Reader): string => {
  skip(reader);
  const end = endOf(WORD, reader.text, reader.at);
  return end < 0 ? '' : reader.text.slice(reader.at, end);
};

export const takeWord = (reader: Reader, word: string): boolean => {
  const found = wordAhead(reader) === word;
  if (found) reader.at += word.length;
  return found;
};

export const expectWord = (reader: Reader, word: string): void => {
  if (!takeWord(reader, word)) throw new Unreadable(reader.at, `缺少“${word}”`);
};

/** Reads a part one level deeper. `rangeEnd` says whether it ends a range; inside brackets it never does. */
export const deeper = <T>(reader: Reader, rangeEnd: boolean, read: (reader: Reader) => T): T => {
  if (++reader.depth > MAX_DEPTH) throw new Unreadable(reader.at, undefined, 'feel.tooDeep');
  const outer = reader.rangeEnd;
  reader.rangeEnd = rangeEnd;
  const found = read(reader);
  reader.rangeEnd = outer;
  reader.depth -= 1;
  return found;
};

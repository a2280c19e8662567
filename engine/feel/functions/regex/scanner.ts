import { LETTER_CLASSES, not, propertyClass } from './classes.ts';
import { type CharTest, PatternError } from './tree.ts';

/** Characters that stand for themselves after a backslash. */
const ESCAPED = new Set('\\|.?*+(){}[]-^$');
const CONTROL: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Reads a pattern code point by code point. */
export class Scanner {
  private readonly chars: readonly string[];
  private at = 0;

  constructor(pattern: string) {
    this.chars = Array.from(pattern);
  }

  /** The next character; an empty text at the end. */
  peek(ahead = 0): string {
    return this.chars[this.at + ahead] ?? '';
  }

  next(): string {
    const char = this.peek();
    if (char === '') throw new PatternError('the pattern ends too early');
    this.at += 1;
    return char;
  }

  /** Takes `char` if it is the next one. */
  take(char: string): boolean {
    if (this.peek() !== char) return false;
    this.at += 1;
    return true;
  }

  expect(char: string): void {
    if (!this.take(char)) throw new PatternError(`${char} is missing`);
  }

  digits(): number {
    let text = '';
    while (/^\d$/.test(this.peek())) text += this.next();
    if (text === '') throw new PatternError('a number is missing');
    return Number(text);
  }

  /** What follows a backslash: a character or a class. Back references are neither, for they take more than linear time. */
  escape(): string | CharTest {
    const char = this.next();
    const control = Object.hasOwn(CONTROL, char) ? CONTROL[char] : undefined;
    if (control !== undefined) return control;
    if (ESCAPED.has(char)) return char;
    const test = Object.hasOwn(LETTER_CLASSES, char) ? LETTER_CLASSES[char] : undefined;
    if (test) return test;
    if (char !== 'p' && char !== 'P') throw new PatternError(`\\${char} is unknown`);
    return char === 'p' ? this.property() : not(this.property());
  }

  private property(): CharTest {
    this.expect('{');
    let name = '';
    while (!this.take('}')) name += this.next();
    return propertyClass(name);
  }
}

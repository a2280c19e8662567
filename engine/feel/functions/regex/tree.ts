/** Whether a code point belongs to a class of characters. */
export type CharTest = (codePoint: number) => boolean;

/** A regular expression, parsed. Groups count from 1. */
export type RegexNode =
  | { readonly kind: 'char'; readonly test: CharTest }
  | { readonly kind: 'sequence'; readonly parts: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly parts: readonly RegexNode[] }
  | {
      readonly kind: 'repeat';
      readonly part: RegexNode;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    }
  | { readonly kind: 'group'; readonly part: RegexNode; readonly index: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' };

/** XPath flags: `s` dot matches all, `m` lines, `i` ignore case, `x` ignore white space in the pattern, `q` no pattern but plain text. */
export interface RegexFlags {
  readonly dotAll: boolean;
  readonly lines: boolean;
  readonly ignoreCase: boolean;
  readonly spaced: boolean;
  readonly plain: boolean;
}

/** Thrown inside this folder for what is no pattern or cannot run in linear time; `compileRegex` turns it into undefined. */
export class PatternError extends Error {}

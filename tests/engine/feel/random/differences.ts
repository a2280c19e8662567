import type { Json } from '#engine';

interface Case {
  expression: string;
  mine: Json | 'failed';
  theirs: Json | 'failed';
}

interface Difference {
  /** Where DMN 1.5 decides for us. */
  clause: string;
  matches: (found: Case) => boolean;
}

const holds =
  (pattern: RegExp) =>
  ({ expression }: Case): boolean =>
    pattern.test(expression);

/** How feelin 8 differs from the standard in the expressions that are made here. */
const DIFFERENCES: Difference[] = [
  {
    clause: '§10.3.4: a function whose arguments have the wrong type gives null; feelin throws',
    matches: ({ mine, theirs }) => theirs === 'failed' && mine !== 'failed',
  },
  {
    clause: 'table 53, if: whatever is not true takes the else branch; feelin takes any value for true',
    matches: holds(/\bif\b/),
  },
  {
    clause: 'table 54: values of different types cannot be ordered, which gives null; feelin compares their texts',
    matches: ({ expression, mine }) => /[<>]/.test(expression) && JSON.stringify(mine).includes('null'),
  },
  {
    clause: 'table 54: the same inside a larger expression',
    matches: holds(/(?:[<>]=?|=).*(?:[<>]=?|=)|(?:contains|not|count|string)\b.*[<>]/),
  },
  {
    clause: '§10.3.2.5: a single value that is filtered becomes a list of one and stays a list',
    matches: holds(/\[ *(?:true|1|-1|0|2) *\]/),
  },
  {
    clause:
      '§10.3.2.3.7: a duration has years and months or days and time, never both; a year takes no more signs than it has digits',
    matches: holds(/P1Y2D|P9000Y/),
  },
  {
    clause: 'table 58: a date and a duration give a date',
    matches: holds(/PT5M/),
  },
  {
    clause: '§10.3.4.1: the text of a context has its names as they are written in one',
    matches: holds(/\bstring\s*\(/),
  },
  {
    clause: '§10.3.4: null for an argument gives null',
    matches: ({ expression, mine }) => /\b(?:substring|modulo|list contains)\b/.test(expression) && mine === null,
  },
];

/** The clause that decides a difference; undefined when nobody has looked at it yet. */
export const knownDifference = (
  expression: string,
  mine: Json | 'failed',
  theirs: Json | 'failed',
): string | undefined => DIFFERENCES.find(({ matches }) => matches({ expression, mine, theirs }))?.clause;

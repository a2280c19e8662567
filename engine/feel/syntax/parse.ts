import { BUILTINS } from '../functions/index.ts';
import { expression } from './expressions.ts';
import { NameBook } from './names.ts';
import { type Reader, skip, Unreadable } from './reader.ts';
import { unaryTests } from './tests.ts';
import type { Tree, TypeDefinition, UnaryTests } from './tree.ts';

/** The names that decide how a text is read. */
export interface Names {
  /** Declared names and members; only those of more than one word matter. */
  readonly names: Iterable<string>;
  /** Types that the model defines. */
  readonly types: Readonly<Record<string, TypeDefinition>>;
}

const FUNCTIONS = new NameBook(Object.keys(BUILTINS));

const readerOf = (text: string, { names, types }: Names): Reader => ({
  text,
  at: 0,
  depth: 0,
  rangeEnd: false,
  names: new NameBook(names),
  functions: FUNCTIONS,
  types,
  typeNames: new NameBook(Object.keys(types)),
});

/** The tree of an expression. Throws `Unreadable`. */
export const parseExpression = (text: string, names: Names): Tree => {
  const reader = readerOf(text, names);
  const tree = expression(reader);
  expectEnd(reader);
  return tree;
};

/** The tests of a cell: `-`, `not(…)`, or tests separated by commas. Throws `Unreadable`. */
export const parseTests = (text: string, names: Names): UnaryTests => {
  const reader = readerOf(text, names);
  const tests = unaryTests(reader);
  expectEnd(reader);
  return tests;
};

const expectEnd = (reader: Reader): void => {
  skip(reader);
  if (reader.at < reader.text.length) throw new Unreadable(reader.at);
};

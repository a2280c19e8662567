import { closesRange } from './brackets.ts';
import { expression } from './expressions.ts';
import { looseName, memberName, seesNamedArgument } from './namesAhead.ts';
import { primary } from './primary.ts';
import {
  deeper,
  expectSign,
  expectWord,
  type Reader,
  seesSign,
  skip,
  takeSign,
  Unreadable,
  wordAhead,
} from './reader.ts';
import type { Tree } from './tree.ts';
import { typeTree } from './typeNames.ts';

/** An operand with what follows it directly: paths, filters, calls, `instance of`. */
export const postfix = (reader: Reader): Tree => continued(reader, primary(reader));

export const continued = (reader: Reader, operand: Tree): Tree => {
  let tree = operand;
  for (;;) {
    const next = oneMore(reader, tree);
    if (next === undefined) return tree;
    tree = next;
  }
};

const oneMore = (reader: Reader, of: Tree): Tree | undefined => {
  skip(reader);
  const { at } = of;
  switch (reader.text.charAt(reader.at)) {
    case '.':
      if (reader.text.charAt(reader.at + 1) === '.') return undefined;
      reader.at += 1;
      return { type: 'path', of, name: memberName(reader), at, end: reader.at };
    case '[':
      return reader.rangeEnd && closesRange(reader) ? undefined : filter(reader, of);
    case '(':
      return of.type === 'literal' ? undefined : call(reader, of);
    case 'i':
      return wordAhead(reader) === 'instance' ? instance(reader, of) : undefined;
    default:
      return undefined;
  }
};

const filter = (reader: Reader, of: Tree): Tree => {
  takeSign(reader, '[');
  const test = expression(reader);
  expectSign(reader, ']');
  return { type: 'filter', of, test, at: of.at, end: reader.at };
};

const instance = (reader: Reader, of: Tree): Tree => {
  expectWord(reader, 'instance');
  expectWord(reader, 'of');
  return { type: 'instance', of, as: typeTree(reader), at: of.at, end: reader.at };
};

const call = (reader: Reader, of: Tree): Tree => {
  takeSign(reader, '(');
  const args: Tree[] = [];
  const names: string[] = [];
  if (!seesSign(reader, ')')) deeper(reader, false, (inner) => argumentsOf(inner, args, names));
  expectSign(reader, ')');
  const place = { at: of.at, end: reader.at };
  return names.length > 0 ? { type: 'call', of, args, names, ...place } : { type: 'call', of, args, ...place };
};

const argumentsOf = (reader: Reader, args: Tree[], names: string[]): void => {
  const named = seesNamedArgument(reader);
  do {
    if (named !== seesNamedArgument(reader)) throw new Unreadable(reader.at, '参数要么全部写名称，要么全部不写');
    if (named) {
      names.push(looseName(reader));
      expectSign(reader, ':');
    }
    args.push(expression(reader));
  } while (takeSign(reader, ','));
};

import { looseName, seesName, variableName } from './namesAhead.ts';
import { operation } from './operations.ts';
import { deeper, expectSign, expectWord, type Reader, skip, takeSign, takeWord, wordAhead } from './reader.ts';
import type { Binding, Parameter, Tree } from './tree.ts';
import { typeTree } from './typeNames.ts';

/** Any expression, up to where it cannot go on. */
export const expression = (reader: Reader): Tree => deeper(reader, false, operation);

/** The same where `[` may follow as the end of a range. */
export const rangeEnd = (reader: Reader): Tree => deeper(reader, true, operation);

type Textual = (reader: Reader, at: number) => Tree;

const choice: Textual = (reader, at) => {
  const test = expression(reader);
  expectWord(reader, 'then');
  const yes = expression(reader);
  expectWord(reader, 'else');
  const no = expression(reader);
  return { type: 'if', test, yes, no, at, end: reader.at };
};

const iteration: Textual = (reader, at) => {
  const bindings = bindingsOf(reader);
  expectWord(reader, 'return');
  const body = expression(reader);
  return { type: 'for', bindings, body, at, end: reader.at };
};

const quantified =
  (every: boolean): Textual =>
  (reader, at) => {
    const bindings = bindingsOf(reader);
    expectWord(reader, 'satisfies');
    const body = expression(reader);
    return { type: 'quantified', every, bindings, body, at, end: reader.at };
  };

const bindingsOf = (reader: Reader): Binding[] => {
  const bindings: Binding[] = [];
  do {
    const name = variableName(reader);
    expectWord(reader, 'in');
    const from = expression(reader);
    bindings.push(takeSign(reader, '..') ? { name, from, to: expression(reader) } : { name, from });
  } while (takeSign(reader, ','));
  return bindings;
};

const definition: Textual = (reader, at) => {
  expectSign(reader, '(');
  const params: Parameter[] = [];
  if (!takeSign(reader, ')')) {
    do params.push(parameter(reader));
    while (takeSign(reader, ','));
    expectSign(reader, ')');
  }
  const external = takeWord(reader, 'external');
  const body = expression(reader);
  return { type: 'function', params, body: external ? undefined : body, at, end: reader.at };
};

const parameter = (reader: Reader): Parameter => {
  const name = looseName(reader);
  return takeSign(reader, ':') ? { name, type: typeTree(reader) } : { name };
};

const TEXTUAL: ReadonlyMap<string, Textual> = new Map([
  ['if', choice],
  ['for', iteration],
  ['some', quantified(false)],
  ['every', quantified(true)],
  ['function', definition],
]);

/** `if`, `for`, `some`, `every` or `function`, which reach as far as they can; undefined when none comes next. */
export const textual = (reader: Reader): Tree | undefined => {
  const word = wordAhead(reader);
  const read = TEXTUAL.get(word);
  if (read === undefined || seesName(reader)) return undefined;
  const at = reader.at;
  reader.at += word.length;
  skip(reader);
  return read(reader, at);
};

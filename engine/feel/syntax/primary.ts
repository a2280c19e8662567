import { atLiteral, numberLiteral } from '../value/index.ts';
import { curlyBracket, roundBracket, squareBracket, turnedBracket } from './brackets.ts';
import { endOf, NUMBER, STRING, unescaped } from './characters.ts';
import { textual } from './expressions.ts';
import { seesName, valueName } from './namesAhead.ts';
import { type Reader, skip, Unreadable, wordAhead } from './reader.ts';
import type { Tree } from './tree.ts';

/** A literal, a name, something in brackets, or an expression that begins with a word of the language. */
export const primary = (reader: Reader): Tree => {
  skip(reader);
  const char = reader.text.charAt(reader.at);
  switch (char) {
    case '"':
      return string(reader);
    case '@':
      return temporal(reader);
    case '(':
      return roundBracket(reader);
    case '[':
      return squareBracket(reader);
    case ']':
      return turnedBracket(reader);
    case '{':
      return curlyBracket(reader);
    default:
      return number(reader) ?? textual(reader) ?? constant(reader) ?? named(reader);
  }
};

const quoted = (reader: Reader): string => {
  const end = endOf(STRING, reader.text, reader.at);
  if (end < 0) throw new Unreadable(reader.at, '字符串没有结束的引号');
  const text = unescaped(reader.text.slice(reader.at + 1, end - 1));
  reader.at = end;
  return text;
};

const string = (reader: Reader): Tree => {
  const { at } = reader;
  return { type: 'literal', value: quoted(reader), at, end: reader.at };
};

/** `@"2026-11-22"`; a text that is no date, time or duration gives null. */
const temporal = (reader: Reader): Tree => {
  const { at } = reader;
  reader.at += 1;
  if (reader.text.charAt(reader.at) !== '"') throw new Unreadable(at, '“@”之后应为引号中的日期、时间或时长');
  return { type: 'literal', value: atLiteral(quoted(reader)), at, end: reader.at };
};

const number = (reader: Reader): Tree | undefined => {
  const { at } = reader;
  const end = endOf(NUMBER, reader.text, at);
  if (end < 0) return undefined;
  reader.at = end;
  return { type: 'literal', value: numberLiteral(reader.text.slice(at, end)), at, end };
};

const CONSTANTS: ReadonlyMap<string, null | boolean> = new Map([
  ['null', null],
  ['true', true],
  ['false', false],
]);

const constant = (reader: Reader): Tree | undefined => {
  const word = wordAhead(reader);
  const value = CONSTANTS.get(word);
  if (value === undefined || seesName(reader)) return undefined;
  const { at } = reader;
  reader.at += word.length;
  return { type: 'literal', value, at, end: reader.at };
};

const named = (reader: Reader): Tree => {
  const { at } = reader;
  return { type: 'name', name: valueName(reader), at, end: reader.at };
};

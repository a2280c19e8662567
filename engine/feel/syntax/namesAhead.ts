import { endOf, LOOSE_NAME } from './characters.ts';
import { type Reader, skip, Unreadable, wordAhead } from './reader.ts';

/** Words that are no names where a value is expected. */
const KEYWORDS = new Set(
  'for in return if then else some every satisfies or and between instance function null true false'.split(' '),
);

export const isKeyword = (word: string): boolean => KEYWORDS.has(word);

/** Whether a declared name of more than one word comes next. */
export const seesName = (reader: Reader): boolean => {
  skip(reader);
  return reader.names.at(reader.text, reader.at) !== undefined;
};

/** Reads a name where a value is expected: the longest declared one, a function of several words, or one word. */
export const valueName = (reader: Reader): string => {
  skip(reader);
  const known = reader.names.at(reader.text, reader.at) ?? functionAt(reader);
  if (known) {
    reader.at = known.end;
    return known.name;
  }
  const word = wordAhead(reader);
  if (word === '' || isKeyword(word)) throw new Unreadable(reader.at);
  reader.at += word.length;
  return word;
};

/** `date and time` may also be two conditions, so that such names count only where a call follows. */
const functionAt = (reader: Reader): { name: string; end: number } | undefined => {
  const found = reader.functions.at(reader.text, reader.at);
  const called =
    found && (!found.name.includes(' and ') || /^\s*\(/.test(reader.text.slice(found.end, found.end + 20)));
  return called ? found : undefined;
};

/** Properties of times and ranges (DMN 1.5 tables 65 and 66) whose names are two words. */
const PROPERTIES = /(?:time|start|end)[ \t]+(?:offset|included)(?![\p{L}\p{N}_])/uy;

/** Reads a name after a dot, where any word is one. */
export const memberName = (reader: Reader): string => {
  skip(reader);
  const known = reader.names.at(reader.text, reader.at);
  const end = known?.end ?? endOf(PROPERTIES, reader.text, reader.at);
  if (end >= 0) {
    const name = known?.name ?? reader.text.slice(reader.at, end).replace(/\s+/g, ' ');
    reader.at = end;
    return name;
  }
  const word = wordAhead(reader);
  if (word === '' || word === '?') throw new Unreadable(reader.at, '“.”之后缺少名称');
  reader.at += word.length;
  return word;
};

/** Reads a name that stands alone, as a key or a parameter, and remembers it for the rest of the expression. */
export const looseName = (reader: Reader): string => {
  skip(reader);
  const end = endOf(LOOSE_NAME, reader.text, reader.at);
  if (end < 0) throw new Unreadable(reader.at, '缺少名称');
  return taken(reader, end);
};

/** The variable of a `for`, `some` or `every`: all before the word `in`. */
export const variableName = (reader: Reader): string => {
  skip(reader);
  const end = endOf(LOOSE_NAME, reader.text, reader.at);
  const before = end < 0 ? -1 : reader.text.slice(reader.at, end + 1).search(/\sin(?:\s|[[({@"]|$)/);
  if (before < 0) {
    const word = wordAhead(reader);
    if (word === '' || isKeyword(word)) throw new Unreadable(reader.at, '缺少变量名');
    return taken(reader, reader.at + word.length);
  }
  return taken(reader, reader.at + before);
};

const taken = (reader: Reader, end: number): string => {
  const name = reader.text.slice(reader.at, end).trim().replace(/\s+/g, ' ');
  reader.at = end;
  reader.names.add(name);
  return name;
};

/** Whether an argument with its name comes next: `f(start position: 2)`. */
export const seesNamedArgument = (reader: Reader): boolean => {
  skip(reader);
  const end = endOf(LOOSE_NAME, reader.text, reader.at);
  return end >= 0 && reader.text.charAt(end) === ':';
};

import { endOf, STRING, unescaped } from './characters.ts';
import { expression, rangeEnd } from './expressions.ts';
import { looseName } from './namesAhead.ts';
import { openRange, takeComparison } from './operations.ts';
import { deeper, expectSign, type Reader, seesSign, skip, takeSign, Unreadable } from './reader.ts';
import type { Entry, Tree } from './tree.ts';

/** What begins with `(`: an expression in brackets, a range, or a range open to one side. */
export const roundBracket = (reader: Reader): Tree => {
  const { at } = reader;
  takeSign(reader, '(');
  skip(reader);
  const inner = reader.at;
  const operator = takeComparison(reader);
  const tree =
    operator === undefined ? expression(reader) : deeper(reader, false, () => openRange(reader, operator, inner));
  if (operator === undefined && seesSign(reader, '..')) return bracketedRange(reader, tree, at);
  expectSign(reader, ')');
  return tree;
};

/** What begins with `[`: a list or a range. */
export const squareBracket = (reader: Reader): Tree => {
  const { at } = reader;
  takeSign(reader, '[');
  if (takeSign(reader, ']')) return { type: 'list', items: [], at, end: reader.at };
  const items = [expression(reader)];
  const [first] = items;
  if (first && seesSign(reader, '..')) return bracketedRange(reader, first, at);
  while (takeSign(reader, ',')) items.push(expression(reader));
  expectSign(reader, ']');
  return { type: 'list', items, at, end: reader.at };
};

/** `]1..3]`: a range that does not include its start. */
export const turnedBracket = (reader: Reader): Tree => {
  const { at } = reader;
  takeSign(reader, ']');
  const from = expression(reader);
  return bracketedRange(reader, from, at);
};

/** The rest of a range whose bracket at `at` and whose start have been read. */
export const bracketedRange = (reader: Reader, from: Tree, at: number): Tree => {
  expectSign(reader, '..');
  const to = rangeEnd(reader);
  const startIncluded = reader.text.charAt(at) === '[';
  const endIncluded = takeSign(reader, ']');
  if (!endIncluded && !takeSign(reader, ')') && !takeSign(reader, '['))
    throw new Unreadable(reader.at, '区间缺少右括号');
  return { type: 'range', from, to, startIncluded, endIncluded, at, end: reader.at };
};

/** Whether the `[` that comes next closes a range: no filter begins there whose end is followed by the end of the range. */
export const closesRange = (reader: Reader): boolean => {
  const { text } = reader;
  if (/^\[\s*[,)\]}]/.test(text.slice(reader.at, reader.at + 40))) return true;
  let depth = 0;
  for (let at = reader.at; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') at = Math.max(endOf(STRING, text, at) - 1, at);
    else if (char === '[') depth += 1;
    else if (char === ']' && --depth === 0) return !/^\s*[\])[+\-*/.]/.test(text.slice(at + 1, at + 40));
  }
  return true;
};

export const curlyBracket = (reader: Reader): Tree => {
  const { at } = reader;
  takeSign(reader, '{');
  const entries: Entry[] = [];
  if (!takeSign(reader, '}')) {
    do entries.push(entry(reader, entries));
    while (takeSign(reader, ','));
    expectSign(reader, '}');
  }
  return { type: 'context', entries, at, end: reader.at };
};

const entry = (reader: Reader, before: readonly Entry[]): Entry => {
  skip(reader);
  const { at } = reader;
  const key = keyOf(reader);
  if (before.some((other) => other.key === key)) throw new Unreadable(at, `名称“${key}”重复`);
  expectSign(reader, ':');
  return { key, value: expression(reader) };
};

const keyOf = (reader: Reader): string => {
  const end = endOf(STRING, reader.text, reader.at);
  if (end < 0) return looseName(reader);
  const key = unescaped(reader.text.slice(reader.at + 1, end - 1));
  reader.at = end;
  reader.names.add(key);
  return key;
};

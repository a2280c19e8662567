import { BEYOND, within } from './beyond.ts';
import { isMemberName, isRootName } from './names.ts';
import { type Token, tokenize } from './tokens.ts';
import type { ArithmeticOperator, CompareOperator, Tree } from './tree.ts';

/** Reads along the tokens of one expression. */
interface Reader {
  tokens: Token[];
  at: number;
  /** Inside the arguments of `date` or `duration`. */
  inConstructor: boolean;
}

/** The tree of an expression, or undefined when it is not of the subset or not correct at all. */
export const parse = (expression: string): Tree | undefined => {
  const tokens = tokenize(expression);
  if (tokens === undefined || tokens.length === 0) return undefined;
  return within(() => {
    const reader: Reader = { tokens, at: 0, inConstructor: false };
    const tree = whole(reader);
    if (reader.at < tokens.length) throw BEYOND;
    return tree;
  });
};

/** An `if` reaches as far as it can, so it stands only where a whole expression may stand. */
const whole = (reader: Reader): Tree => {
  if (!takeWord(reader, 'if')) return disjunction(reader);
  const test = whole(reader);
  if (!takeWord(reader, 'then')) throw BEYOND;
  const yes = whole(reader);
  if (!takeWord(reader, 'else')) throw BEYOND;
  return { type: 'if', test, yes, no: whole(reader) };
};

const disjunction = (reader: Reader): Tree => {
  let left = conjunction(reader);
  while (takeWord(reader, 'or')) left = { type: 'logic', operator: 'or', left, right: conjunction(reader) };
  return left;
};

const conjunction = (reader: Reader): Tree => {
  let left = comparison(reader);
  while (takeWord(reader, 'and')) left = { type: 'logic', operator: 'and', left, right: comparison(reader) };
  return left;
};

const comparison = (reader: Reader): Tree => {
  const left = sum(reader);
  const operator = takeSign<CompareOperator>(reader, '=', '!=', '<', '<=', '>', '>=');
  return operator === undefined ? left : { type: 'compare', operator, left, right: sum(reader) };
};

const sum = (reader: Reader): Tree => arithmetic(reader, product, '+', '-');
const product = (reader: Reader): Tree => arithmetic(reader, operand, '*', '/');

const arithmetic = (reader: Reader, part: (reader: Reader) => Tree, ...signs: ArithmeticOperator[]): Tree => {
  let left = part(reader);
  for (;;) {
    const operator = takeSign(reader, ...signs);
    if (operator === undefined) return left;
    left = { type: 'arithmetic', operator, left, right: part(reader) };
  }
};

const operand = (reader: Reader): Tree => {
  const token = reader.tokens[reader.at++];
  switch (token?.kind) {
    case 'string':
    case 'number':
      return { type: 'literal', value: token.value };
    case 'path':
      return named(reader, token.names);
    case 'sign':
      return bracketed(reader, token.text);
    default:
      throw BEYOND;
  }
};

const bracketed = (reader: Reader, opening: string): Tree => {
  if (opening === '[') return { type: 'list', items: series(reader, ']') };
  if (opening !== '(') throw BEYOND;
  const tree = whole(reader);
  if (!takeSign(reader, ')')) throw BEYOND;
  return tree;
};

const CONSTANTS = new Map<string, null | boolean>([
  ['null', null],
  ['true', true],
  ['false', false],
]);

const named = (reader: Reader, names: string[]): Tree => {
  const value = names.length === 1 ? CONSTANTS.get(names[0] ?? '') : undefined;
  if (value !== undefined) return { type: 'literal', value };
  const name = callName(reader, names);
  if (name !== undefined) return CONSTRUCTORS.has(name) ? construction(reader, name) : invocation(reader, name);
  const [root = '', ...members] = names;
  if (!isRootName(root) || !members.every(isMemberName)) throw BEYOND;
  const path: Tree = { type: 'path', names };
  return takeSign(reader, '[') ? item(reader, path) : path;
};

const CONSTRUCTORS = new Set(['date', 'duration']);

const invocation = (reader: Reader, name: string): Tree => ({ type: 'call', name, arguments: series(reader, ')') });

/** The interpreter's parser loses its way in some constructors that stand inside others, so that is left to it. */
const construction = (reader: Reader, name: string): Tree => {
  if (reader.inConstructor) throw BEYOND;
  reader.inConstructor = true;
  const tree = invocation(reader, name);
  reader.inConstructor = false;
  return tree;
};

/** Names of functions may have several words; the bracket after them is taken. */
const callName = (reader: Reader, first: string[]): string | undefined => {
  let name = first.join('.');
  for (let at = reader.at; ; at += 1) {
    const token = reader.tokens[at];
    if (token?.kind === 'sign' && token.text === '(') {
      reader.at = at + 1;
      return name;
    }
    const [word = '', ...more] = token?.kind === 'path' ? token.names : [];
    if (more.length > 0 || word === '' || !isMemberName(word)) return undefined;
    name += ` ${word}`;
  }
};

const item = (reader: Reader, of: Tree): Tree => {
  const token = reader.tokens[reader.at++];
  if (token?.kind !== 'number' || !Number.isInteger(token.value) || !takeSign(reader, ']')) throw BEYOND;
  return { type: 'item', of, index: token.value };
};

const series = (reader: Reader, closing: ')' | ']'): Tree[] => {
  if (takeSign(reader, closing)) return [];
  const items = [whole(reader)];
  while (takeSign(reader, ',')) items.push(whole(reader));
  if (!takeSign(reader, closing)) throw BEYOND;
  return items;
};

const takeWord = (reader: Reader, word: string): boolean => {
  const token = reader.tokens[reader.at];
  const found = token?.kind === 'path' && token.names.length === 1 && token.names[0] === word;
  if (found) reader.at += 1;
  return found;
};

const takeSign = <Sign extends string>(reader: Reader, ...signs: Sign[]): Sign | undefined => {
  const token = reader.tokens[reader.at];
  const found = token?.kind === 'sign' ? signs.find((sign) => sign === token.text) : undefined;
  if (found !== undefined) reader.at += 1;
  return found;
};

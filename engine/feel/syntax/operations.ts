import { postfix } from './postfix.ts';
import { deeper, expectWord, type Reader, seesSign, skip, takeSign, Unreadable, wordAhead } from './reader.ts';
import { inTests } from './tests.ts';
import type { ArithmeticOperator, CompareOperator, Tree } from './tree.ts';

/** How strongly an operator binds: `or` least. */
const OR = 1;
const AND = 2;
const COMPARISON = 3;
const SUM = 4;
const PRODUCT = 5;
const POWER = 6;

const STRENGTH: Readonly<Record<string, number>> = {
  or: OR,
  and: AND,
  between: COMPARISON,
  in: COMPARISON,
  '=': COMPARISON,
  '!=': COMPARISON,
  '<': COMPARISON,
  '<=': COMPARISON,
  '>': COMPARISON,
  '>=': COMPARISON,
  '+': SUM,
  '-': SUM,
  '*': PRODUCT,
  '/': PRODUCT,
  '**': POWER,
};
const SIGNS = ['<=', '>=', '!=', '**', '=', '<', '>', '+', '-', '*', '/'];
const WORDS = new Set(['or', 'and', 'between', 'in']);

const operatorAhead = (reader: Reader): string | undefined => {
  skip(reader);
  const sign = SIGNS.find((candidate) => reader.text.startsWith(candidate, reader.at));
  if (sign !== undefined) return sign;
  const word = wordAhead(reader);
  return WORDS.has(word) ? word : undefined;
};

/** Operands and operators from the weakest on; all of them group from the left. */
export const operation = (reader: Reader): Tree => climb(reader, operand(reader), OR);

/** The part of an operation that `between` and `in` and comparisons take: sums and what binds stronger. */
export const sum = (reader: Reader): Tree => climb(reader, operand(reader), SUM);

/** Goes on with what follows `left` as long as it binds at least as strongly as `least`. */
export const climb = (reader: Reader, left: Tree, least: number): Tree => {
  let tree = left;
  for (;;) {
    const operator = operatorAhead(reader);
    const strength = operator === undefined ? 0 : (STRENGTH[operator] ?? 0);
    if (operator === undefined || strength < least) return tree;
    reader.at += operator.length;
    tree = combined(reader, tree, operator, strength);
  }
};

const combined = (reader: Reader, left: Tree, operator: string, strength: number): Tree => {
  if (operator === 'between') return between(reader, left);
  if (operator === 'in') return { type: 'in', value: left, tests: inTests(reader), at: left.at, end: reader.at };
  const right = climb(reader, operand(reader), strength + 1);
  const place = { at: left.at, end: right.end };
  if (operator === 'or' || operator === 'and')
    return { type: 'logic', operator, parts: parts(left, operator, right), ...place };
  if (strength === COMPARISON) return { type: 'compare', operator: operator as CompareOperator, left, right, ...place };
  return { type: 'arithmetic', operator: operator as ArithmeticOperator, left, right, ...place };
};

/** A chain of one operator is one flat list. */
const parts = (left: Tree, operator: 'or' | 'and', right: Tree): Tree[] =>
  left.type === 'logic' && left.operator === operator ? [...left.parts, right] : [left, right];

const between = (reader: Reader, value: Tree): Tree => {
  const from = sum(reader);
  expectWord(reader, 'and');
  const to = sum(reader);
  return { type: 'between', value, from, to, at: value.at, end: to.end };
};

/** A minus binds more strongly than `**`: `-5 ** 2` is 25. */
const operand = (reader: Reader): Tree => {
  if (!seesSign(reader, '-')) return postfix(reader);
  const at = reader.at;
  takeSign(reader, '-');
  const of = deeper(reader, reader.rangeEnd, operand);
  if (of.type === 'literal' && typeof of.value === 'number')
    return { type: 'literal', value: of.value === 0 ? 0 : -of.value, at, end: of.end };
  return { type: 'negation', of, at, end: of.end };
};

const COMPARISONS: readonly CompareOperator[] = ['<=', '>=', '!=', '<', '>', '='];

/** Takes a comparison sign if one comes next. */
export const takeComparison = (reader: Reader): CompareOperator | undefined =>
  COMPARISONS.find((sign) => takeSign(reader, sign));

/** A range open to one side, `(< 10)`; the sign has been taken. */
export const openRange = (reader: Reader, operator: CompareOperator, at: number): Tree => {
  if (operator === '!=') throw new Unreadable(at, '“!=”不能表示区间');
  const bound = sum(reader);
  return { type: 'open', operator, bound, at, end: bound.end };
};

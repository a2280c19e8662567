import { bracketedRange } from './brackets.ts';
import { expression } from './expressions.ts';
import { climb, sum, takeComparison } from './operations.ts';
import { continued } from './postfix.ts';
import { deeper, expectSign, type Reader, seesSign, skip, takeSign, takeWord } from './reader.ts';
import type { Test, Tree, UnaryTests } from './tree.ts';

const test = (reader: Reader, plain: (reader: Reader) => Tree): Test => {
  skip(reader);
  const at = reader.at;
  const operator = takeComparison(reader);
  const value = operator === undefined ? plain(reader) : sum(reader);
  return { operator: operator ?? 'in', value, at, end: value.end };
};

const testList = (reader: Reader): Test[] => {
  const tests = [test(reader, expression)];
  while (takeSign(reader, ',')) tests.push(test(reader, expression));
  return tests;
};

/** What follows `in`: one test, or several in round brackets, which may also be those of a range or of an operand. */
export const inTests = (reader: Reader): Test[] => {
  if (!seesSign(reader, '(')) return [test(reader, sum)];
  const at = reader.at;
  takeSign(reader, '(');
  const tests = deeper(reader, false, testList);
  const [first] = tests;
  const single = tests.length === 1 && first?.operator === 'in' ? first.value : undefined;
  if (single && seesSign(reader, '..'))
    return [alone(climb(reader, continued(reader, bracketedRange(reader, single, at)), 4))];
  expectSign(reader, ')');
  return single ? [alone(climb(reader, continued(reader, single), 4))] : tests;
};

const alone = (value: Tree): Test => ({ operator: 'in', value, at: value.at, end: value.end });

/** The tests of a cell of a decision table (DMN 1.5 §10.3.1.2 rules 15 to 17). */
export const unaryTests = (reader: Reader): UnaryTests => {
  const start = reader.at;
  if (takeSign(reader, '-')) {
    skip(reader);
    if (reader.at === reader.text.length) return { negated: false, tests: undefined };
    reader.at = start;
  }
  return negated(reader) ?? { negated: false, tests: testList(reader) };
};

/** `not(…)` around all of the cell; as a part of it `not` is the function. */
const negated = (reader: Reader): UnaryTests | undefined => {
  const start = reader.at;
  if (!takeWord(reader, 'not') || !takeSign(reader, '(')) {
    reader.at = start;
    return undefined;
  }
  const tests = deeper(reader, false, testList);
  expectSign(reader, ')');
  skip(reader);
  if (reader.at === reader.text.length) return { negated: true, tests };
  reader.at = start;
  return undefined;
};

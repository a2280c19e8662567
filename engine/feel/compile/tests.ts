import type { Test, Tree, UnaryTests } from '../syntax/tree.ts';
import { contains, FeelRange, isList } from '../value/index.ts';
import type { FeelValue } from '../value/types.ts';
import { compileTree } from './compile.ts';
import { mentions } from './mentions.ts';
import { COMPARE, equal } from './operators.ts';
import { type Code, constant, constantOf, type Run } from './run.ts';
import type { Scope } from './scope.ts';

type Verdict = boolean | null;

/** Whether `input` is the value, lies in it, or is one of it (DMN 1.5 table 55). */
const within = (input: FeelValue, value: FeelValue, run: Run): Verdict => {
  if (value instanceof FeelRange && !(input instanceof FeelRange)) return contains(value, input);
  if (!isList(value)) return equal(input, value, run);
  run.fuel.spend(value.length);
  if (value.some((item) => isOne(input, item, run))) return true;
  return isList(input) && equal(input, value, run) === true;
};

const isOne = (input: FeelValue, item: FeelValue, run: Run): boolean =>
  (item instanceof FeelRange && contains(item, input) === true) || equal(input, item, run) === true;

const testCode = (input: Code, { operator, value }: Test, scope: Scope): Code => {
  const code = compileTree(value, scope);
  if (operator === 'in' && value.type === 'range') return inRange(input, code);
  if (operator === 'in') return (run, slots) => within(input(run, slots), code(run, slots), run);
  const apply = COMPARE[operator];
  return (run, slots) => apply(input(run, slots), code(run, slots), run);
};

/** A range with an end that is null or of another type holds nothing and excludes nothing. */
const inRange =
  (input: Code, range: Code): Code =>
  (run, slots) => {
    const value = range(run, slots);
    return value === null ? null : within(input(run, slots), value, run);
  };

/** One test that holds is enough; without one, a test that cannot be decided leaves all undecided. */
const anyCode = (tests: readonly Code[]): Code => {
  const [only] = tests;
  if (tests.length === 1 && only) return only;
  return (run, slots) => {
    let verdict: Verdict = false;
    for (const test of tests) {
      const found = test(run, slots);
      if (found === true) return true;
      if (found === null) verdict = null;
    }
    return verdict;
  };
};

/** `value in tests`. */
export const inCode = (value: Tree, tests: readonly Test[], scope: Scope): Code => {
  const input = compileTree(value, scope);
  const held = scope.with('?');
  const given: Code = (_, slots) => slots[held.slot] ?? null;
  const any = anyCode(tests.map((test) => testCode(given, test, scope)));
  return (run, slots) => {
    slots[held.slot] = input(run, slots);
    return any(run, slots);
  };
};

/** The tests of a cell, over the input `?`. */
export const testsCode = ({ negated, tests }: UnaryTests, scope: Scope): Code => {
  if (tests === undefined) return constant(true);
  const input = compileTree({ type: 'name', name: '?', at: 0, end: 0 }, scope);
  const any = anyCode(tests.map((test) => cellCode(input, test, scope)));
  if (!negated) return any;
  return (run, slots) => {
    const found = any(run, slots);
    return typeof found === 'boolean' ? !found : null;
  };
};

/** An expression over `?` decides itself; so does one that gives true or false for an input that is neither, but no plain true or false. */
const cellCode = (input: Code, test: Test, scope: Scope): Code => {
  if (test.operator !== 'in') return testCode(input, test, scope);
  if (test.value.type === 'range') return testCode(input, test, scope);
  const code = compileTree(test.value, scope);
  if (mentions(test.value, '?')) return (run, slots) => truth(code(run, slots));
  const fixed = constantOf(code);
  if (fixed && typeof fixed.value === 'string') return equalsText(input, fixed.value);
  const decides = test.value.type !== 'literal';
  return (run, slots) => {
    const value = code(run, slots);
    const given = input(run, slots);
    return decides && typeof value === 'boolean' && typeof given !== 'boolean' ? value : within(given, value, run);
  };
};

const equalsText =
  (input: Code, text: string): Code =>
  (run, slots) => {
    const given = input(run, slots);
    return typeof given === 'string' ? given === text : within(given, text, run);
  };

const truth = (value: FeelValue): Verdict => (typeof value === 'boolean' ? value : null);

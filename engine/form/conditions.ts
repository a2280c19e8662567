import type { CaseData } from '../case/types.ts';
import { evaluateCompiled } from '../feel/compiled/evaluateCompiled.ts';
import { CHINA, interpret } from '../feel/interpret.ts';
import type { Json } from '../json.ts';
import { ok, type Result } from '../result.ts';
import { isObject } from './answers.ts';
import type { FormDefinition } from './types.ts';

/** The last result of an expression with the values it read. */
interface Remembered {
  read: string;
  result: Result<Json>;
}

const memory = new WeakMap<FormDefinition, Map<string, Remembered>>();

/**
 * Evaluates an expression of a form. Every keystroke asks all conditions again while one answer has changed, and every
 * command asks them several times: one that needs the interpreter keeps its result as long as the values that it names
 * are the same. A compiled one is asked sooner than those values are compared.
 */
export const ask = (form: FormDefinition, expression: string, data: CaseData): Result<Json> => {
  const quick = evaluateCompiled(expression, data, { now: undefined, utcOffset: CHINA });
  return quick === undefined ? recall(form, expression, data) : ok(quick);
};

const recall = (form: FormDefinition, expression: string, data: CaseData): Result<Json> => {
  const known = memory.get(form) ?? new Map<string, Remembered>();
  memory.set(form, known);
  const read = valuesRead(expression, data);
  const before = known.get(expression);
  if (before?.read === read) return before.result;
  const result = interpret(expression, data, {});
  known.set(expression, { read, result });
  return result;
};

const PATH = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)?/gu;
const pathsByExpression = new Map<string, string[][]>();
const MAX_KNOWN = 5_000;

/** Names in an expression, each with its first member. Texts in quotes are no names; words of the language match no data. */
const pathsOf = (expression: string): string[][] => {
  const known = pathsByExpression.get(expression);
  if (known) return known;
  if (pathsByExpression.size >= MAX_KNOWN) pathsByExpression.clear();
  const bare = expression.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  const paths = [...new Set(bare.match(PATH) ?? [])].map((path) => path.split('.'));
  pathsByExpression.set(expression, paths);
  return paths;
};

const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*$/u;

const valuesRead = (expression: string, data: CaseData): string =>
  JSON.stringify(
    pathsOf(expression).map(([root = '', member]) => {
      const value = Object.hasOwn(data, root) ? data[root] : undefined;
      // A key with spaces or signs can be meant by a longer name: then all of it counts as read.
      if (member === undefined || !isObject(value) || !Object.keys(value).every((key) => PLAIN.test(key))) return value;
      return Object.hasOwn(value, member) ? value[member] : undefined;
    }),
  );

import { ok, type Problem, type Result } from '../../result.ts';
import { type CompileOptions, parseFeel } from '../compileFeel.ts';
import type { FeelType, FeelTypes } from '../types.ts';
import { Findings } from './findings.ts';
import { type Checker, infer, tested } from './infer.ts';
import { TypeScope } from './typeScope.ts';

/**
 * What is wrong with an expression before it ever runs: its syntax or its size (errors of `compileFeel`). With the types
 * of all names also what can give nothing but null: names, members and functions that do not exist
 * (`feel.unknownName`, `feel.unknownFunction`), a number added to a text (`feel.type`), an argument too many
 * (`feel.arguments`).
 */
export const checkExpression = (expression: string, types?: FeelTypes): Problem | undefined =>
  firstProblem(expression, types, false);

/** The same for the tests of a cell of a decision table; `types` hold that of the input as `?`. */
export const checkTests = (text: string, types?: FeelTypes): Problem | undefined => firstProblem(text, types, true);

const firstProblem = (text: string, types: FeelTypes | undefined, unary: boolean): Problem | undefined => {
  if (types === undefined) return firstFault(text, unary);
  const found = look(text, { types, unary });
  return found.ok ? found.value.findings.problems[0] : found.problems[0];
};

/** Texts that could be read: the items of a pack write the same expressions again and again. */
const readable = { expression: new Set<string>(), tests: new Set<string>() };
const MOST = 5_000;

function firstFault(text: string, unary: boolean): Problem | undefined {
  const known = unary ? readable.tests : readable.expression;
  if (known.has(text)) return undefined;
  const read = parseFeel(text, { unary });
  if (!read.ok) return read.problems[0];
  if (known.size >= MOST) known.clear();
  known.add(text);
  return undefined;
}

/** The type of what an expression gives, `Any` where that is not known before. Errors: those of `compileFeel`. */
export const inferType = (expression: string, types?: FeelTypes): Result<FeelType> => {
  const found = look(expression, types ? { types } : {});
  return found.ok ? ok(found.value.type) : found;
};

const look = (text: string, options: CompileOptions): Result<{ type: FeelType; findings: Findings }> => {
  const read = parseFeel(text, options);
  if (!read.ok) return read;
  const findings = new Findings(text);
  const checker: Checker = { scope: new TypeScope(options.types), findings };
  if ('tree' in read.value) return ok({ type: infer(read.value.tree, checker), findings });
  const input = checker.scope.find('?') ?? 'Any';
  for (const test of read.value.tests.tests ?? []) tested(test, input, checker);
  return ok({ type: 'boolean', findings });
};

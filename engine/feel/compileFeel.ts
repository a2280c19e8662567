import { fail, ok, type Problem, type Result } from '../result.ts';
import { compileTree } from './compile/compile.ts';
import { type Code, Run, type Slots } from './compile/run.ts';
import { Scope, type Unit } from './compile/scope.ts';
import { testsCode } from './compile/tests.ts';
import { endedBy } from './fuel.ts';
import { hugeLoop } from './iterations.ts';
import { declaredNames } from './memberNames.ts';
import { foreignSign, overLength, unreadable } from './problems.ts';
import { type Names, parseExpression, parseTests } from './syntax/parse.ts';
import type { Tree, TypeDefinition, UnaryTests } from './syntax/tree.ts';
import type { FeelTypes } from './types.ts';
import type { FeelContext, FeelEnv, FeelValue } from './value/types.ts';

/** What is known of an expression before it is read. */
export interface CompileOptions {
  /** The text is the cell of a decision table: tests of the input, which is `?` in the context. */
  unary?: boolean;
  /** Names that the data will have. Needed for those of more than one word, and for those that hide a function of the language. */
  names?: readonly string[];
  /** The same with types; their members are names too. */
  types?: FeelTypes;
  /** Types that `instance of` and parameters can name. */
  definitions?: Readonly<Record<string, TypeDefinition>>;
}

/** An expression ready to run. */
export interface CompiledFeel {
  /** Names that it reads from its context, without those of functions of the language. */
  readonly names: readonly string[];
  /** The value over own properties of `context`. The only problem: `feel.fuel`. Without `env.fuel` each evaluation has its own. */
  evaluate(context: FeelContext, env?: Partial<FeelEnv>): Result<FeelValue>;
}

/** Minutes east of UTC of all of China. */
export const CHINA = 480;

const NO_SLOTS: Slots = [];
const NO_ENV: Partial<FeelEnv> = {};

/** Closures with all that their evaluation needs. */
export class Compiled implements CompiledFeel {
  readonly names: readonly string[];
  readonly code: Code;
  private readonly text: string;
  private readonly slots: number;

  constructor(text: string, code: Code, unit: Unit) {
    this.text = text;
    this.code = code;
    this.names = [...unit.free];
    this.slots = unit.slots;
  }

  evaluate(context: FeelContext, env: Partial<FeelEnv> = NO_ENV): Result<FeelValue> {
    try {
      return ok(this.run(new Run(context, env.now, env.utcOffset ?? CHINA, env.fuel)));
    } catch (error) {
      return endedBy(error, this.text);
    }
  }

  /** The value; throws when the fuel is spent. */
  run(run: Run): FeelValue {
    return this.code(run, this.slots === 0 ? NO_SLOTS : new Array<FeelValue>(this.slots).fill(null));
  }
}

/** Reads a text. Errors: `feel.syntax`, `feel.tooLong`, `feel.tooDeep`, `feel.tooLarge`. */
export const parseFeel = (text: string, options: CompileOptions): Result<{ tree: Tree } | { tests: UnaryTests }> => {
  const unary = options.unary === true;
  const problem = overLength(text) ?? foreignSign(text, unary);
  if (problem) return fail(problem);
  const names: Names = { names: declaredNames(options), types: options.definitions ?? {} };
  try {
    const read = unary ? { tests: parseTests(text, names) } : { tree: parseExpression(text, names) };
    const huge = treesOf(read)
      .map(hugeLoop)
      .find((found): found is Problem => found !== undefined);
    return huge ? fail(huge) : ok(read);
  } catch (error) {
    return fail(unreadable(error, text));
  }
};

export const treesOf = (read: { tree: Tree } | { tests: UnaryTests }): readonly Tree[] =>
  'tree' in read ? [read.tree] : (read.tests.tests ?? []).map(({ value }) => value);

/**
 * Compiles an expression of FEEL (DMN 1.5 ch. 10), or the unary tests of a cell. It can be evaluated any number of times.
 * Errors: `feel.syntax`, `feel.tooLong`, `feel.tooDeep`, `feel.tooLarge`. It never throws.
 */
export const compileFeel = (text: string, options: CompileOptions = {}): Result<Compiled> => {
  const read = parseFeel(text, options);
  if (!read.ok) return read;
  const declared = new Set([...(options.names ?? []), ...Object.keys(options.types ?? {})]);
  const unit: Unit = { slots: 0, free: new Set(), declared };
  const scope = new Scope(unit);
  const code = 'tree' in read.value ? compileTree(read.value.tree, scope) : testsCode(read.value.tests, scope);
  return ok(new Compiled(text, code, unit));
};

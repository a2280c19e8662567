import type { Json, JsonObject } from '../json.ts';
import { ok, type Problem, type Result } from '../result.ts';
import { evaluateCompiled } from './compiled/evaluateCompiled.ts';
import { CHINA, type EvaluateOptions, interpret } from './interpret.ts';

export type { EvaluateOptions };

const NO_OPTIONS: EvaluateOptions = {};

/**
 * Evaluates a FEEL expression (DMN 1.5 ch. 10) over own properties of `context`. A name that is not there is null.
 * Dates, times and durations come back as ISO text. Errors: `feel.syntax`, `feel.tooLong`, `feel.tooDeep`,
 * `feel.tooLarge`, `feel.failed`. It never throws and never reads the clock of the machine.
 */
export function evaluate(expression: string, context: JsonObject, options: EvaluateOptions = NO_OPTIONS): Result<Json> {
  const quick = evaluateCompiled(expression, context, { now: options.now, utcOffset: options.utcOffset ?? CHINA });
  return quick === undefined ? interpret(expression, context, options) : ok(quick);
}

/** What is wrong with an expression before it ever runs: its syntax or its size. */
export function checkExpression(expression: string): Problem | undefined {
  if (expression.trim() === '') return { code: 'feel.syntax', message: '表达式为空，请填写 FEEL 表达式。' };
  const result = evaluate(expression, {});
  if (result.ok) return undefined;
  return result.problems.find((problem) => problem.code !== 'feel.failed');
}

import { evaluate as evaluateFeel, FeelDate, parseDateTime } from 'feelin';
import type { Json, JsonObject } from '../json.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import { overBudget } from './budget.ts';
import { foreignOperator } from './operators.ts';
import { toJson } from './values.ts';

export interface EvaluateOptions {
  /** Epoch milliseconds that `now()` and `today()` give; without it they give null. */
  now?: number;
  /** Minutes east of UTC of the day that `today()` gives; China: 480. */
  utcOffset?: number;
}

/** Minutes east of UTC of all of China. */
export const CHINA = 480;

/** Answers any expression, in milliseconds: the interpreter reads the expression anew with the data of each call. */
export function interpret(expression: string, context: JsonObject, options: EvaluateOptions): Result<Json> {
  const problem = overBudget(expression) ?? foreignOperator(expression);
  if (problem) return fail(problem);
  try {
    return ok(toJson(evaluateFeel(expression, scopeOf(context, options)).value));
  } catch (error) {
    return fail(problemOf(error, expression));
  }
}

/** Own properties on a null prototype; `now` and `today` are ours, so that the result depends on arguments alone. */
function scopeOf(context: JsonObject, options: EvaluateOptions): Record<string, unknown> {
  const scope: Record<string, unknown> = Object.create(null);
  scope.now = () => localTime(options);
  scope.today = () => {
    const time = localTime(options);
    return time && new FeelDate(time.unwrap().toPlainDate());
  };
  return Object.assign(scope, context);
}

function localTime({ now, utcOffset = CHINA }: EvaluateOptions) {
  if (now === undefined) return null;
  const sign = utcOffset < 0 ? '-' : '+';
  const minutes = Math.abs(utcOffset);
  const zone = `${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return parseDateTime(new Date(now + utcOffset * 60_000).toISOString().slice(0, 19) + zone);
}

const two = (value: number): string => String(value).padStart(2, '0');

function problemOf(error: unknown, expression: string): Problem {
  const position = (error as { position?: { from: number } }).position;
  if (!position) return { code: 'feel.failed', message: `表达式“${expression}”无法计算，请检查数据类型和函数参数。` };
  const near = expression.slice(position.from, position.from + 12);
  const where = near.trim() === '' ? '表达式不完整' : `第 ${position.from + 1} 个字符“${near}”处无法识别`;
  return { code: 'feel.syntax', message: `表达式“${expression}”有语法错误：${where}，请按 FEEL 语法修改。` };
}

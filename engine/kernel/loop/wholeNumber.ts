import { fail, ok, type Result } from '../../result.ts';
import type { Run, Visit } from '../run.ts';
import { evaluateAt } from '../variables.ts';

/** The value of an expression that says how often; not a whole number from 0 on: `kernel.loop`. */
export function wholeNumber(run: Run, visit: Visit, expression: string, what: string): Result<number> {
  const result = evaluateAt(run, visit, expression);
  if (!result.ok) return result;
  if (typeof result.value === 'number' && Number.isSafeInteger(result.value) && result.value >= 0)
    return ok(result.value);
  return fail({ code: 'kernel.loop', message: `${what}“${expression}”不是不小于 0 的整数，请更正数据后重试。` });
}

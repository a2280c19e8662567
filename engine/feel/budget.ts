import type { Problem } from '../result.ts';
import { withoutStrings } from './operators.ts';

export const MAX_LENGTH = 2000;
export const MAX_DEPTH = 40;
/** Largest number that may stand at the end of a range: `for i in 1..1e9` would not end in time. */
export const MAX_RANGE = 10_000;

const OPENING = '([{';
const CLOSING = ')]}';

/** Refuses an expression that is too long or too deep to be evaluated in bounded time, before it is parsed. */
export function overBudget(expression: string): Problem | undefined {
  if (expression.length > MAX_LENGTH)
    return {
      code: 'feel.tooLong',
      message: `表达式过长（${expression.length} 个字符），不得超过 ${MAX_LENGTH} 个字符，请拆分。`,
    };
  if (depthOf(expression) > MAX_DEPTH)
    return { code: 'feel.tooDeep', message: `表达式嵌套过深，不得超过 ${MAX_DEPTH} 层，请简化。` };
  if (hasHugeRange(expression))
    return { code: 'feel.tooLarge', message: `表达式中的区间过大，上界不得超过 ${MAX_RANGE}。` };
  return undefined;
}

/** Nesting of brackets and of `if`, `for`, `some`, `every`, `not`, which recurse without brackets. String literals are skipped. */
function depthOf(expression: string): number {
  const code = withoutStrings(expression);
  let depth = (code.match(/\b(?:if|for|some|every)\b/g) ?? []).length;
  let deepest = depth;
  for (const char of code) {
    if (OPENING.includes(char)) deepest = Math.max(deepest, ++depth);
    else if (CLOSING.includes(char)) depth -= 1;
  }
  return deepest;
}

function hasHugeRange(expression: string): boolean {
  for (const match of expression.matchAll(/([\d.e+]*)\s*\.\.\s*-?([\d.e+]*)/gi))
    if (Number(match[1] || 0) > MAX_RANGE || Number(match[2] || 0) > MAX_RANGE) return true;
  return false;
}

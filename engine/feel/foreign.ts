import type { Problem } from '../result.ts';

/** Operators of other languages that the parser would read as something else and silently answer null. */
const FOREIGN: [pattern: RegExp, advice: string][] = [
  [/^\s*=/, '表达式不能以“=”开头'],
  [/==/, '判断相等请用一个“=”'],
  [/<>/, '判断不相等请用“!=”'],
  [/=>/, '“大于或等于”请写作“>=”'],
  [/=</, '“小于或等于”请写作“<=”'],
];

export function foreignOperator(expression: string): Problem | undefined {
  const code = withoutStrings(expression);
  const found = FOREIGN.find(([pattern]) => pattern.test(code));
  return found && { code: 'feel.syntax', message: `表达式“${expression}”有语法错误：${found[1]}。` };
}

/** The expression with its string literals emptied, so that only code is looked at. */
export const withoutStrings = (expression: string): string => expression.replace(/"(?:\\.|[^"\\])*"/g, '""');

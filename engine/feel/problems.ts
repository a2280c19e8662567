import type { Problem } from '../result.ts';
import { FULL_WIDTH, foreignOperator } from './foreign.ts';
import { MAX_DEPTH, Unreadable } from './syntax/reader.ts';

export const MAX_LENGTH = 2000;

/** Refuses a text that is empty or too long, before it is parsed. */
export const overLength = (text: string): Problem | undefined => {
  if (text.length > MAX_LENGTH)
    return {
      code: 'feel.tooLong',
      message: `表达式过长（${text.length} 个字符），不得超过 ${MAX_LENGTH} 个字符，请拆分。`,
    };
  return text.trim() === '' ? { code: 'feel.syntax', message: '表达式为空，请填写 FEEL 表达式。' } : undefined;
};

/** Refuses a sign of another language, before it is read as something else. */
export const foreignSign = (text: string, unary: boolean): Problem | undefined => {
  const advice = foreignOperator(text, unary);
  return advice === undefined ? undefined : syntaxProblem(text, advice);
};

const syntaxProblem = (text: string, what: string): Problem => ({
  code: 'feel.syntax',
  message: `表达式“${text}”有语法错误：${what}。`,
});

/** Says where a text cannot be read on. */
export const unreadable = (error: unknown, text: string): Problem => {
  if (!(error instanceof Unreadable)) throw error;
  if (error.code === 'feel.tooDeep')
    return { code: 'feel.tooDeep', message: `表达式嵌套过深，不得超过 ${MAX_DEPTH} 层，请简化。` };
  return syntaxProblem(text, `${placeOf(error, text)}，请按 FEEL 语法修改`);
};

const placeOf = ({ at, advice }: Unreadable, text: string): string => {
  const near = text.slice(at, at + 12);
  if (near.trim() === '') return advice === undefined ? '表达式不完整' : `表达式不完整，${advice}`;
  const place = `第 ${positionOf(text, at)} 个字符“${near}”处`;
  if (FULL_WIDTH.test(near.charAt(0))) return `${place}应使用英文半角标点和运算符`;
  return advice === undefined ? `${place}无法识别` : `${place}${advice}`;
};

/** Counted from 1, in characters as a reader counts them. */
export const positionOf = (text: string, at: number): number => Array.from(text.slice(0, at)).length + 1;

import type { Finding, RuleTextRule } from '../types.ts';

/** Staff are held to a text: it says who issued it, under which number, or where it comes from. */
export const ruleTextSource: RuleTextRule = ({ number, issuer, source = [], assumed = [] }) => {
  if (number !== undefined || issuer !== undefined || source.length > 0 || assumed.length > 0) return [];
  const message = '没有文号、标准编号、发布机关或者出处，看不出是谁的规定。请补上；尚未确定的写进 assumed。';
  return [{ severity: 'warning', code: 'lint.ruleTextSource', message } satisfies Finding];
};

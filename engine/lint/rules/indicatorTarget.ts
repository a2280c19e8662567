import type { Finding, IndicatorRule } from '../types.ts';

/** A target that nobody set would judge offices by nothing. */
export const indicatorTarget: IndicatorRule = ({ threshold, source = [], assumed = [] }) => {
  if (threshold === undefined || threshold.document !== undefined || source.length > 0 || assumed.length > 0) return [];
  const message = '目标值没有写是哪个文件规定的。请补上 threshold.document 或者 source；尚未确定的写进 assumed。';
  return [{ severity: 'warning', code: 'lint.indicatorTarget', path: '/threshold', message } satisfies Finding];
};

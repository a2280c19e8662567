import type { Finding, ParameterRule } from '../types.ts';

/** Money and limits come from a text, or are marked as to be confirmed. */
export const parameterSources: ParameterRule = ({ values, source = [], assumed = [] }) => {
  if (source.length > 0 || assumed.length > 0) return [];
  return values.flatMap(({ from, document }, at): Finding[] => {
    if (document !== undefined) return [];
    const message = `${from} 起的值没有文号，参数也没有写出处。请补上 document 或者 source；尚未核实的写进 assumed。`;
    return [{ severity: 'warning', code: 'lint.parameterSources', path: `/values/${at}`, message }];
  });
};

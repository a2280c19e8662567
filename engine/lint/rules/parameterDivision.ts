import type { Finding, ParameterRule } from '../types.ts';

/** A pack sets numbers for its own region only: no level sets them for another one. */
export const parameterDivision: ParameterRule = (parameter, { division: own = '' } = {}) =>
  parameter.values.flatMap(({ division }, at): Finding[] => {
    if (division === undefined || division.startsWith(own)) return [];
    const message = `区划代码“${division}”不在本包适用的区划“${own}”之内，取不到这个值。请更正代码，或者写到那个地方的内容包里。`;
    return [{ severity: 'error', code: 'lint.parameterDivision', path: `/values/${at}/division`, message }];
  });

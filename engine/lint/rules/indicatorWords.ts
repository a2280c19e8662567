import type { Measure } from '../../indicator/types.ts';
import type { Finding, IndicatorRule } from '../types.ts';

const code = 'lint.indicatorWords';

/** Signs and names of formulas: whoever reads the figure cannot read them. */
const FORMULA = /[=<>"{}[\]_]|[A-Za-z]{2,}/;

/** An official reads what was counted in words; the formula is for those who check it. */
export const indicatorWords: IndicatorRule = ({ numerator, denominator }) => [
  ...findings('numerator', '分子', numerator),
  ...(denominator ? findings('denominator', '分母', denominator) : []),
];

function findings(side: 'numerator' | 'denominator', name: string, { words }: Measure): Finding[] {
  const path = `/${side}/words`;
  if (words === undefined || words.trim() === '') {
    const message = `${name}没有写计数规则，页面上只能显示公式。请用话说清数的是什么，例如“在岗工作人员中持证上岗的人数”。`;
    return [{ severity: 'warning', code, path, message }];
  }
  const sign = FORMULA.exec(words)?.[0];
  if (sign === undefined) return [];
  const message = `${name}的计数规则写着“${sign}”，看指标的人读不懂。公式另有一栏，这里请用话说。`;
  return [{ severity: 'warning', code, path, message }];
}

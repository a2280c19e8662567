import { checkText } from '../document/index.ts';
import type { Problem } from '../result.ts';
import type { RuleText } from './types.ts';

/** What is wrong with a rule text beyond its schema: dates the wrong way round, placeholders that cannot be read. */
export function checkRuleText({ validFrom, validTo, articles }: RuleText): Problem[] {
  const dates: Problem[] =
    validTo === undefined || validTo >= validFrom
      ? []
      : [
          {
            code: 'ruleText.dates',
            message: `最后有效日期 ${validTo} 早于施行日期 ${validFrom}，请改正。`,
            path: '/validTo',
          },
        ];
  return [...dates, ...articles.flatMap(({ text }, at) => checkText(text, `/articles/${at}/text`))];
}

import { checkText } from '../document/index.ts';
import type { Problem } from '../result.ts';
import type { Article, RuleText } from './types.ts';

/**
 * What is wrong with a rule text beyond its schema: dates the wrong way round, placeholders that cannot be read, one
 * service promised twice.
 */
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
  const texts = articles.flatMap(({ text }, at) => checkText(text, `/articles/${at}/text`));
  return [...dates, ...texts, ...doubledServices(articles)];
}

function doubledServices(articles: readonly Article[]): Problem[] {
  const names = articles.map(({ atStation }) => atStation?.name);
  return names.flatMap((name, at): Problem[] => {
    if (name === undefined || names.indexOf(name) === at) return [];
    const message = `不出村的服务“${name}”写了两次，请合并成一条。`;
    return [{ code: 'ruleText.doubled', message, path: `/articles/${at}/atStation/name` }];
  });
}

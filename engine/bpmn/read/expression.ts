import { childOf, type Element, textOf } from './element.ts';
import type { Report } from './report.ts';

/** Whether a language attribute means FEEL: `feel`, `text/feel`, or the address of a DMN version. */
export const isFeel = (language: string | undefined): boolean => language === undefined || /feel/i.test(language);

/**
 * Text of an expression element such as `conditionExpression`; undefined where there is none or it is empty. No
 * language means FEEL, whatever the file declares for the whole (editors write XPath there unasked).
 */
export function expressionOf(
  element: Element,
  property: string,
  owner: Element,
  report: Report,
  label = '表达式',
): string | undefined {
  const expression = childOf(element, property);
  if (!expression) return undefined;
  const body = textOf(expression, 'body');
  const language = textOf(expression, 'language');
  if (body !== undefined && !isFeel(language))
    report.add('bpmn.unsupported', `${label}只支持 FEEL，不支持“${language}”，请改写。`, owner.id);
  return body;
}

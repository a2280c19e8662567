import community from 'bpmn-js-i18n-zh/lib/bpmn-js/index.js';
import { dictionary } from './dictionary.ts';

const texts: Record<string, string> = { ...community, ...dictionary };

/** Whether a text of bpmn-js has a Chinese counterpart. */
export const isTranslated = (template: string): boolean => Object.hasOwn(texts, template);

/** Text of bpmn-js in Chinese with its `{places}` filled. */
export function translate(template: string, replacements: Record<string, string> = {}): string {
  const text = texts[template] ?? template;
  return text.replace(/{([^}]+)}/g, (_, key: string) => replacements[key] ?? `{${key}}`);
}

/** Replaces the translate service of diagram-js. */
export const translateModule = { translate: ['value', translate] };

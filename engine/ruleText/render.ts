import { renderText } from '../document/index.ts';
import type { JsonObject } from '../json.ts';
import type { RuleText } from './types.ts';

export interface RuleTextInput {
  /** The office that shows the text, and whatever else its placeholders name. */
  data: JsonObject;
  /** Epoch milliseconds. */
  now: number;
}

/** The articles with their placeholders filled in; what is missing becomes room to write. */
export const renderArticles = ({ articles }: Pick<RuleText, 'articles'>, { data, now }: RuleTextInput) =>
  articles.map(({ title, text }) => ({
    ...(title === undefined ? {} : { title }),
    text: renderText(text, { data, now, materials: [], opinions: [] }),
  }));

/** Whether the text is in force on a day, `YYYY-MM-DD`. */
export const inForce = ({ validFrom, validTo }: Pick<RuleText, 'validFrom' | 'validTo'>, day: string): boolean =>
  validFrom <= day && (validTo === undefined || day <= validTo);

import type { JsonObject } from '#engine';

/** What the guide was told already: goes with the way to the application, so that nothing is asked twice. */
export interface Answers {
  situation: JsonObject;
  choose: string[];
}

/** Nothing personal stands in it: answers to questions, and chosen items. */
export const applyHref = (ref: string, situation: JsonObject, choose: string[]): string =>
  `/bundle/${encodeURIComponent(ref)}/apply?answers=${encodeURIComponent(JSON.stringify({ situation, choose }))}`;

/** Answers in the address; anything else that stands there is none. */
export function answersIn(search: string): Answers {
  const none: Answers = { situation: {}, choose: [] };
  try {
    const given: unknown = JSON.parse(new URLSearchParams(search).get('answers') ?? '{}');
    if (typeof given !== 'object' || given === null) return none;
    const { situation, choose } = given as Record<string, unknown>;
    return {
      situation:
        typeof situation === 'object' && situation !== null && !Array.isArray(situation)
          ? (situation as JsonObject)
          : {},
      choose: Array.isArray(choose) ? choose.filter((one) => typeof one === 'string') : [],
    };
  } catch {
    return none;
  }
}

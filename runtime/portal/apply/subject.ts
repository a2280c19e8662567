import type { JsonObject } from '#engine';
import { type ApplicationForm, type ApplicationReceipt, api } from '../../ui/api/client.ts';
import type { Intake } from '../../ui/bundle/intake.ts';

/** What is applied for: one item, or a 一件事. Both are filled in, checked and receipted alike. */
export interface Subject {
  kind: 'item' | 'bundle';
  reference: string;
}

/** What the guide was told already: goes with the way to the application, so that nothing is asked twice. */
export interface Answers {
  situation: JsonObject;
  choose: string[];
}

export const guideHref = ({ kind, reference }: Subject): string => `/${kind}/${encodeURIComponent(reference)}`;

/** Nothing personal stands in it: answers to questions, and chosen items. */
export const applyHref = (subject: Subject, answers: Answers): string =>
  `${guideHref(subject)}/apply?answers=${encodeURIComponent(JSON.stringify(answers))}`;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Answers in the address; anything else that stands there is none. */
export function answersIn(search: string): Answers {
  const none: Answers = { situation: {}, choose: [] };
  try {
    const given: unknown = JSON.parse(new URLSearchParams(search).get('answers') ?? '{}');
    if (!isObject(given)) return none;
    const { situation, choose } = given;
    return {
      situation: isObject(situation) ? situation : {},
      choose: Array.isArray(choose) ? choose.filter((one) => typeof one === 'string') : [],
    };
  } catch {
    return none;
  }
}

export const formOf = ({ kind, reference }: Subject, office: string): Promise<ApplicationForm> =>
  kind === 'item' ? api.itemForm(reference, office) : api.bundleForm(reference, office);

/** `key`: the same for a try whose answer was lost, so that nothing is opened twice. */
export function handIn(
  { kind, reference }: Subject,
  office: string,
  intake: Intake,
  key: string,
): Promise<ApplicationReceipt> {
  if (kind === 'item') return api.apply({ item: reference, office, intake }, key);
  return api.openBundle({ bundle: reference, channel: 'online', office, intake }, key);
}

import type { CaseData } from '../case/types.ts';
import { evaluate } from '../feel/evaluate.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ServiceItemSource, SituationQuestion } from './types.ts';

type Asking = Pick<ServiceItemSource, 'situations'>;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const situationAnswers = (data: CaseData): JsonObject => (isObject(data.situation) ? data.situation : {});

const isAsked = (question: SituationQuestion, data: CaseData): boolean => {
  if (question.when === undefined) return true;
  const asked = evaluate(question.when, data);
  return !asked.ok || asked.value === true;
};

/** Case data without answers to questions that the other answers have made pointless; goes on until nothing more falls away. */
export const withAskedAnswers = (item: Asking, data: CaseData): CaseData => {
  const questions = item.situations ?? [];
  let seen = data;
  for (;;) {
    const dropped = questions
      .filter(({ id }) => Object.hasOwn(situationAnswers(seen), id))
      .filter((question) => !isAsked(question, seen));
    if (dropped.length === 0) return seen;
    const ids = new Set(dropped.map(({ id }) => id));
    const kept = Object.entries(situationAnswers(seen)).filter(([id]) => !ids.has(id));
    seen = { ...seen, situation: Object.fromEntries(kept) };
  }
};

/** The questions to put now, in order: those without a condition and those whose condition holds. */
export const askedQuestions = (item: Asking, data: CaseData): SituationQuestion[] => {
  const seen = withAskedAnswers(item, data);
  return (item.situations ?? []).filter((question) => isAsked(question, seen));
};

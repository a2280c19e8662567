import type { CaseData } from '../case/types.ts';
import { evaluate } from '../feel/evaluate.ts';
import type { Json } from '../json.ts';
import { situationAnswers } from './situations.ts';
import type { ServiceItemSource, SituationQuestion } from './types.ts';

/** Above this many combinations of open answers a condition simply counts as open. */
const MAX_TRIALS = 256;

/** Paths into the case data that an expression reads: `form.hasLoan`, `situation.agent`. Texts in quotes are not names. */
export const pathsIn = (expression: string): string[] => {
  const bare = expression.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  return [...new Set(bare.match(/(?<![\p{L}\p{N}_.])(?:form|situation|applicant)\.[\p{L}_][\p{L}\p{N}_]*/gu) ?? [])];
};

const isAnswered = (data: CaseData, path: string): boolean => {
  const [part = '', name = ''] = path.split('.');
  const answers = data[part];
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) return false;
  const value = Object.hasOwn(answers, name) ? answers[name] : undefined;
  return value !== undefined && value !== null && value !== '';
};

/**
 * Whether some further answer can still make `condition` true. Open situation questions are tried with each of their
 * answers; an open name whose answers are not listed leaves the condition open. Answers already given are not changed.
 */
export const canBecomeTrue = (
  item: Pick<ServiceItemSource, 'situations'>,
  condition: string,
  data: CaseData,
): boolean => {
  const questions = item.situations ?? [];
  const trials = explore(questions, [condition], data);
  if (trials === undefined) return true;
  return trials.some((trial) => {
    const result = evaluate(condition, trial);
    return result.ok && result.value === true;
  });
};

/** Every way to answer the open questions that the expressions depend on; undefined when there are too many or too unknown. */
const explore = (questions: SituationQuestion[], expressions: string[], data: CaseData): CaseData[] | undefined => {
  const open = expressions.flatMap(pathsIn).filter((path) => !isAnswered(data, path));
  let trials: CaseData[] = [data];
  for (const path of new Set(open)) {
    const question = questions.find(({ id }) => path === `situation.${id}`);
    if (!question) return undefined;
    trials = trials.flatMap((trial) =>
      answersOf(question, trial).map((answer) => answered(trial, question.id, answer)),
    );
    if (trials.length > MAX_TRIALS) return undefined;
  }
  return trials;
};

/** The answers that a question can get; none when it is certain not to be asked. */
const answersOf = (question: SituationQuestion, data: CaseData): (Json | undefined)[] => {
  const { when } = question;
  const certain = when !== undefined && pathsIn(when).every((path) => isAnswered(data, path));
  if (certain) {
    const asked = evaluate(when, data);
    if (asked.ok && asked.value !== true) return [undefined];
  }
  return question.type === 'boolean' ? [true, false] : (question.options ?? []).map(({ value }) => value);
};

const answered = (data: CaseData, id: string, answer: Json | undefined): CaseData =>
  answer === undefined ? data : { ...data, situation: { ...situationAnswers(data), [id]: answer } };

import type { JsonObject } from '../json.ts';
import type { CaseData, CaseState } from './types.ts';

/** Answers are kilobytes and change seldom; the rest of the data is small and changes at every step. */
const ANSWERS = ['form', 'situation', 'applicant'];

/** The one context that every expression of a pack sees. */
export const caseData = (state: Pick<CaseState, 'vars'>, answers: CaseData): CaseData => ({
  ...answers,
  ...state.vars,
});

/** Parts the data again; the answers are the object from before when none of them changed. */
export function parted(data: CaseData, before: CaseData | undefined): { vars: JsonObject; answers: CaseData } {
  const pick = (wanted: boolean) =>
    Object.fromEntries(Object.entries(data).filter(([name]) => ANSWERS.includes(name) === wanted));
  const unchanged = before !== undefined && ANSWERS.every((name) => before[name] === data[name]);
  return { vars: pick(false), answers: unchanged ? before : pick(true) };
}

import type { CaseData } from '../case/types.ts';
import type { Json, JsonObject } from '../json.ts';

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The form answers inside the case data. */
export const formAnswers = (data: CaseData): JsonObject => (isObject(data.form) ? data.form : {});

/** Blank text is no answer, to conditions and rules as to validation. */
export const withFilled = (data: CaseData, answers: JsonObject): CaseData => ({
  ...data,
  form: withoutBlanks(answers),
});

/**
 * The answers as validation sees them: blank text, null and undefined count as not answered, at every depth. Gives the
 * same object when nothing is blank.
 */
export const withoutBlanks = (answers: JsonObject): JsonObject => {
  if (!Object.values(answers).some(hasBlank)) return answers;
  const filled = Object.entries(answers).filter(([, value]) => !isBlank(value));
  return Object.fromEntries(filled.map(([field, value]) => [field, clean(value)]));
};

const hasBlank = (value: Json | undefined): boolean =>
  isBlank(value) || (typeof value === 'object' && value !== null && Object.values(value).some(hasBlank));

const clean = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(clean);
  return isObject(value) ? withoutBlanks(value) : value;
};

export const isBlank = (value: Json | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

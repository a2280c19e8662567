import type { CaseData } from '../case/types.ts';
import { evaluate } from '../feel/evaluate.ts';
import type { Json, JsonObject } from '../json.ts';
import type { FormDefinition } from './types.ts';

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The form answers inside the case data. */
export const formAnswers = (data: CaseData): JsonObject => (isObject(data.form) ? data.form : {});

/**
 * Fields hidden by their condition. A condition must hold to show its field: one that is false or undecided (null, because
 * a name it uses is unanswered; blank text is no answer) hides it. A condition that cannot be evaluated shows it: a mistake in a pack never loses data.
 */
export const hiddenFields = (form: FormDefinition, data: CaseData): Set<string> => {
  const seen = { ...data, form: withoutBlanks(formAnswers(data)) };
  const hidden = Object.entries(form.visible ?? {}).filter(([, condition]) => {
    const shown = evaluate(condition, seen);
    return shown.ok && shown.value !== true;
  });
  return new Set(hidden.map(([field]) => field));
};

/**
 * The form answers without those of hidden fields. Hiding a field may hide others whose condition reads it, so this goes on
 * until nothing more is hidden; what was removed stays removed, so it ends, and pruning twice changes nothing.
 */
export const pruneForm = (form: FormDefinition, data: CaseData): JsonObject => {
  let answers = formAnswers(data);
  for (;;) {
    const hidden = hiddenFields(form, { ...data, form: answers });
    const kept = Object.entries(answers).filter(([field]) => !hidden.has(field));
    if (kept.length === Object.keys(answers).length) return answers;
    answers = Object.fromEntries(kept);
  }
};

/** The answers as validation sees them: blank text, null and undefined count as not answered, at every depth. */
export const withoutBlanks = (answers: JsonObject): JsonObject => {
  const filled = Object.entries(answers).filter(([, value]) => !isBlank(value));
  return Object.fromEntries(filled.map(([field, value]) => [field, clean(value)]));
};

const clean = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(clean);
  return isObject(value) ? withoutBlanks(value) : value;
};

export const isBlank = (value: Json | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

import type { CaseData } from '../case/types.ts';
import type { Json, JsonObject } from '../json.ts';
import { formAnswers, isBlank, isObject } from './answers.ts';
import { type FormDecide, type FormReader, formReader } from './reader.ts';
import type { FormDefinition } from './types.ts';

export interface Settled {
  answers: JsonObject;
  hidden: Set<string>;
  /** Reads the form's expressions over these answers. */
  reader: FormReader;
}

/**
 * The form answers as they are kept: those of hidden fields removed, those of derived fields computed. Hiding a field may
 * hide others whose condition reads it, so this goes on until nothing changes; pruning twice changes nothing. Without
 * `decide` what depends on decisions is undecided.
 */
export const pruneForm = (form: FormDefinition, data: CaseData, decide?: FormDecide): JsonObject =>
  settleForm(form, data, decide).answers;

/** Pruned answers and the fields that are hidden with them. What was removed stays removed, so it ends. */
export const settleForm = (form: FormDefinition, data: CaseData, decide?: FormDecide): Settled => {
  const reader = formReader(form, data, decide);
  const removed = new Set<string>();
  let answers = formAnswers(data);
  // Every round removes a field or lets a derivation reach the next one: more rounds than fields are a circle.
  for (let rounds = Object.keys(form.schema.properties ?? {}).length + 1; ; rounds -= 1) {
    const hidden = hiddenFields(form, reader, answers);
    const kept = without(answers, hidden);
    for (const field of hidden) removed.add(field);
    const next = rounds > 0 ? derive(form, reader, kept, removed) : kept;
    if (next === answers) return { answers, hidden, reader };
    answers = next;
  }
};

/**
 * Fields hidden by their condition. A condition must hold to show its field: one that is false or undecided (null, because
 * a name it uses is unanswered) hides it. One that cannot be evaluated shows it: a mistake in a pack never loses data.
 */
const hiddenFields = (form: FormDefinition, reader: FormReader, answers: JsonObject): Set<string> => {
  const hidden = Object.entries(form.visible ?? {}).filter(([, condition]) => {
    const shown = reader.read(condition, answers);
    return shown.ok && shown.value !== true;
  });
  return new Set(hidden.map(([field]) => field));
};

const without = (answers: JsonObject, hidden: Set<string>): JsonObject => {
  if (!Object.keys(answers).some((field) => hidden.has(field))) return answers;
  return Object.fromEntries(Object.entries(answers).filter(([field]) => !hidden.has(field)));
};

/**
 * Derived fields (sex and birth date of an id) get what their expression gives, whatever was typed; one that gives nothing
 * leaves what was typed, for papers that do not tell. Gives the same object when nothing changes.
 */
const derive = (form: FormDefinition, reader: FormReader, answers: JsonObject, removed: Set<string>): JsonObject => {
  let derived = answers;
  for (const [field, expression] of derivedFields(form)) {
    if (removed.has(field)) continue;
    const result = reader.read(expression, derived);
    const value = result.ok ? result.value : null;
    if (isBlank(value) || same(value, derived[field])) continue;
    derived = { ...derived, [field]: value };
  }
  return derived;
};

const knownDerived = new WeakMap<JsonObject, [string, string][]>();

/** Names and expressions of the derived fields, found once per schema. */
const derivedFields = ({ schema }: FormDefinition): [string, string][] => {
  const known = knownDerived.get(schema) ?? findDerived(schema);
  knownDerived.set(schema, known);
  return known;
};

const findDerived = ({ properties }: JsonObject): [string, string][] =>
  Object.entries(isObject(properties) ? properties : {}).flatMap(([field, schema]): [string, string][] =>
    isObject(schema) && typeof schema.derived === 'string' ? [[field, schema.derived]] : [],
  );

const same = (a: Json, b: Json | undefined): boolean => a === b || JSON.stringify(a) === JSON.stringify(b ?? null);

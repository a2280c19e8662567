import type { CaseData } from '../case/types.ts';
import { isBlank, withoutBlanks } from './answers.ts';
import { segmentsOf } from './location.ts';
import { type Settled, settleForm } from './pruneForm.ts';
import type { FormDecide } from './reader.ts';
import { type FieldRights, fieldRights, fieldTitle } from './rights.ts';
import type { FormDefinition, FormProblem } from './types.ts';
import { type Found, validateSchema } from './validateSchema.ts';

export interface ValidateOptions {
  /** Element id of the user task whose rights count. */
  element?: string;
  /** What was typed so far: nothing needs to be complete, but what is there must be right. */
  draft?: boolean;
  /** Asks the form's decisions; without it what depends on them is undecided. */
  decide?: FormDecide | undefined;
}

/** Problems that mean "not finished" rather than "wrong". */
const UNFINISHED = new Set(['form.required', 'form.minItems', 'form.minProperties', 'form.contains', 'form.const']);

/**
 * What is wrong with the form answers in the case data: schema, formats, cross-field rules; one problem per field, paths
 * relative to the answers (`/idNo`), in the order of the sheet. Blank answers count as missing. Hidden fields are never complained about, and a missing
 * answer or a broken rule only where this step can mend it.
 */
export const validateForm = (form: FormDefinition, data: CaseData, options: ValidateOptions = {}): FormProblem[] => {
  const settled = settleForm(form, data, options.decide);
  const { hidden } = settled;
  const rights = fieldRights(form, options.element);
  const concerns = (problem: Found): boolean => {
    const field = segmentsOf(problem.path)[0];
    if (field === undefined) return true;
    if (hidden.has(field) || rights.hidden(field)) return false;
    return !UNFINISHED.has(problem.code) || (!options.draft && rights.editable(field));
  };
  const problems = validateSchema(form.schema, withoutBlanks(settled.answers), concerns);
  if (options.draft) return inSheetOrder(form, problems);
  const mendable = (field: string) => !hidden.has(field) && rights.editable(field);
  const broken = brokenRules(form, settled, mendable, new Set(problems.map(({ path }) => path)));
  return inSheetOrder(form, [...problems, ...broken]);
};

/** Who mends one problem after the other goes down the sheet once. */
function inSheetOrder(form: FormDefinition, problems: FormProblem[]): FormProblem[] {
  if (problems.length < 2) return problems;
  const places = new Map(form.sections.flatMap(({ fields }) => fields).map((field, place) => [field, place]));
  const placeOf = ({ path }: FormProblem) => places.get(segmentsOf(path)[0] ?? '') ?? places.size;
  return [...problems].sort((one, other) => placeOf(one) - placeOf(other));
}

/**
 * Rules that do not hold. One that is undecided waits for its answers, whose absence is reported by itself; where these are
 * there and a decision gave nothing, the answers go beyond what the decision knows.
 */
const brokenRules = (
  form: FormDefinition,
  { answers, reader }: Settled,
  mendable: FieldRights['editable'],
  taken: Set<string>,
): FormProblem[] =>
  (form.rules ?? []).flatMap((rule) => {
    const field = rule.fields.find(mendable);
    if (field === undefined || rule.fields.some((name) => taken.has(`/${name}`))) return [];
    const holds = reader.read(rule.when, answers);
    const answered = rule.fields.every((name) => !isBlank(answers[name]));
    const beyond = holds.ok && holds.value === null && answered && reader.lacksDecision(rule.when, answers);
    if (holds.ok && holds.value !== false && !beyond) return [];
    const message = holds.ok ? rule.message : `校验规则“${rule.id}”无法计算，请联系事项管理员`;
    taken.add(`/${field}`);
    return [
      {
        code: holds.ok ? 'form.rule' : 'form.ruleBroken',
        message,
        path: `/${field}`,
        field: fieldTitle(form, field),
      },
    ];
  });

import { formDecide, validateForm } from '../../form/index.ts';
import { segmentsOf } from '../../form/location.ts';
import type { FormDefinition } from '../../form/types.ts';
import type { Json, JsonObject } from '../../json.ts';
import { type Problem, type Refusal, refuse } from '../../result.ts';
import { takeAnswers } from '../answers.ts';
import { type CaseDraft, part } from '../draft.ts';
import type { FieldChange } from '../types.ts';
import { openFields, PHONES } from './fields.ts';

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What changed between two answers, by field in the order of the sheet; `null`: not answered. */
function changesOf({ sections }: FormDefinition, before: JsonObject, after: JsonObject): FieldChange[] {
  return sections
    .flatMap(({ fields }) => fields)
    .filter((field) => !same(before[field], after[field]))
    .map((field) => ({ field, from: before[field] ?? null, to: after[field] ?? null }));
}

/** An applicant writes what the notice asks to correct, and nothing else. */
function notAsked(given: JsonObject, open: ReadonlySet<string>): Refusal | undefined {
  const names = Object.keys(given).filter((name) => !open.has(name));
  if (names.length === 0) return undefined;
  return refuse('supplement.fieldNotAsked', `一次性告知没有要求更正：${names.join('、')}。`, {
    problems: names.map((name) => ({
      code: 'supplement.fieldNotAsked',
      message: '一次性告知没有要求更正此项',
      path: `/form/${name}`,
    })),
  });
}

const STEP = 'correction';

/** What is wrong with the corrected fields by the form's own rules; what nobody may mend here is no matter of this step. */
function problemsIn({ compiled, data }: CaseDraft, open: ReadonlySet<string>): Problem[] {
  const form = { ...compiled.form, steps: { [STEP]: { edit: [...open] } } };
  return validateForm(form, data, { element: STEP, decide: formDecide(compiled) })
    .filter(({ path }) => open.has(segmentsOf(path)[0] ?? ''))
    .map((problem) => ({ ...problem, path: `/form${problem.path}` }));
}

/** The telephone stands with the applicant, too. */
function takePhone(draft: CaseDraft, changes: FieldChange[]): void {
  const phone = changes.find(({ field }) => PHONES.includes(field))?.to;
  if (typeof phone !== 'string') return;
  draft.state.applicant = { ...draft.state.applicant, phone };
  draft.data = { ...draft.data, applicant: { ...part(draft.data, 'applicant'), phone } };
}

/** The fields that bind the sender; undefined: whatever the acceptance step may change. */
const boundTo = (draft: CaseDraft, given: JsonObject): ReadonlySet<string> | undefined =>
  draft.actor.kind === 'applicant' && draft.state.notice?.fields !== undefined ? openFields(draft, given) : undefined;

/**
 * Takes over the answers that come with a 补正 and tells what changed. A notice that names fields binds the applicant to
 * them, and what they write must be right by the rules of the form.
 */
export function correct(draft: CaseDraft, given: JsonObject): FieldChange[] | Refusal {
  const before = part(draft.data, 'form');
  const open = boundTo(draft, given);
  const refusal = (open && notAsked(given, open)) ?? takeAnswers(draft, 'acceptance', { form: given });
  if (refusal) return refusal;
  const problems = open ? problemsIn(draft, open) : [];
  if (problems.length > 0) return refuse('form.invalid', `申请表有${problems.length}处需要补填或改正。`, { problems });
  const changes = changesOf(draft.compiled.form, before, part(draft.data, 'form'));
  takePhone(draft, changes);
  return changes;
}

import { formDecide, pruneForm, validateForm, viewForm } from '../form/index.ts';
import { fieldRights, propertiesOf } from '../form/rights.ts';
import type { FormDefinition } from '../form/types.ts';
import type { JsonObject } from '../json.ts';
import { type Refusal, refuse } from '../result.ts';
import { type CaseDraft, part } from './draft.ts';
import { nodeOf } from './nodes.ts';
import type { MaterialRecord } from './types.ts';

export interface Answers {
  form?: JsonObject | undefined;
  situation?: JsonObject | undefined;
  materials?: MaterialRecord[] | undefined;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

const formOf = (draft: CaseDraft, element: string) => {
  const id = nodeOf(draft.compiled, element)?.settings.form;
  return (id === undefined ? undefined : draft.compiled.forms[id]) ?? draft.compiled.form;
};

/** Fields that were changed although the form that this step shows does not let them be. */
function forbidden(draft: CaseDraft, element: string, form: JsonObject): string[] {
  const before = part(draft.data, 'form');
  const rights = fieldRights(formOf(draft, element), element);
  const changed = Object.keys(form).filter((name) => !rights.editable(name) && !same(form[name], before[name]));
  if (changed.length === 0) return [];
  const merged = { ...draft.data, form: { ...part(draft.data, 'form'), ...form } };
  const view = viewForm(formOf(draft, element), { element, data: merged, decide: formDecide(draft.compiled) });
  const shown = new Set(view.sections.flatMap((section) => section.fields.map((field) => field.name)));
  return changed.filter((name) => shown.has(name));
}

/**
 * Takes over what was typed at a step. The server accepts what the form it sent allows: a field that the step does not
 * let change is refused by name; hidden answers are pruned.
 */
export function takeAnswers(draft: CaseDraft, element: string, answers: Answers): Refusal | undefined {
  if (answers.situation) draft.data = { ...draft.data, situation: answers.situation };
  if (answers.form) {
    const names = forbidden(draft, element, answers.form);
    if (names.length > 0)
      return refuse('form.notEditable', `本环节不能修改：${names.join('、')}。`, {
        element,
        problems: names.map((name) => ({
          code: 'form.notEditable',
          message: '本环节不能修改此项',
          path: `/form/${name}`,
        })),
      });
    const merged = { ...draft.data, form: { ...part(draft.data, 'form'), ...answers.form } };
    draft.data = { ...merged, form: pruneForm(draft.compiled.form, merged, formDecide(draft.compiled)) };
  }
  if (answers.materials) draft.state.materials = answers.materials;
  return undefined;
}

/** A step that may change nothing has nothing to check: what stands in the form was checked where it was written. */
function canEdit(form: FormDefinition, element: string): boolean {
  const rights = fieldRights(form, element);
  return Object.keys(propertiesOf(form)).some((name) => rights.editable(name));
}

/** Refuses when the form is not complete and correct for leaving the step forwards. */
export function checkForm(draft: CaseDraft, element: string, complete: boolean): Refusal | undefined {
  if (!canEdit(formOf(draft, element), element)) return undefined;
  const decide = formDecide(draft.compiled);
  const problems = validateForm(formOf(draft, element), draft.data, { element, draft: !complete, decide });
  if (problems.length === 0) return undefined;
  return refuse('form.invalid', `申请表有${problems.length}处需要补填或改正。`, { element, problems });
}

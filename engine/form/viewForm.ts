import type { CaseData } from '../case/types.ts';
import { isObject } from './answers.ts';
import { titleOf } from './location.ts';
import { settleForm } from './pruneForm.ts';
import type { FormDecide } from './reader.ts';
import { fieldRights, propertiesOf, requiredOf } from './rights.ts';
import type { FieldView, FormDefinition, FormView } from './types.ts';

export interface ViewOptions {
  /** Element id of the user task; absent for the applicant and for previews. */
  element?: string;
  data: CaseData;
  readOnly?: boolean;
  /** Asks the form's decisions; without it what depends on them is undecided. */
  decide?: FormDecide | undefined;
}

/** Sensitivity from which a value is masked for someone who only looks on (R71, R73). */
const MASKED_FROM = 2;

/**
 * What a person at a step sees: hidden fields gone from schema, sections and data, and who may do what. `required` names
 * only fields that this person can fill. Values are masked for onlookers – read only and without a task – not for who works the case.
 */
export const viewForm = (form: FormDefinition, { element, data, readOnly = false, decide }: ViewOptions): FormView => {
  const { answers, hidden } = settleForm(form, data, decide);
  const rights = fieldRights(form, element, readOnly);
  const properties = propertiesOf(form);
  const shown = (name: string) => !hidden.has(name) && !rights.hidden(name);
  const required = requiredOf(form).filter((name) => shown(name) && rights.editable(name));

  const fieldView = (name: string): FieldView[] => {
    const schema = properties[name];
    if (!isObject(schema) || !shown(name)) return [];
    const masked = readOnly && element === undefined && Number(schema.sensitive ?? 0) >= MASKED_FROM;
    return [
      {
        name,
        title: titleOf(schema, name),
        schema,
        required: required.includes(name),
        editable: rights.editable(name),
        masked,
      },
    ];
  };
  const sections = form.sections.map(({ title, columns = 2, fields }) => ({
    title,
    columns,
    fields: fields.flatMap(fieldView),
  }));
  return {
    id: form.id,
    title: form.title,
    schema: { ...form.schema, properties: pick(properties, shown), required },
    sections: sections.filter(({ fields }) => fields.length > 0),
    data: pick(answers, shown),
    readOnly: readOnly || !sections.some(({ fields }) => fields.some((field) => field.editable)),
  };
};

const pick = <T>(from: Record<string, T>, wanted: (name: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => wanted(name)));

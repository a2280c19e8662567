import {
  type CaseData,
  type FormDecide,
  type FormDefinition,
  type FormView,
  formReader,
  type JsonObject,
} from '#engine';

const derivations = (form: FormDefinition): [string, string][] =>
  Object.entries((form.schema.properties ?? {}) as Record<string, JsonObject>).flatMap(([name, schema]) =>
    typeof schema.derived === 'string' ? [[name, schema.derived] as [string, string]] : [],
  );

/** The answers with every derived field computed from the others, in the order of the form; an undecided one is left out. */
export function withDerived(form: FormDefinition, data: CaseData, decide?: FormDecide): JsonObject {
  const reader = formReader(form, data, decide);
  let answers = (data.form ?? {}) as JsonObject;
  for (const [name, expression] of derivations(form)) {
    const found = reader.read(expression, answers);
    const { [name]: _before, ...others } = answers;
    answers = found.ok && found.value !== null ? { ...others, [name]: found.value } : others;
  }
  return answers;
}

/** Fields that nobody fills: computed ones, and those that stand elsewhere on the page. */
export function withFixed(view: FormView, fixed: readonly string[]): FormView {
  return {
    ...view,
    sections: view.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) =>
        fixed.includes(field.name) || typeof field.schema.derived === 'string' ? { ...field, editable: false } : field,
      ),
    })),
  };
}

import type { FormDefinition } from '../form/types.ts';
import { applicantFields } from './applicant.ts';
import { sharedFieldsOf } from './places.ts';
import { mergedQuestions } from './questions.ts';
import type { BundleIntake, CompiledBundle } from './types.ts';

/** Shared fields that the applicant's part fills for every item. */
function filledByApplicant({ source, items }: CompiledBundle, { applicant }: BundleIntake): Set<string> {
  const names = Object.entries(items).flatMap(([ref, compiled]) => {
    const shared = sharedFieldsOf(source, ref);
    return applicantFields(compiled, applicant).flatMap((field) => shared.get(field) ?? []);
  });
  return new Set(names);
}

/** What is asked once for all items, as a form of its own; without what the applicant's part tells already. */
export function sharedForm(bundle: CompiledBundle, intake: BundleIntake): FormDefinition {
  const known = filledByApplicant(bundle, intake);
  const fields = mergedQuestions(bundle, intake).fields.filter(
    ({ item, name }) => item === undefined && !known.has(name),
  );
  return {
    id: 'shared',
    title: bundle.source.title,
    schema: {
      type: 'object',
      required: fields.filter(({ required }) => required).map(({ name }) => name),
      properties: Object.fromEntries(fields.map(({ name, title, schema }) => [name, { ...schema, title }])),
    },
    sections: [{ title: '', fields: fields.map(({ name }) => name), columns: 2 }],
  };
}

/** What an item asks beyond that: its own form, in which what is answered elsewhere is not shown. */
export function restForm({ source, items }: CompiledBundle, ref: string, { applicant }: BundleIntake): FormDefinition {
  const compiled = items[ref];
  if (!compiled) return { id: ref, title: ref, schema: { type: 'object' }, sections: [] };
  const elsewhere = new Set([...sharedFieldsOf(source, ref).keys(), ...applicantFields(compiled, applicant)]);
  const sections = compiled.form.sections.map((section) => ({
    ...section,
    fields: section.fields.filter((field) => !elsewhere.has(field)),
  }));
  return { ...compiled.form, sections: sections.filter(({ fields }) => fields.length > 0) };
}

import type { FormDefinition, Json, JsonObject } from '#engine';
import type { FieldType } from './fieldTypes.ts';

/** Edits of a form, each from one form to the next; nothing is changed in place. */

export const fieldsOf = (form: FormDefinition): Record<string, JsonObject> =>
  (form.schema.properties ?? {}) as Record<string, JsonObject>;

export const requiredOf = (form: FormDefinition): string[] =>
  Array.isArray(form.schema.required) ? form.schema.required.filter((name) => typeof name === 'string') : [];

const withFields = (
  form: FormDefinition,
  fields: Record<string, JsonObject>,
  required = requiredOf(form),
): FormDefinition => ({
  ...form,
  schema: { ...form.schema, properties: fields, required },
});

function freeName(form: FormDefinition, wanted: string): string {
  const taken = fieldsOf(form);
  if (!(wanted in taken)) return wanted;
  let number = 2;
  while (`${wanted}${number}` in taken) number += 1;
  return `${wanted}${number}`;
}

/** Adds a field of a type at the end of a section; returns the form and the field's name. */
export function addField(
  form: FormDefinition,
  section: number,
  type: FieldType,
): { form: FormDefinition; name: string } {
  const name = freeName(form, type.id);
  const fields = { ...fieldsOf(form), [name]: { title: type.title, ...type.schema } };
  const sections = form.sections.map((one, at) => (at === section ? { ...one, fields: [...one.fields, name] } : one));
  return { form: { ...withFields(form, fields), sections }, name };
}

const without = <T>(record: Record<string, T> | undefined, name: string): Record<string, T> | undefined => {
  if (!record || !(name in record)) return record;
  const { [name]: _gone, ...rest } = record;
  return rest;
};

export function removeField(form: FormDefinition, name: string): FormDefinition {
  const { [name]: _gone, ...fields } = fieldsOf(form);
  const next = withFields(
    form,
    fields,
    requiredOf(form).filter((one) => one !== name),
  );
  const sections = form.sections.map((one) => ({ ...one, fields: one.fields.filter((field) => field !== name) }));
  const visible = without(form.visible, name);
  return { ...next, sections, ...(visible ? { visible } : {}) };
}

/** Moves a field to a place in a section, this one or another. */
export function moveField(form: FormDefinition, name: string, section: number, index: number): FormDefinition {
  const sections = form.sections.map((one, at) => {
    const fields = one.fields.filter((field) => field !== name);
    if (at !== section) return { ...one, fields };
    return { ...one, fields: [...fields.slice(0, index), name, ...fields.slice(index)] };
  });
  return { ...form, sections };
}

/** Sets keywords of a field; a keyword set to undefined is taken away. */
export function setKeywords(
  form: FormDefinition,
  name: string,
  change: Record<string, Json | undefined>,
): FormDefinition {
  const merged = { ...fieldsOf(form)[name], ...change };
  const field = Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
  return withFields(form, { ...fieldsOf(form), [name]: field });
}

/** Makes a field another type: title, sensitivity and description stay, what belongs to the old type goes. */
export function setType(form: FormDefinition, name: string, type: FieldType): FormDefinition {
  const { title, description, sensitive, derived } = fieldsOf(form)[name] ?? {};
  const kept = Object.fromEntries(
    Object.entries({ title, description, sensitive, derived }).filter(
      (entry): entry is [string, Json] => entry[1] !== undefined,
    ),
  );
  return withFields(form, { ...fieldsOf(form), [name]: { ...type.schema, ...kept } });
}

export const setRequired = (form: FormDefinition, name: string, on: boolean): FormDefinition => {
  const others = requiredOf(form).filter((one) => one !== name);
  return withFields(form, fieldsOf(form), on ? [...others, name] : others);
};

export function setVisible(form: FormDefinition, name: string, condition: string): FormDefinition {
  const { visible: _old, ...rest } = form;
  const visible = { ...without(form.visible, name), ...(condition ? { [name]: condition } : {}) };
  return Object.keys(visible).length > 0 ? { ...rest, visible } : rest;
}

const renamed = <T>(record: Record<string, T>, from: string, to: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key === from ? to : key, value]));

/** Gives a field another name everywhere but in expressions; those the findings point at. */
export function renameField(form: FormDefinition, from: string, to: string): FormDefinition {
  const put = (name: string) => (name === from ? to : name);
  const next = withFields(form, renamed(fieldsOf(form), from, to), requiredOf(form).map(put));
  return {
    ...next,
    sections: form.sections.map((one) => ({ ...one, fields: one.fields.map(put) })),
    ...(form.visible ? { visible: renamed(form.visible, from, to) } : {}),
    ...(form.rules ? { rules: form.rules.map((rule) => ({ ...rule, fields: rule.fields.map(put) })) } : {}),
    ...(form.steps ? { steps: renamedSteps(form.steps, put) } : {}),
  };
}

type Steps = NonNullable<FormDefinition['steps']>;

const renamedSteps = (steps: Steps, put: (name: string) => string): Steps =>
  Object.fromEntries(
    Object.entries(steps).map(([id, { edit, hide }]) => [
      id,
      { ...(edit ? { edit: edit.map(put) } : {}), ...(hide ? { hide: hide.map(put) } : {}) },
    ]),
  );

export const addSection = (form: FormDefinition): FormDefinition => ({
  ...form,
  sections: [...form.sections, { title: '新分区', fields: [] }],
});

export const changeSection = (
  form: FormDefinition,
  index: number,
  change: Partial<FormDefinition['sections'][number]>,
): FormDefinition => ({
  ...form,
  sections: form.sections.map((one, at) => (at === index ? { ...one, ...change } : one)),
});

/** Takes away a section that is empty. */
export const removeSection = (form: FormDefinition, index: number): FormDefinition => ({
  ...form,
  sections: form.sections.filter((one, at) => at !== index || one.fields.length > 0),
});

export function moveSection(form: FormDefinition, index: number, by: number): FormDefinition {
  const sections = [...form.sections];
  sections.splice(index + by, 0, ...sections.splice(index, 1));
  return { ...form, sections };
}

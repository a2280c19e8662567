import type { JsonObject } from '../json.ts';
import { isObject } from './answers.ts';
import { titleOf } from './location.ts';
import type { FormDefinition } from './types.ts';

/** Steps in which the application itself is taken or corrected, by element id: everything may be edited there. */
const INTAKE = /^(?:acceptance|supplement)/;

export interface FieldRights {
  hidden(field: string): boolean;
  editable(field: string): boolean;
}

/**
 * Who may do what at a user task. Without an element (the applicant, a preview) all fields are editable. A step named in
 * `form.steps` edits what its `edit` lists; other steps read only, but for intake and supplement, which edit everything.
 */
export const fieldRights = (form: FormDefinition, element?: string, readOnly = false): FieldRights => {
  const step = element === undefined ? undefined : form.steps?.[element];
  const hidden = (field: string) => step?.hide?.includes(field) ?? false;
  const byDefault = element === undefined || INTAKE.test(element);
  return { hidden, editable: (field) => !readOnly && !hidden(field) && (step?.edit?.includes(field) ?? byDefault) };
};

export const propertiesOf = (form: FormDefinition): JsonObject =>
  isObject(form.schema.properties) ? form.schema.properties : {};

export const requiredOf = (form: FormDefinition): string[] =>
  Array.isArray(form.schema.required) ? form.schema.required.filter((name) => typeof name === 'string') : [];

/** Chinese title of a field; its name where it has none. */
export const fieldTitle = (form: FormDefinition, field: string): string => {
  const schema = propertiesOf(form)[field];
  return isObject(schema) ? titleOf(schema, field) : field;
};

import type { FormDefinition } from '#engine';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSection = (value: unknown): boolean =>
  isObject(value) &&
  typeof value.title === 'string' &&
  Array.isArray(value.fields) &&
  value.fields.every((name) => typeof name === 'string');

function isForm(value: unknown): value is FormDefinition {
  if (!isObject(value) || !isObject(value.schema) || !isObject(value.schema.properties)) return false;
  return (
    Object.values(value.schema.properties).every(isObject) &&
    Array.isArray(value.sections) &&
    value.sections.every(isSection)
  );
}

/** The form of a text, where it has the shape of one. */
export function parseForm(text: string): FormDefinition | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isForm(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export const printForm = (form: FormDefinition): string => `${JSON.stringify(form, null, 2)}\n`;

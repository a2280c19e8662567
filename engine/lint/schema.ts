import type { FormDefinition } from '../form/types.ts';
import type { Json, JsonObject } from '../json.ts';

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Top-level fields of a form by name; empty where the schema is not an object schema yet. */
export function properties(form: FormDefinition): Record<string, JsonObject> {
  const all = isObject(form.schema.properties) ? form.schema.properties : {};
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, JsonObject] => isObject(entry[1])));
}

/** The Chinese title of a field, or its name. */
export const titleOf = (name: string, field: JsonObject | undefined): string =>
  typeof field?.title === 'string' && field.title ? field.title : name;

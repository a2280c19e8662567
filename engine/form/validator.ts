import { format, type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import type { Json, JsonObject } from '../json.ts';
import { isObject } from './answers.ts';
import { formats } from './formats.ts';

for (const [name, check] of Object.entries(formats)) format[name] = (text: string) => check(text) === undefined;

const compiled = new WeakMap<JsonObject, Validator>();

/**
 * Every error of `data` by JSON Schema 2020-12, as the interpreter reports them. Schemas are prepared once per object: the
 * interpreter writes marks into them, so it gets a copy. Throws for a schema that `checkFormSchema` would refuse.
 */
export const schemaErrors = (schema: JsonObject, data: Json): OutputUnit[] => {
  const validator = compiled.get(schema) ?? new Validator(prepared(schema) as Schema, '2020-12', false);
  compiled.set(schema, validator);
  return validator.validate(data).errors;
};

/** A deep copy in which amounts given as numbers have at most two decimals, as those given as text. */
const prepared = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(prepared);
  if (!isObject(value)) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, prepared(member)]));
  return copy.format === 'money' && copy.multipleOf === undefined ? { ...copy, multipleOf: 0.01 } : copy;
};

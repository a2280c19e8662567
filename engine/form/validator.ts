import { dereference, format, type OutputUnit, type Schema, validate } from '@cfworker/json-schema';
import type { Json, JsonObject } from '../json.ts';
import { isObject } from './answers.ts';
import { formats } from './formats.ts';
import { type Accepts, fieldChecks } from './quickCheck.ts';

for (const [name, check] of Object.entries(formats)) format[name] = (text: string) => check(text) === undefined;

interface Compiled {
  schema: Schema;
  draft: '2020-12' | '7';
  lookup: Record<string, Schema | boolean>;
  checks: Map<string, Accepts> | undefined;
}

const compiled = new WeakMap<JsonObject, Compiled>();

/** Schemas are prepared once per object: the interpreter writes marks into them, so it gets a copy. */
const compile = (schema: JsonObject): Compiled => {
  const copy = prepared(schema) as JsonObject;
  const checks = fieldChecks(copy);
  return { schema: copy, draft: draftOf(copy), lookup: dereference(copy), checks };
};

/** Forms are written in 2020-12; an imported one may say that it is draft-07. */
const draftOf = ({ $schema }: JsonObject): Compiled['draft'] =>
  typeof $schema === 'string' && $schema.includes('draft-07') ? '7' : '2020-12';

/**
 * Every error of `data` by JSON Schema (2020-12, or draft-07 where the schema says so), as the interpreter reports them. Most fields are right and seen to be so
 * by a quick check; the interpreter gets the others. Throws for a schema that `checkFormSchema` would refuse.
 */
export const schemaErrors = (schema: JsonObject, data: Json): OutputUnit[] => {
  const known = compiled.get(schema) ?? compile(schema);
  compiled.set(schema, known);
  const { checks } = known;
  if (!checks || !isObject(data)) return interpret(known, known.schema, data);
  const suspects = Object.entries(data).filter(([name, value]) => !checks.get(name)?.(value));
  const left = Object.fromEntries(suspects);
  const { required } = known.schema;
  const stillRequired = required?.filter((name) => !Object.hasOwn(data, name) || Object.hasOwn(left, name));
  return interpret(known, stillRequired ? { ...known.schema, required: stillRequired } : known.schema, left);
};

const interpret = ({ lookup, draft }: Compiled, schema: Schema, data: Json): OutputUnit[] =>
  validate(data, schema, draft, lookup, false).errors;

/** A deep copy in which amounts given as numbers have at most two decimals, as those given as text. */
const prepared = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(prepared);
  if (!isObject(value)) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, prepared(member)]));
  return copy.format === 'money' && copy.multipleOf === undefined ? { ...copy, multipleOf: 0.01 } : copy;
};

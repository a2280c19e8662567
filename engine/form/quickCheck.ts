import { format, ucs2length } from '@cfworker/json-schema';
import type { Json, JsonObject } from '../json.ts';
import { isObject } from './answers.ts';

/** True only for a value in which the interpreter finds nothing wrong; false says nothing yet. */
export type Accepts = (value: Json) => boolean;

/** Names that say nothing about the value. */
const ANNOTATIONS = new Set([
  'title',
  'description',
  'default',
  'examples',
  'codeTable',
  'sensitive',
  'derived',
  'widget',
  'readOnly',
]);

const TYPES: Record<string, Accepts> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
};

const isPlain = (value: Json): boolean => typeof value !== 'object' || value === null;

/** The entries of a code table: one lookup instead of a trial per entry. */
const choice = (branches: Json): Accepts | undefined => {
  if (!Array.isArray(branches)) return undefined;
  const codes = branches.flatMap((branch) => (isBareConst(branch) ? [branch.const] : []));
  const known = new Set(codes);
  return known.size === branches.length ? (value) => known.has(value) : undefined;
};

const isBareConst = (branch: Json): branch is { const: Json } =>
  isObject(branch) &&
  branch.const !== undefined &&
  isPlain(branch.const) &&
  Object.keys(branch).every((keyword) => keyword === 'const' || ANNOTATIONS.has(keyword));

const bound =
  (fits: (value: Json, limit: number) => boolean) =>
  (limit: Json): Accepts | undefined =>
    typeof limit === 'number' ? (value) => fits(value, limit) : undefined;

const inFormat = (name: Json): Accepts | undefined => {
  const check = typeof name === 'string' ? format[name] : undefined;
  return check && ((value) => typeof value !== 'string' || check(value));
};

const eachIn = (items: Json): Accepts | undefined => {
  const accepts = acceptsOf(items);
  return accepts && ((value) => !Array.isArray(value) || value.every(accepts));
};

const allDifferent: Accepts = (value) =>
  !Array.isArray(value) || (value.every(isPlain) && new Set(value).size === value.length);

/** What fields of forms use. A rule is for values of its own type and lets the others pass, as JSON Schema has it. */
const KEYWORDS: Record<string, (meaning: Json) => Accepts | undefined> = {
  type: (type) => (typeof type === 'string' ? TYPES[type] : undefined),
  const: (only) => (isPlain(only) ? (value) => value === only : undefined),
  oneOf: choice,
  format: inFormat,
  minLength: bound((value, least) => typeof value !== 'string' || ucs2length(value) >= least),
  maxLength: bound((value, most) => typeof value !== 'string' || value.length <= most || ucs2length(value) <= most),
  minimum: bound((value, least) => typeof value !== 'number' || value >= least),
  maximum: bound((value, most) => typeof value !== 'number' || value <= most),
  multipleOf: () => (value) => typeof value !== 'number',
  minItems: bound((value, least) => !Array.isArray(value) || value.length >= least),
  maxItems: bound((value, most) => !Array.isArray(value) || value.length <= most),
  uniqueItems: () => allDifferent,
  items: eachIn,
};

/** The check of one field, or nothing where the schema says more than the keywords above. */
export const acceptsOf = (schema: Json | undefined): Accepts | undefined => {
  if (!isObject(schema)) return undefined;
  const checks: Accepts[] = [];
  for (const [keyword, meaning] of Object.entries(schema)) {
    if (ANNOTATIONS.has(keyword)) continue;
    const check = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword]?.(meaning) : undefined;
    if (!check) return undefined;
    checks.push(check);
  }
  return (value) => checks.every((accepts) => accepts(value));
};

/** What an object schema may say beside its fields, so that a right field is no concern of the rest. */
const ROOT = new Set([...ANNOTATIONS, '$schema', 'type', 'properties', 'required', 'additionalProperties']);

/** The checks of the fields by name; nothing when the schema also rules over fields together. */
export const fieldChecks = (schema: JsonObject): Map<string, Accepts> | undefined => {
  const { properties } = schema;
  if (!isObject(properties) || !Object.keys(schema).every((keyword) => ROOT.has(keyword))) return undefined;
  const checks = Object.entries(properties).map(([name, field]) => [name, acceptsOf(field)] as const);
  return new Map(checks.flatMap(([name, accepts]) => (accepts ? [[name, accepts]] : [])));
};

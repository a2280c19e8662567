import { deepCompareStrict, format, ucs2length } from '@cfworker/json-schema';
import type { Json, JsonObject } from '../json.ts';

type Test = (value: Json) => boolean;

const isObject = (value: Json): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const ofText =
  (test: (text: string) => boolean): Test =>
  (value) =>
    typeof value !== 'string' || test(value);
const ofNumber =
  (test: (number: number) => boolean): Test =>
  (value) =>
    typeof value !== 'number' || test(value);
const ofList =
  (test: (list: Json[]) => boolean): Test =>
  (value) =>
    !Array.isArray(value) || test(value);
const ofObject =
  (test: (object: JsonObject) => boolean): Test =>
  (value) =>
    !isObject(value) || test(value);

const equals = (expected: Json): Test =>
  expected === null || typeof expected !== 'object'
    ? (value) => value === expected
    : (value) => deepCompareStrict(value, expected);

const TYPES: Record<string, Test> = {
  array: Array.isArray,
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => typeof value === 'number' && value % 1 === 0,
  null: (value) => value === null,
  number: (value) => typeof value === 'number',
  object: isObject,
  string: (value) => typeof value === 'string',
};

function typeTest(types: Json): Test | undefined {
  const tests = [types].flat().map((type) => TYPES[String(type)]);
  if (tests.some((test) => test === undefined)) return undefined;
  return tests.length === 1 ? tests[0] : (value) => tests.some((test) => test?.(value));
}

function oneOfValues(values: Json[]): Test {
  const scalars = new Set<Json>(values.filter((value) => value === null || typeof value !== 'object'));
  const rest = values.filter((value) => value !== null && typeof value === 'object').map(equals);
  return (value) => scalars.has(value) || rest.some((test) => test(value));
}

function propertiesTest(properties: JsonObject): Test | undefined {
  const tests = new Map<string, Test>();
  for (const [name, schema] of Object.entries(properties)) {
    const test = fits(schema);
    if (!test) return undefined;
    tests.set(name, test);
  }
  // By the names that the value has: it has fewer than it might have.
  return ofObject((object) => Object.keys(object).every((name) => tests.get(name)?.(object[name] ?? null) ?? true));
}

function additionalTest(schema: Json, { properties = {} }: JsonObject): Test | undefined {
  const known = new Set(Object.keys(properties as JsonObject));
  const test = fits(schema);
  return (
    test && ofObject((object) => Object.keys(object).every((name) => known.has(name) || test(object[name] ?? null)))
  );
}

function conditional(schema: JsonObject): Test | undefined {
  const [when, then = undefined] = [fits(schema.if ?? true), fits(schema.then ?? true)];
  return when && then && ((value) => !when(value) || then(value));
}

const all = (tests: (Test | undefined)[]): Test | undefined => {
  if (tests.some((test) => test === undefined)) return undefined;
  const known = tests as Test[];
  return known.length === 1 ? known[0] : (value) => known.every((test) => test(value));
};

const entries = (test: Test | undefined): Test | undefined => test && ofList((list) => list.every(test));

/** What each keyword asks; undefined where this cannot be said here. */
const KEYWORDS: Record<string, (argument: never, schema: JsonObject) => Test | undefined> = {
  type: typeTest,
  const: equals,
  enum: oneOfValues,
  required: (names: string[]) => ofObject((object) => names.every((name) => Object.hasOwn(object, name))),
  properties: propertiesTest,
  additionalProperties: additionalTest,
  propertyNames: (schema: Json) => {
    const test = fits(schema);
    return test && ofObject((object) => Object.keys(object).every(test));
  },
  minProperties: (least: number) => ofObject((object) => Object.keys(object).length >= least),
  items: (schema: Json) => entries(fits(schema)),
  minItems: (least: number) => ofList((list) => list.length >= least),
  maxItems: (most: number) => ofList((list) => list.length <= most),
  uniqueItems: (unique: boolean) =>
    ofList((list) => !unique || list.every((one, at) => !list.some((other, to) => to < at && equals(one)(other)))),
  minLength: (least: number) => ofText((text) => ucs2length(text) >= least),
  maxLength: (most: number) => ofText((text) => ucs2length(text) <= most),
  pattern: (source: string) => {
    const pattern = new RegExp(source, 'u');
    return ofText((text) => pattern.test(text));
  },
  format: (name: string) => {
    const test = format[name];
    return test && ofText((text) => test(text));
  },
  minimum: (least: number) => ofNumber((number) => number >= least),
  maximum: (most: number) => ofNumber((number) => number <= most),
  exclusiveMinimum: (below: number) => ofNumber((number) => number > below),
  allOf: (schemas: Json[]) => all(schemas.map(fits)),
  anyOf: (schemas: Json[]) => {
    const tests = schemas.map(fits);
    if (tests.some((test) => test === undefined)) return undefined;
    return (value) => tests.some((test) => test?.(value));
  },
  if: (_, schema) => conditional(schema),
};

/** These ask nothing of a value; `then` is asked together with its `if`. */
const SILENT = new Set(['$schema', '$id', '$comment', 'title', 'description', 'default', 'examples', 'then']);

/**
 * A schema as a quick test, for the schemas of parts only: whether a value fits, without a word about why not. Undefined
 * for a schema with keywords beyond those; then there is no quick answer.
 */
export function fits(schema: Json): Test | undefined {
  if (schema === true) return () => true;
  if (schema === false) return () => false;
  if (!isObject(schema) || 'else' in schema) return undefined;
  const asked = Object.keys(schema).filter((keyword) => !SILENT.has(keyword));
  const tests = asked.map((keyword) =>
    Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword]?.(schema[keyword] as never, schema) : undefined,
  );
  return all(tests);
}

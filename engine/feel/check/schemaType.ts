import type { Json, JsonObject } from '../../json.ts';
import type { FeelType } from '../types.ts';

const MAX_DEPTH = 12;
/** Parts of a schema that are looked at: one that refers to itself several times would not end. */
const MAX_PARTS = 10_000;

interface Look {
  readonly root: JsonObject;
  left: number;
}

/**
 * The type of the data that a JSON Schema describes. Data are JSON, so that a text with the format `date` is a text.
 * What alternatives (`oneOf`, `then` …) add to an object is added to its entries.
 */
export const typeOfSchema = (schema: JsonObject): FeelType => typeOf(schema, { root: schema, left: MAX_PARTS }, 0);

const typeOf = (given: Json | undefined, look: Look, depth: number): FeelType => {
  if (!isObject(given) || depth > MAX_DEPTH || --look.left < 0) return 'Any';
  const schema = typeof given.$ref === 'string' ? referred(given.$ref, look.root) : given;
  if (schema === undefined) return 'Any';
  const types = [schema.type ?? []].flat().filter((type) => type !== 'null');
  const [type] = types.length === 1 ? types : [typeOfValues(schema)];
  switch (type) {
    case 'string':
    case 'boolean':
    case 'number':
      return type;
    case 'integer':
      return 'number';
    case 'array':
      return { kind: 'list', of: typeOf(schema.items, look, depth + 1) };
    case 'object':
      return contextOf(schema, look, depth);
    default:
      return isObject(schema.properties) ? contextOf(schema, look, depth) : 'Any';
  }
};

/** The one type that all values of `enum` or `const` have. */
const typeOfValues = (schema: JsonObject): string | undefined => {
  const values = Array.isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const] : [];
  const types = new Set(values.filter((value) => value !== null).map((value) => typeof value));
  const [only] = types;
  return types.size === 1 && only !== 'object' ? only : undefined;
};

const contextOf = (schema: JsonObject, look: Look, depth: number): FeelType => {
  const entries: Record<string, FeelType> = Object.create(null);
  const listed = addEntries(schema, look, depth, entries);
  const { additionalProperties: more } = schema;
  const open = more === undefined ? !listed : more !== false;
  return open ? { kind: 'context', entries, open } : { kind: 'context', entries };
};

const PARTS = ['allOf', 'anyOf', 'oneOf', 'then', 'else', 'if'] as const;

/** Adds the properties of a schema and of its parts; whether there are any. */
const addEntries = (schema: JsonObject, look: Look, depth: number, entries: Record<string, FeelType>): boolean => {
  if (depth > MAX_DEPTH || --look.left < 0) return false;
  const properties = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  for (const [name, member] of properties) {
    const type = typeOf(member, look, depth + 1);
    const before = entries[name];
    if (before === undefined || before === 'Any') entries[name] = type;
  }
  const parts = PARTS.flatMap((part) => schema[part] ?? []).filter(isObject);
  const listed = parts.map((part) => addEntries(resolved(part, look.root), look, depth + 1, entries));
  return properties.length > 0 || listed.includes(true);
};

const resolved = (schema: JsonObject, root: JsonObject): JsonObject =>
  typeof schema.$ref === 'string' ? (referred(schema.$ref, root) ?? {}) : schema;

/** A part of the same schema, `#/$defs/address`. */
const referred = (reference: string, root: JsonObject): JsonObject | undefined => {
  if (!reference.startsWith('#/')) return undefined;
  let found: Json | undefined = root;
  for (const step of reference.slice(2).split('/')) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    found = isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  }
  return isObject(found) ? found : undefined;
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

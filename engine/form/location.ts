import type { Json, JsonObject } from '../json.ts';
import { isObject } from './answers.ts';

export const pointerOf = (segments: readonly string[]): string =>
  segments.map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Segments of a JSON pointer, with or without the leading `#`. */
export const segmentsOf = (pointer: string): string[] =>
  pointer
    .replace(/^#/, '')
    .split('/')
    .slice(1)
    .map((segment) => decode(segment).replaceAll('~1', '/').replaceAll('~0', '~'));

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

export const valueAt = (data: Json, segments: readonly string[]): Json | undefined => {
  let value: Json | undefined = data;
  for (const segment of segments) {
    if (Array.isArray(value)) value = value[Number(segment)];
    else if (isObject(value) && Object.hasOwn(value, segment)) value = value[segment];
    else return undefined;
  }
  return value;
};

/** Local `$ref` followed, at most a few times. */
export const resolveRef = (root: JsonObject, schema: Json | undefined): JsonObject => {
  let current = schema;
  for (let hops = 0; hops < 8 && isObject(current) && typeof current.$ref === 'string'; hops += 1) {
    const { $ref, ...beside } = current;
    const target = valueAt(root, segmentsOf($ref as string));
    current = isObject(target) ? { ...target, ...beside } : beside;
  }
  return isObject(current) ? current : {};
};

/** The schema that describes the value at a place in the data; `{}` where the schema does not say. */
export const schemaAt = (root: JsonObject, segments: readonly string[]): JsonObject => {
  let schema = resolveRef(root, root);
  for (const segment of segments) schema = resolveRef(root, childOf(schema, segment));
  return schema;
};

const childOf = (schema: JsonObject, segment: string): Json | undefined => {
  const { properties, items, prefixItems } = schema;
  if (isObject(properties) && Object.hasOwn(properties, segment)) return properties[segment];
  if (/^\d+$/.test(segment) && Array.isArray(prefixItems) && prefixItems[Number(segment)])
    return prefixItems[Number(segment)];
  return items;
};

export const titleOf = (schema: JsonObject, name: string): string =>
  typeof schema.title === 'string' ? schema.title : name;

/** 「家庭成员」第2行的「姓名」 – the words that lead a person to a field. `field` is the title of the field alone. */
export const nameOf = (root: JsonObject, segments: readonly string[]): { field: string; place: string } => {
  let place = '';
  let field = titleOf(root, '表单');
  segments.forEach((segment, depth) => {
    const title = titleOf(schemaAt(root, segments.slice(0, depth + 1)), '');
    const isRow = /^\d+$/.test(segment) && depth > 0;
    field = title || (isRow ? field : segment);
    if (isRow) place = `${place}第${Number(segment) + 1}行`;
    else place = place.endsWith('行') ? `${place}的“${field}”` : `“${field}”`;
  });
  return { field, place: place || `“${field}”` };
};

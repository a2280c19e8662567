import type { Json, JsonObject } from '../json.ts';
import type { Problem } from '../result.ts';
import { isObject } from './answers.ts';
import { formats, standardFormats } from './formats.ts';
import { pointerOf, segmentsOf, valueAt } from './location.ts';
import { patternFault } from './patternSafety.ts';

const MAX_DEPTH = 12;
const MAX_PROPERTIES = 1_000;
const MAX_NODES = 100_000;

/** Names that reach the prototype of an object (S2, S30). */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
/** Keywords that fetch, rename or compute schemas. */
const REFUSED = new Set([
  '$data',
  '$id',
  'id',
  '$anchor',
  '$dynamicRef',
  '$dynamicAnchor',
  '$recursiveRef',
  '$recursiveAnchor',
  '$vocabulary',
]);
const MAPS = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']);
const LISTS = new Set(['oneOf', 'anyOf', 'allOf', 'prefixItems']);
const SCHEMAS = new Set([
  'items',
  'contains',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
]);

interface Walk {
  root: JsonObject;
  problems: Problem[];
  properties: number;
  nodes: number;
}

/**
 * Whether a form's schema of a pack may be interpreted: an object at the root, depth ≤ 12, ≤ 1,000 properties, no `$data`,
 * only local `$ref` without circles, no prototype names, patterns that cannot stall, known formats (S4, S5).
 * Paths are JSON pointers into the schema.
 */
export const checkFormSchema = (schema: Json): Problem[] => {
  if (!isObject(schema)) return [{ code: 'form.schema.root', message: '表单结构应为JSON对象', path: '' }];
  const walk: Walk = { root: schema, problems: [], properties: 0, nodes: 0 };
  if (schema.type !== 'object') report(walk, [], 'root', '表单结构最外层的type应为object');
  visit(walk, schema, [], 1, []);
  if (walk.properties > MAX_PROPERTIES) report(walk, [], 'size', `表单字段超过${MAX_PROPERTIES}个，请拆分`);
  if (walk.nodes > MAX_NODES) report(walk, [], 'size', '表单结构过大，请拆分或改用代码表');
  return walk.problems;
};

const report = (walk: Walk, at: string[], kind: string, message: string): undefined => {
  walk.problems.push({ code: `form.schema.${kind}`, message, path: pointerOf(at) });
};

const visit = (walk: Walk, schema: Json, at: string[], depth: number, refs: string[]): undefined => {
  walk.nodes += 1;
  if (walk.nodes > MAX_NODES || !isObject(schema)) return;
  if (depth > MAX_DEPTH) return report(walk, at, 'depth', `表单结构嵌套超过${MAX_DEPTH}层，请拆分`);
  checkKeywords(walk, schema, at);
  checkRef(walk, schema, at, depth, refs);
  for (const [key, member] of Object.entries(schema)) {
    if (MAPS.has(key)) visitMap(walk, member, [...at, key], depth, refs);
    else if (LISTS.has(key) && Array.isArray(member))
      for (const [index, child] of member.entries()) visit(walk, child, [...at, key, String(index)], depth + 1, refs);
    else if (SCHEMAS.has(key)) visit(walk, member, [...at, key], depth + 1, refs);
  }
};

const visitMap = (walk: Walk, map: Json, at: string[], depth: number, refs: string[]): undefined => {
  if (!isObject(map)) return report(walk, at, 'keyword', `“${at.at(-1)}”应为JSON对象`);
  for (const name of Object.keys(map)) {
    const place = [...at, name];
    if (FORBIDDEN.has(name)) report(walk, place, 'name', `字段名不得为“${name}”，请改名`);
    if (at.at(-1) === 'properties') walk.properties += 1;
    if (at.at(-1) === 'patternProperties') checkPattern(walk, name, place);
    visit(walk, map[name] ?? null, place, depth + 1, refs);
  }
};

const checkKeywords = (walk: Walk, schema: JsonObject, at: string[]): void => {
  for (const key of Object.keys(schema)) {
    if (FORBIDDEN.has(key)) report(walk, at, 'name', `不得使用名称“${key}”`);
    if (REFUSED.has(key)) report(walk, [...at, key], 'keyword', `表单结构不得使用“${key}”`);
  }
  for (const key of ['const', 'enum', 'minimum', 'maximum', 'required', 'maxLength']) {
    const value = schema[key];
    if (isObject(value) && '$data' in value) report(walk, [...at, key], 'keyword', '表单结构不得使用“$data”');
  }
  if (typeof schema.pattern === 'string') checkPattern(walk, schema.pattern, [...at, 'pattern']);
  const { format } = schema;
  if (typeof format === 'string' && !Object.hasOwn(formats, format) && !Object.hasOwn(standardFormats, format))
    report(
      walk,
      [...at, 'format'],
      'format',
      `没有“${format}”这种格式，可用：${Object.keys({ ...formats, ...standardFormats }).join('、')}`,
    );
};

const checkPattern = (walk: Walk, pattern: string, at: string[]): void => {
  const fault = patternFault(pattern);
  if (fault) report(walk, at, 'pattern', `${fault}，请改写`);
};

/** References are followed, so that depth and size count what they expand to. */
const checkRef = (walk: Walk, schema: JsonObject, at: string[], depth: number, refs: string[]): undefined => {
  const { $ref } = schema;
  if ($ref === undefined) return;
  if (typeof $ref !== 'string' || !$ref.startsWith('#/'))
    return report(walk, [...at, '$ref'], 'ref', `引用“${String($ref)}”不在本表单内，只能引用“#/$defs/…”`);
  if (refs.includes($ref)) return report(walk, [...at, '$ref'], 'ref', `引用“${$ref}”循环，请改写`);
  const target = valueAt(walk.root, segmentsOf($ref));
  if (target === undefined) return report(walk, [...at, '$ref'], 'ref', `引用“${$ref}”没有对应的内容`);
  visit(walk, target, at, depth + 1, [...refs, $ref]);
};

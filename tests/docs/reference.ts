import type { Json, JsonObject } from '#engine';

const isObject = (value: Json | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const objects = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

const TYPES: Record<string, string> = {
  array: '列表',
  boolean: '是否',
  integer: '整数',
  number: '数字',
  object: '对象',
  string: '文字',
};

const FORMATS: Record<string, string> = { date: '日期', 'date-time': '时间' };

/** What a value may be, in words: 「文字」「列表：对象」「下列之一：A、B」. */
function typeWords(schema: JsonObject): string {
  if (schema.const !== undefined) return `固定为 \`${JSON.stringify(schema.const)}\``;
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => `\`${value}\``).join('、');
  if (typeof schema.format === 'string') return FORMATS[schema.format] ?? schema.format;
  const types = [schema.type].flat().map((type) => TYPES[String(type)] ?? '任意');
  if (schema.type === 'array' && isObject(schema.items)) return `列表：${typeWords(schema.items)}`;
  const values = schema.additionalProperties;
  if (schema.type === 'object' && isObject(values)) return `名称→${typeWords(values)}`;
  return types.join('或');
}

interface Row {
  path: string;
  title: string;
  type: string;
  required: boolean;
  note: string;
}

/** Every field below a schema, alternatives one after the other; a field that several of them have stands once. */
function rowsOf(schema: JsonObject, path = ''): Row[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  const properties = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  const own = properties.flatMap(([name, value]): Row[] => {
    if (!isObject(value)) return [];
    const at = `${path}${name}`;
    const text = (key: string) => (typeof value[key] === 'string' ? value[key] : '');
    const row = {
      path: at,
      title: text('title'),
      type: typeWords(value),
      required: required.includes(name),
      note: text('description'),
    };
    return [row, ...inside(value, at)];
  });
  const others = objects(schema.allOf).flatMap((one) => (isObject(one.then) ? rowsOf(one.then, path) : []));
  return [...new Map([...own, ...others].reverse().map((row) => [row.path, row])).values()].reverse();
}

function inside(schema: JsonObject, at: string): Row[] {
  const rows = rowsOf(schema, `${at}.`);
  const items = isObject(schema.items) ? rowsOf(schema.items, `${at}[].`) : [];
  const values = isObject(schema.additionalProperties) ? schema.additionalProperties : undefined;
  const named = values === undefined ? [] : rowsOf(values, `${at}.*.`);
  return [...rows, ...items, ...named];
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

function section(kind: string, file: string, schema: JsonObject): string {
  const rows = rowsOf(schema).map(
    ({ path, title, type, required, note }) =>
      `| \`${path}\` | ${cell(title)} | ${cell(type)} | ${required ? '是' : ''} | ${cell(note)} |`,
  );
  return [
    `## ${schema.title}`,
    '',
    `\`${file}\`，结构见 [\`engine/pack/schemas/${kind}.json\`](../../engine/pack/schemas/${kind}.json)。`,
    '',
    '| 字段 | 含义 | 类型 | 必填 | 说明 |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** The page on every kind of file, from the schemas. `files`: where a part of a kind lies. */
export const referencePage = (schemas: Record<string, JsonObject>, files: Record<string, string>): string =>
  [
    '# 各类文件说明',
    '',
    '本页由 JSON Schema 生成，与检查所用的完全一致。更新：`npx vitest run --project unit tests/docs/reference.test.ts -u`。',
    '',
    '`.` 表示对象中的字段，`[]` 表示列表的每一项，`*` 表示任意名称。流程为 `processes/<标识>.bpmn`（BPMN 2.0），决策为 `decisions/<标识>.dmn`（DMN）。',
    '',
    ...Object.entries(schemas).map(([kind, schema]) => section(kind, files[kind] ?? '', schema)),
  ].join('\n');

import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import type { Json, JsonObject } from '../json.ts';
import type { Problem } from '../result.ts';
import { fits } from './fits.ts';
import type { Kind } from './kinds.ts';
import { valueAt } from './pointer.ts';
import bundle from './schemas/bundle.json' with { type: 'json' };
import calendar from './schemas/calendar.json' with { type: 'json' };
import campaign from './schemas/campaign.json' with { type: 'json' };
import codeTable from './schemas/code-table.json' with { type: 'json' };
import document from './schemas/document.json' with { type: 'json' };
import form from './schemas/form.json' with { type: 'json' };
import indicator from './schemas/indicator.json' with { type: 'json' };
import item from './schemas/item.json' with { type: 'json' };
import ledger from './schemas/ledger.json' with { type: 'json' };
import manifest from './schemas/manifest.json' with { type: 'json' };
import organization from './schemas/organization.json' with { type: 'json' };
import overlay from './schemas/overlay.json' with { type: 'json' };
import parameter from './schemas/parameter.json' with { type: 'json' };
import poster from './schemas/poster.json' with { type: 'json' };
import ruleText from './schemas/rule-text.json' with { type: 'json' };
import scenario from './schemas/scenario.json' with { type: 'json' };

export type SchemaKind = Exclude<Kind, 'process' | 'decision'> | 'manifest';

/** JSON Schema 2020-12 of every kind of part, for the check, the studio's editors and outside tools. */
export const PART_SCHEMAS: Record<SchemaKind, JsonObject> = {
  manifest,
  item,
  form,
  ledger,
  document,
  'code-table': codeTable,
  calendar,
  overlay,
  organization,
  scenario,
  parameter,
  indicator,
  'rule-text': ruleText,
  campaign,
  bundle,
  poster,
};

const validators = new Map<SchemaKind, Validator>();
const quick = new Map<SchemaKind, ReturnType<typeof fits>>();

/** Whether the part is in order, in a fraction of the time; what is wrong with one that is not, the validator tells. */
function isSound(kind: SchemaKind, value: Json): boolean {
  if (!quick.has(kind)) quick.set(kind, fits(PART_SCHEMAS[kind]));
  return quick.get(kind)?.(value) ?? false;
}

/** Every way in which a part misses the schema of its kind, in Chinese, with file and JSON pointer. */
export function checkPart(kind: SchemaKind, value: Json, file: string): Problem[] {
  if (isSound(kind, value)) return [];
  const schema = PART_SCHEMAS[kind];
  const validator = validators.get(kind) ?? new Validator(schema as Schema, '2020-12', false);
  validators.set(kind, validator);
  const problems = leaves(validator.validate(value).errors).map((error): Problem => {
    const path = pointerOf(error.instanceLocation);
    return { code: 'pack.schema', message: sentence(error, schema, valueAt(value, path)), file, path };
  });
  return [...new Map(problems.map((problem) => [`${problem.path} ${problem.message}`, problem])).values()];
}

/** These say only that something inside them is wrong. */
const WRAPPERS = new Set([
  '$ref',
  'additionalProperties',
  'allOf',
  'if',
  'items',
  'patternProperties',
  'properties',
  'propertyNames',
]);

/** The errors that a person can act on: no wrappers, and nothing of alternatives that were not meant. */
function leaves(errors: OutputUnit[]): OutputUnit[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const inChoice = (error: OutputUnit) =>
    choices.some(
      (choice) =>
        choice.instanceLocation === error.instanceLocation &&
        error.keywordLocation.startsWith(`${choice.keywordLocation}/`),
    );
  return errors.filter((error) => !WRAPPERS.has(error.keyword) && !inChoice(error));
}

const pointerOf = (location: string): string => decodeURI(location.slice(1));

const TYPES: Record<string, string> = {
  array: '数组',
  boolean: '是或否（true、false）',
  integer: '整数',
  number: '数字',
  object: '对象',
  string: '文本',
};

const FORMATS: Record<string, string> = {
  date: '日期须写作 YYYY-MM-DD',
  'date-time': '时间须写作 2026-01-05T09:00:00+08:00',
};

type Sentence = (limit: Json | undefined, schema: JsonObject, error: OutputUnit) => string;

const SENTENCES: Record<string, Sentence> = {
  anyOf: () => '内容不属于任何一种允许的写法，请对照格式说明填写。',
  const: (limit) => `须为 ${JSON.stringify(limit)}。`,
  enum: (limit) => `须为下列之一：${(limit as Json[]).join('、')}。`,
  exclusiveMinimum: (limit) => `须大于 ${limit}。`,
  false: () => '不认识这个字段，请删去或改正名称。',
  format: (limit) => `${FORMATS[String(limit)] ?? '格式不正确'}。`,
  maxItems: (limit) => `最多 ${limit} 项。`,
  maxLength: (limit) => `不得超过 ${limit} 个字符。`,
  maximum: (limit) => `不得大于 ${limit}。`,
  minItems: (limit) => `至少要有 ${limit} 项。`,
  minLength: () => '不得为空。',
  minProperties: (limit) => `至少要有 ${limit} 个字段。`,
  minimum: (limit) => `不得小于 ${limit}。`,
  pattern: (_limit, schema) => `${schema.description ?? '写法不正确'}。`,
  required: (_limit, _schema, { error }) => `缺少必填字段“${/"(.*)"/.exec(error)?.[1] ?? ''}”。`,
  type: (limit) =>
    `类型不对，须为${[limit]
      .flat()
      .map((name) => TYPES[String(name)] ?? name)
      .join('或')}。`,
  uniqueItems: () => '各项不得重复。',
};

function sentence(error: OutputUnit, schema: JsonObject, value: Json | undefined): string {
  const at = pointerOf(error.keywordLocation);
  const owner = valueAt(schema, at.slice(0, at.lastIndexOf('/')));
  const words =
    SENTENCES[error.keyword]?.(valueAt(schema, at), (owner ?? {}) as JsonObject, error) ?? '不符合格式要求。';
  const name = error.keywordLocation.includes('/propertyNames') ? '名称' : '';
  return `${name}${words}${shown(value, error.keyword)}`;
}

/** The offending value, when it is short and the sentence does not show it already. */
function shown(value: Json | undefined, keyword: string): string {
  const scalar = typeof value === 'string' || typeof value === 'number';
  if (!scalar || value === '' || keyword === 'false' || String(value).length > 40) return '';
  return `现为“${value}”。`;
}

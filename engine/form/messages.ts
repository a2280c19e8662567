import type { Json, JsonObject } from '../json.ts';
import { isObject } from './answers.ts';
import { formatMessage } from './formats.ts';

/** A failed keyword: what the schema says at that place and the value that is there. */
export interface Failure {
  keyword: string;
  schema: JsonObject;
  value: Json | undefined;
  /** Words that name the field: `“姓名”`, `“家庭成员”第2行的“姓名”`. */
  place: string;
}

const TYPES: Record<string, string> = {
  string: '应填写文字',
  number: '应填写数字',
  integer: '应填写整数',
  boolean: '应选择是或否',
  array: '应为列表',
  object: '的内容格式不对，请重新填写',
  null: '应留空',
};

const number = (value: Json | undefined): string => (typeof value === 'number' ? String(value) : '规定的数');

type Sentence = (failure: Failure) => string;

/** The end of the sentence per keyword. Keywords that only wrap others are not here. */
const SENTENCES: Record<string, Sentence> = {
  type: ({ schema }) =>
    TYPES[String(Array.isArray(schema.type) ? schema.type[0] : schema.type)] ?? '的内容格式不对，请重新填写',
  const: ({ schema }) => (schema.const === true ? '须勾选确认' : `应为“${String(schema.const)}”`),
  enum: () => '的内容不在选项中，请从列表中重新选择',
  oneOf: ({ schema }) => (isChoice(schema.oneOf) ? '的内容不在选项中，请从列表中重新选择' : '的内容不符合要求，请核对'),
  anyOf: ({ schema }) => (isChoice(schema.anyOf) ? '的内容不在选项中，请从列表中重新选择' : '的内容不符合要求，请核对'),
  not: () => '的内容不允许这样填写，请核对',
  format: ({ schema, value }) => formatMessage(String(schema.format), String(value)),
  pattern: ({ schema }) =>
    `的格式不对，请核对${typeof schema.description === 'string' ? `：${schema.description}` : ''}`,
  minLength: ({ schema }) => `至少填写${number(schema.minLength)}个字`,
  maxLength: ({ schema, value }) => `最多填写${number(schema.maxLength)}个字，现在有${[...String(value)].length}个字`,
  minimum: ({ schema }) => `不能小于${number(schema.minimum)}`,
  maximum: ({ schema }) => `不能大于${number(schema.maximum)}`,
  exclusiveMinimum: ({ schema }) => `应大于${number(schema.exclusiveMinimum)}`,
  exclusiveMaximum: ({ schema }) => `应小于${number(schema.exclusiveMaximum)}`,
  multipleOf: ({ schema }) =>
    schema.format === 'money' || schema.multipleOf === 0.01
      ? '最多保留两位小数'
      : `应为${number(schema.multipleOf)}的整数倍`,
  minItems: ({ schema }) => `至少填写${number(schema.minItems)}项`,
  maxItems: ({ schema }) => `最多填写${number(schema.maxItems)}项`,
  uniqueItems: () => '中有重复的内容，请删除重复项',
  contains: () => '缺少必须有的一项，请补充',
  minContains: () => '中符合要求的项太少，请补充',
  maxContains: () => '中符合要求的项太多，请删减',
  minProperties: () => '填写的内容太少，请补充',
  maxProperties: () => '填写的内容太多，请删减',
  propertyNames: () => '中有名称不对的内容，请删除',
  false: () => '不是本表单的内容，请删除',
};

const isChoice = (options: Json | undefined): boolean =>
  Array.isArray(options) && options.every((option) => isObject(option) && 'const' in option);

export const speaks = (keyword: string): boolean => Object.hasOwn(SENTENCES, keyword);

/** A whole sentence: which field, what is wrong, what to do. */
export const sentence = (failure: Failure): string =>
  `${failure.place}${SENTENCES[failure.keyword]?.(failure) ?? '的内容不符合要求，请核对'}`;

/** 请填写“姓名” / 请选择“性别” / 请上传“身份证” – by how the field is answered. */
export const missingSentence = (schema: JsonObject, place: string): string => `请${verbOf(schema)}${place}`;

const verbOf = (schema: JsonObject): string => {
  if (schema.const === true) return '勾选';
  if (schema.format === 'file') return '上传';
  if (schema.format === 'signature') return '签署';
  const choice = schema.enum ?? schema.oneOf ?? schema.codeTable ?? (schema.type === 'boolean' || undefined);
  return choice === undefined && schema.format !== 'date' && schema.format !== 'division' ? '填写' : '选择';
};

import type { JsonObject } from '#engine';

export interface FieldType {
  id: string;
  label: string;
  /** Title of a new field. */
  title: string;
  schema: JsonObject;
}

const twoOptions: JsonObject[] = [
  { const: '1', title: '选项一' },
  { const: '2', title: '选项二' },
];

/** What a field can be; the form editor's palette. */
export const fieldTypes: FieldType[] = [
  { id: 'text', label: '单行文字', title: '新字段', schema: { type: 'string', maxLength: 100 } },
  { id: 'textarea', label: '多行文字', title: '说明', schema: { type: 'string', maxLength: 500, widget: 'textarea' } },
  { id: 'integer', label: '整数', title: '数量', schema: { type: 'integer', minimum: 0 } },
  { id: 'number', label: '小数', title: '数值', schema: { type: 'number' } },
  { id: 'money', label: '金额', title: '金额（元）', schema: { type: 'number', format: 'money', minimum: 0 } },
  { id: 'date', label: '日期', title: '日期', schema: { type: 'string', format: 'date' } },
  { id: 'boolean', label: '是或否', title: '是否', schema: { type: 'boolean' } },
  { id: 'choice', label: '单选', title: '选项', schema: { type: 'string', oneOf: twoOptions } },
  {
    id: 'choices',
    label: '多选',
    title: '多项选择',
    schema: { type: 'array', items: { type: 'string', oneOf: twoOptions }, uniqueItems: true },
  },
  {
    id: 'citizenId',
    label: '公民身份号码',
    title: '公民身份号码',
    schema: { type: 'string', format: 'citizen-id', sensitive: 2 },
  },
  {
    id: 'creditCode',
    label: '统一社会信用代码',
    title: '统一社会信用代码',
    schema: { type: 'string', format: 'credit-code' },
  },
  { id: 'phone', label: '联系电话', title: '联系电话', schema: { type: 'string', format: 'phone', sensitive: 2 } },
  { id: 'division', label: '行政区划', title: '所在地', schema: { type: 'string', format: 'division' } },
  { id: 'file', label: '附件', title: '附件', schema: { type: 'string', format: 'file' } },
  { id: 'signature', label: '签名', title: '签名', schema: { type: 'string', format: 'signature' } },
];

export const listOf = (schema: JsonObject): JsonObject =>
  typeof schema.items === 'object' && schema.items !== null && !Array.isArray(schema.items) ? schema.items : {};

/** Which of the types a field is; undefined for what only the text view can edit (tables, groups). */
export function typeOf(schema: JsonObject): FieldType | undefined {
  const id = (name: string) => fieldTypes.find((type) => type.id === name);
  const byFormat = fieldTypes.find((type) => typeof schema.format === 'string' && type.schema.format === schema.format);
  if (byFormat && schema.type !== 'array') return byFormat;
  if (schema.type === 'array') return listOf(schema).type === 'string' ? id('choices') : undefined;
  if (schema.codeTable !== undefined || schema.oneOf !== undefined || schema.enum !== undefined) return id('choice');
  if (schema.widget === 'textarea') return id('textarea');
  if (schema.type === 'string')
    return id(typeof schema.maxLength === 'number' && schema.maxLength > 100 ? 'textarea' : 'text');
  return typeof schema.type === 'string' ? id(schema.type) : undefined;
}

export const isChoice = (schema: JsonObject): boolean => ['choice', 'choices'].includes(typeOf(schema)?.id ?? '');
